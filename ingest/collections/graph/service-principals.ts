/** Service principals: the identities of applications, of Azure resources and of agents. */
import { z } from 'zod';
import { type AbilityName, abilitiesOverObjects, type NodeKind } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { emitCredentials, KeyCredential, PasswordCredential } from '../../rules/applications/credentials.ts';
import { isMicrosoft } from '../../rules/applications/publisher.ts';
import { Sponsors, sponsoredBy } from '../../rules/applications/sponsors.ts';
import { collection, Flag, Id, Text } from '../collection.ts';

const ServicePrincipal = z.object({
  id: Id,
  appId: Id.nullish(),
  displayName: Text,
  '@odata.type': Text,
  servicePrincipalType: Text,
  accountEnabled: Flag,
  appOwnerOrganizationId: Id.nullish(),
  alternativeNames: z.array(z.string()).nullish(),
  agentIdentityBlueprintId: Id.nullish(),
  managerApplications: z.array(Id).nullish(),
  sponsors: Sponsors,
  signInAudience: Text,
  createdDateTime: Text,
  notes: Text,
  description: Text,
  createdByAppId: Id.nullish(),
  verifiedPublisher: z.object({ displayName: Text }).nullish().catch(undefined),
  isDisabled: Flag,
  appRoles: z.array(z.object({ id: Id, value: Text, displayName: Text })).nullish(),
  passwordCredentials: z.array(PasswordCredential).nullish(),
  keyCredentials: z.array(KeyCredential).nullish(),
  disabledByMicrosoftStatus: Text,
});

const overInstances = abilitiesOverObjects('servicePrincipal');

/** https://learn.microsoft.com/graph/api/resources/serviceprincipal */
export const servicePrincipals = collection({
  name: 'graph/service-principals',
  permission: 'Application.Read.All',
  schema: ServicePrincipal,
  read(row, emit: Emit & Writes<'applications' | 'azure' | 'identities'>) {
    const { appId, servicePrincipalType, accountEnabled, appOwnerOrganizationId, alternativeNames } = row;
    const kind = kindOf(row);
    const managed = kind === 'ManagedIdentity';
    const details = {
      appId,
      servicePrincipalType,
      accountEnabled,
      appOwnerOrganizationId,
      ...(managed ? { alternativeNames } : {}),
    };
    const foreign = appOwnerOrganizationId != null && appOwnerOrganizationId !== emit.tenant.id;
    // Nobody can add a credential to a managed identity; that of an agent is its blueprint's.
    const reach =
      kind === 'ServicePrincipal'
        ? {
            reachedBy: overInstances,
            // Whether the publisher locked the instance is only told where the application is registered.
            ...(foreign ? { reachedAssumed: Object.keys(overInstances) as AbilityName[] } : {}),
          }
        : {};
    const aliases = appId == null ? [] : [appId];
    if (!emit.node({ kind, id: row.id, name: row.displayName ?? row.id, aliases, details, ...reach })) return;
    remember(row, kind, emit);
    sponsoredBy(row, emit);
    const madeAt = Date.parse(row.createdDateTime ?? '');
    if (!Number.isNaN(madeAt)) emit.applications.madeAt.set(row.id, madeAt);
    // An agent is no instance of an application: an appId that it shows is that of its blueprint.
    if (appId && kind !== 'AgentIdentity') emit.applications.servicePrincipalByAppId.set(appId, row.id);
    const isOld = /^(legacy|socialidp)$/i.test(servicePrincipalType ?? '');
    if (appId && kind === 'ServicePrincipal' && !foreign && !isOld) emit.applications.instancesHere.set(row.id, appId);
    if (appOwnerOrganizationId) emit.applications.ownerOfInstance.set(row.id, appOwnerOrganizationId);
    if (!foreign && row.signInAudience === 'AzureADMyOrg') emit.applications.singleTenant.add(row.id);
    for (const role of row.appRoles ?? [])
      emit.applications.appRoles.set(`${row.id}/${role.id}`, role.value ?? role.displayName ?? role.id);
    if (kind === 'AgentIdentity' && row.agentIdentityBlueprintId) agentOf(row.agentIdentityBlueprintId, row.id, emit);
    for (const appId of row.managerApplications ?? [])
      emit.applications.managers.push([row.id, appId, 'graph/service-principals']);
    if (!isEnabled(row) || row.isDisabled === true) emit.applications.disabled.add(row.id);
    if (managed) identityResource(row, emit);
    else if (isEnabled(row)) {
      emitCredentials({ owner: row.id, authenticates: row.id, collection: 'graph/service-principals' }, row, emit);
      if (foreign && kind === 'ServicePrincipal' && !isMicrosoft(appOwnerOrganizationId))
        emit.applications.published.add(row.id);
    }
  },
});

/** What governance asks of it. */
function remember(row: z.infer<typeof ServicePrincipal>, kind: NodeKind, emit: Writes<'identities'>): void {
  const { id, appId, displayName, notes, description, createdDateTime, createdByAppId, alternativeNames } = row;
  emit.identities.servicePrincipals.set(id, {
    ...{ name: displayName ?? id, appId, notes, description, createdDateTime, createdByAppId },
    verifiedPublisher: row.verifiedPublisher?.displayName,
    isManagedIdentity: kind === 'ManagedIdentity',
    isAgent: kind === 'AgentIdentity',
    isMicrosoft: isMicrosoft(row.appOwnerOrganizationId),
    isUserAssigned: (alternativeNames ?? []).some((name) => /\/userassignedidentities\//i.test(name)),
  });
}

function agentOf(blueprint: string, agent: string, emit: Writes<'applications'>): void {
  const { agentsOfBlueprint } = emit.applications;
  const known = agentsOfBlueprint.get(blueprint);
  if (known === undefined) agentsOfBlueprint.set(blueprint, [agent]);
  else known.push(agent);
}

/** Microsoft says nothing, or `NotDisabled`, of what it has not switched off. */
function isEnabled({ accountEnabled, disabledByMicrosoftStatus: status }: z.infer<typeof ServicePrincipal>): boolean {
  return accountEnabled !== false && !(status && status.toLowerCase() !== 'notdisabled');
}

function kindOf(row: z.infer<typeof ServicePrincipal>): 'ManagedIdentity' | 'AgentIdentity' | 'ServicePrincipal' {
  if (row.servicePrincipalType?.toLowerCase() === 'managedidentity') return 'ManagedIdentity';
  const isAgent = row['@odata.type']?.toLowerCase().endsWith('.agentidentity') || row.agentIdentityBlueprintId != null;
  return isAgent ? 'AgentIdentity' : 'ServicePrincipal';
}

/** A user-assigned identity names its resource, which is then known even where resources were not collected. */
function identityResource(
  { id, alternativeNames }: z.infer<typeof ServicePrincipal>,
  emit: Emit & Writes<'azure'>,
): void {
  const resource = (alternativeNames ?? [])
    .map((name) => name.toLowerCase())
    .find((name) => name.includes('/providers/microsoft.managedidentity/userassignedidentities/'));
  if (resource !== undefined) emit.azure.identityResources.set(resource, id);
}
