/** Azure resources of every kind: which abilities reach each, and the identities that its code runs as. */
import { z } from 'zod';
import { resourceKind } from '../../azure-scopes.ts';
import { reachedBy } from '../../resource-abilities.ts';
import { collection, type Emit, Flag, Id, Text } from '../collection.ts';

const AccessPolicy = z.object({
  objectId: Id,
  applicationId: Id.nullish(),
  permissions: z.object({ secrets: z.array(z.string()).nullish() }).nullish(),
});

const Properties = z.object({
  enableRbacAuthorization: Flag,
  accessPolicies: z.array(AccessPolicy).nullish(),
  allowSharedKeyAccess: Flag,
});

const Identity = z.object({
  principalId: Id.nullish(),
  userAssignedIdentities: z.record(z.string(), z.object({ principalId: Id.nullish() }).nullish()).nullish(),
});

const Resource = z.object({
  id: Id,
  name: z.string(),
  type: Text,
  kind: Text,
  location: Text,
  tags: z.record(z.string(), z.string()).nullish(),
  identity: Identity.nullish(),
  properties: Properties.nullish(),
});

/** https://learn.microsoft.com/rest/api/resources/resources/list, each with its full properties */
export const resources = collection({
  name: 'arm/resources',
  permission: 'Reader',
  schema: Resource,
  read(row, emit) {
    const kind = resourceKind(row.id, row.kind);
    const { id, name, type, location, tags, properties } = row;
    const details = {
      type,
      location,
      ...(tags ? { tags } : {}),
      enableRbacAuthorization: properties?.enableRbacAuthorization,
      allowSharedKeyAccess: properties?.allowSharedKeyAccess,
    };
    if (!emit.node({ kind, id, name, details, reachedBy: reachedBy(kind, properties ?? {}) })) return;
    for (const identity of identitiesOf(row)) runsAs(id, identity, emit);
    if (kind === 'KeyVault' && properties?.enableRbacAuthorization !== true) accessPolicies(row, emit);
  },
});

function identitiesOf({ identity }: z.infer<typeof Resource>): string[] {
  const assigned = Object.values(identity?.userAssignedIdentities ?? {}).map((one) => one?.principalId);
  return [identity?.principalId, ...assigned].filter((id) => id != null);
}

/** Code on a resource gets tokens of every identity the resource has: Azure asks for nothing more. */
function runsAs(resource: string, identity: string, emit: Emit): void {
  emit.link({
    kind: 'RUNS_AS',
    from: resource,
    to: identity,
    gate: 0,
    rule: 'resource-identity',
    basis: 'OBSERVED',
    evidence: [`arm/resources:${resource}`],
  });
}

/** https://learn.microsoft.com/azure/key-vault/general/assign-access-policy */
function accessPolicies(row: z.infer<typeof Resource>, emit: Emit): void {
  for (const policy of row.properties?.accessPolicies ?? []) {
    const secrets = (policy.permissions?.secrets ?? []).map((permission) => permission.toLowerCase());
    if (!secrets.includes('get') && !secrets.includes('all')) continue;
    // Such an entry needs that application and that user together: neither alone is let in.
    if (policy.applicationId) continue;
    const entitlement = `ent:get-secrets@${row.id}`;
    if (!emit.tenant.nodes.has(entitlement)) {
      emit.node({
        kind: 'Entitlement',
        id: entitlement,
        name: `Get secrets @ ${row.name} (access policy)`,
        abilities: [],
      });
      emit.fact({ kind: 'AT', from: entitlement, to: row.id });
      emit.link({
        kind: 'READS_SECRETS',
        from: entitlement,
        to: row.id,
        gate: 0,
        rule: 'vault-access-policy',
        basis: 'OBSERVED',
        evidence: [`arm/resources:${row.id}`],
      });
    }
    emit.link({
      kind: 'HOLDS',
      from: policy.objectId,
      to: entitlement,
      gate: 0,
      rule: 'vault-access-policy',
      basis: 'OBSERVED',
      evidence: [`arm/resources:${row.id}`],
    });
  }
}
