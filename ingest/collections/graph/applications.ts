/** Application registrations, which hold credentials and run as their service principal. */

import { z } from 'zod';
import { type AbilityName, abilitiesOverObjects, type LinkRule } from '#catalogue';
import type { Inheritance } from '../../memory/applications.ts';
import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { emitCredentials, KeyCredential, PasswordCredential } from '../../rules/applications/credentials.ts';
import { Sponsors, sponsoredBy } from '../../rules/applications/sponsors.ts';
import { uncollectedInstance } from '../../rules/placeholders/unknown-instances.ts';
import { collection, Flag, Id, Text } from '../collection.ts';

/** Which grants agents inherit, by resource: roles and scopes apart, all of them or none. */
const Inheritable = z.object({ kind: Text, '@odata.type': Text }).nullish();
const InheritablePermission = z.object({
  resourceAppId: Id,
  inheritableScopes: Inheritable,
  inheritableRoles: Inheritable,
});

const Application = z.object({
  id: Id,
  appId: Id,
  displayName: Text,
  '@odata.type': Text,
  signInAudience: Text,
  isDisabled: Flag,
  managerApplications: z.array(Id).nullish(),
  sponsors: Sponsors,
  inheritablePermissions: z.array(InheritablePermission).nullish(),
  notes: Text,
  description: Text,
  serviceManagementReference: Text,
  createdDateTime: Text,
  createdByAppId: Id.nullish(),
  verifiedPublisher: z.object({ displayName: Text }).nullish().catch(undefined),
  servicePrincipalLockConfiguration: z
    .object({ isEnabled: Flag, allProperties: Flag, credentialsWithUsageVerify: Flag })
    .nullish(),
  passwordCredentials: z.array(PasswordCredential).nullish(),
  keyCredentials: z.array(KeyCredential).nullish(),
});

const overAll = abilitiesOverObjects('application');
const overSingleTenant = abilitiesOverObjects('singleTenantApplication');
const overBlueprints = abilitiesOverObjects('agentBlueprint');

/** https://learn.microsoft.com/graph/api/resources/application */
export const applications = collection({
  name: 'graph/applications',
  permission: 'Application.Read.All',
  schema: Application,
  read(row, emit: Emit & Reads<'gaps'> & Writes<'powers' | 'applications' | 'identities'>) {
    const { id, appId, signInAudience } = row;
    const name = row.displayName ?? id;
    const isBlueprint = row['@odata.type']?.toLowerCase().endsWith('.agentidentityblueprint') ?? false;
    const reachedBy = {
      ...overAll,
      ...(signInAudience == null || signInAudience === 'AzureADMyOrg' ? overSingleTenant : {}),
      ...(isBlueprint ? overBlueprints : {}),
    };
    const reachedAssumed = signInAudience == null ? (Object.keys(overSingleTenant) as AbilityName[]) : [];
    const details = { appId, signInAudience };
    const aliases = [appId];
    if (!emit.node({ kind: 'Application', id, name, aliases, details, reachedBy, reachedAssumed })) return;
    remember(row, { name, isBlueprint }, emit);
    sponsoredBy(row, emit);
    emit.applications.applicationByAppId.set(appId, id);
    for (const manager of row.managerApplications ?? [])
      emit.applications.managers.push([id, manager, 'graph/applications']);
    if (row.inheritablePermissions != null) inheritance(appId, row.inheritablePermissions, emit);
    const collected = emit.applications.servicePrincipalByAppId.get(appId);
    if (collected !== undefined) instance(row, collected, emit);
    if (collected !== undefined && signInAudience === 'AzureADMyOrg') emit.applications.singleTenant.add(collected);
    const servicePrincipal = collected ?? (row.isDisabled ? undefined : uncollectedInstance(id, emit));
    emitCredentials({ owner: id, authenticates: servicePrincipal, collection: 'graph/applications' }, row, emit);
    if (servicePrincipal !== undefined && row.isDisabled === true) emit.applications.disabled.add(servicePrincipal);
    for (const agent of emit.applications.agentsOfBlueprint.get(appId) ?? [])
      runsAs(id, agent, 'agent-blueprint', emit);
  },
});

function inheritance(
  blueprint: string,
  permissions: readonly z.infer<typeof InheritablePermission>[],
  emit: Writes<'applications'>,
): void {
  const flows = (one: z.infer<typeof Inheritable>) =>
    one == null ? 'not collected' : !/^(#microsoft\.graph\.)?no/i.test(one.kind ?? one['@odata.type'] ?? '');
  const resources = permissions.flatMap(({ resourceAppId, inheritableRoles, inheritableScopes }) => {
    const resource = emit.applications.servicePrincipalByAppId.get(resourceAppId);
    const inherited: Inheritance = { roles: flows(inheritableRoles), scopes: flows(inheritableScopes) };
    return resource === undefined ? [] : [[resource, inherited] as const];
  });
  emit.applications.inheritable.set(blueprint, new Map(resources));
}

/** What governance asks of it. */
function remember(
  row: z.infer<typeof Application>,
  known: { readonly name: string; readonly isBlueprint: boolean },
  emit: Writes<'identities'>,
): void {
  const { id, appId, notes, description, serviceManagementReference, createdDateTime, createdByAppId } = row;
  const verifiedPublisher = row.verifiedPublisher?.displayName;
  const isMultiTenant = row.signInAudience != null && row.signInAudience !== 'AzureADMyOrg';
  const said = { appId, notes, description, serviceManagementReference, createdDateTime, createdByAppId };
  emit.identities.applications.set(id, {
    ...known,
    ...said,
    verifiedPublisher,
    isMultiTenant,
    isLocked: isLocked(row),
  });
}

/** https://learn.microsoft.com/entra/identity-platform/howto-configure-app-instance-property-locks */
function isLocked({ servicePrincipalLockConfiguration: lock }: z.infer<typeof Application>): boolean {
  return lock?.isEnabled === true && (lock.allProperties === true || lock.credentialsWithUsageVerify === true);
}

function instance(
  row: z.infer<typeof Application>,
  servicePrincipal: string,
  emit: Emit & Writes<'powers' | 'applications'>,
): void {
  emit.fact({ kind: 'OF', from: servicePrincipal, to: row.id });
  emit.applications.applicationOfInstance.set(servicePrincipal, row.id);
  emit.applications.instanceOfApplication.set(row.id, servicePrincipal);
  // Nobody gets a token of a disabled instance; whoever may add a credential to it may enable it too.
  if (!emit.applications.disabled.has(servicePrincipal)) runsAs(row.id, servicePrincipal, 'application-instance', emit);
  if (!isLocked(row)) return;
  emit.powers.close(servicePrincipal, 'service-principal-credentials');
  emit.powers.close(servicePrincipal, 'service-principal-owners');
}

function runsAs(from: string, to: string, rule: LinkRule, emit: Emit): void {
  const evidence = [`graph/applications:${from}`, `graph/service-principals:${to}`];
  emit.link({ kind: 'RUNS_AS', from, to, gate: 0, rule, basis: 'OBSERVED', evidence });
}
