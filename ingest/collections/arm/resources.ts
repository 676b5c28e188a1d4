/** Azure resources of every kind: which abilities reach each, and the identities that its code runs as. */
import type { LinkRule } from '#catalogue';
import { resourceKind, resourceType } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { accessPolicies } from '../../rules/azure/access-policies.ts';
import { rememberCodeSources } from '../../rules/azure/code-sources.ts';
import { connectionOwner } from '../../rules/azure/connection-owner.ts';
import { noteEnvironment } from '../../rules/azure/environment.ts';
import { publishingPolicy } from '../../rules/azure/publishing-policy.ts';
import { Resource } from '../../rules/azure/resource.ts';
import { reachOf, runsCode } from '../../rules/azure/resource-abilities.ts';
import { resourceAdministrators } from '../../rules/azure/resource-administrators.ts';
import { collection } from '../collection.ts';

/** https://learn.microsoft.com/rest/api/resources/resources/list, each with its full properties */
export const resources = collection({
  name: 'arm/resources',
  permission: 'Reader',
  schema: Resource,
  read(row, emit: Emit & Reads<'applications'> & Writes<'powers' | 'azure'>) {
    const kind = resourceKind(row.id, row.kind);
    const type = resourceType(row.id);
    const { id, name, location, tags, properties } = row;
    const details = {
      type: row.type,
      location,
      ...(tags ? { tags } : {}),
      enableRbacAuthorization: properties?.enableRbacAuthorization,
      allowSharedKeyAccess: properties?.allowSharedKeyAccess,
    };
    const reach = reachOf(kind, type, properties ?? undefined);
    if (!emit.node({ kind, id, name, details, ...reach })) return;
    noteEnvironment(row, emit);
    if (kind === 'ManagedCluster') cluster(row, emit);
    else if (kind === 'UserAssignedIdentity') identityResource(row, emit);
    else if (runsCode(type)) {
      for (const identity of identitiesOf(row)) runsAs(id, identity, 'resource-identity', emit);
      for (const assigned of assignedByName(row)) emit.azure.assignedIdentities.push([id, assigned]);
    }
    if (kind === 'KeyVault' && properties?.enableRbacAuthorization !== true) {
      if (properties != null) emit.azure.policyVaults.add(id);
      accessPolicies(row, emit);
    }
    if (kind === 'StorageAccount' && properties != null && properties.allowSharedKeyAccess !== false)
      sharedKeys(row, emit);
    resourceAdministrators(row, emit);
    rememberCodeSources(row, emit);
    if (type === 'microsoft.web/sites/basicpublishingcredentialspolicies') publishingPolicy(row, emit);
    if (type === 'microsoft.web/connections') connectionOwner(row, emit);
    for (const used of Object.values(properties?.parameters?.$connections?.value ?? {}))
      if (used?.connectionId) emit.azure.usedConnections.push([id, used.connectionId]);
  },
});

/** https://learn.microsoft.com/azure/storage/common/sas-expiration-policy */
function sharedKeys({ id, properties }: Resource, emit: Writes<'azure'>): void {
  const days = properties?.keyPolicy?.keyExpirationPeriodInDays ?? undefined;
  const made = Object.values(properties?.keyCreationTime ?? {}).flatMap((one) => Date.parse(one ?? '') || []);
  emit.azure.sharedKeys.set(id, {
    rotatesAfter: days === undefined ? undefined : days * 86_400_000,
    isSasLimited: properties?.sasPolicy?.expirationAction?.toLowerCase() === 'block',
    oldestKeyAt: made.length === 0 ? undefined : Math.min(...made),
  });
}

function identitiesOf({ identity }: Resource): string[] {
  const assigned = Object.values(identity?.userAssignedIdentities ?? {}).map((one) => one?.principalId);
  return [identity?.principalId, ...assigned].filter((id) => id != null);
}

/** Assigned identities of which the row says no more than their ids. */
function assignedByName({ identity }: Resource): string[] {
  return Object.entries(identity?.userAssignedIdentities ?? {})
    .filter(([, one]) => one?.principalId == null)
    .map(([id]) => id.toLowerCase());
}

/** Code on a resource gets tokens of every identity the resource has: Azure asks for nothing more. */
function runsAs(resource: string, identity: string, rule: LinkRule, emit: Emit): void {
  emit.refersTo.principal(identity, 'ManagedIdentity');
  emit.link({
    kind: 'RUNS_AS',
    from: resource,
    to: identity,
    gate: 0,
    rule,
    basis: 'OBSERVED',
    evidence: [`arm/resources:${resource}`],
  });
}

/**
 * Code in a cluster gets tokens of what its nodes have: the kubelet identity and those of add-ons. The identity of the
 * cluster itself is its control plane's, which Azure runs.
 * https://learn.microsoft.com/azure/aks/use-managed-identity
 */
function cluster({ id, properties }: Resource, emit: Emit & Writes<'azure'>): void {
  const addons = Object.values(properties?.addonProfiles ?? {}).map((addon) => addon?.identity?.objectId);
  const kubelet = properties?.identityProfile?.kubeletidentity?.objectId;
  for (const identity of new Set([kubelet, ...addons]))
    if (identity != null && emit.refersTo.principal(identity, 'ManagedIdentity'))
      runsAs(id, identity, 'node-identity', emit);
  if (properties?.aadProfile?.enableAzureRBAC !== true) emit.azure.clustersOfOwnRoles.add(id);
  const issuer = properties?.oidcIssuerProfile?.issuerURL;
  if (issuer) emit.azure.clusterOfIssuer.set(issuer.toLowerCase().replace(/\/+$/, ''), id);
  const subscription = /^\/subscriptions\/[^/]+/.exec(id)?.[0];
  const group = properties?.nodeResourceGroup?.toLowerCase();
  if (subscription !== undefined && group !== undefined)
    emit.azure.clusterOfNodeGroup.set(`${subscription}/resourcegroups/${group}`, id);
}

/** Whoever attaches or federates the resource is its service principal. */
function identityResource({ id, properties }: Resource, emit: Emit & Writes<'azure'>): void {
  const principal = properties?.principalId?.toLowerCase();
  if (!principal) return;
  emit.azure.identityOfResource.set(id, principal);
  runsAs(id, principal, 'identity-resource', emit);
}
