/** Access policies of key vaults: who may get secrets where Azure RBAC does not decide. */
import type { Emit } from '../collections/collection.ts';
import type { Resource } from '../resource.ts';
import { entitle } from './entitlement.ts';
import { isPrincipal } from './uncollected.ts';

/** https://learn.microsoft.com/azure/key-vault/general/assign-access-policy */
export function accessPolicies(row: Resource, emit: Emit): void {
  const evidence = [`arm/resources:${row.id}`];
  const link = { gate: 0, rule: 'vault-access-policy', basis: 'OBSERVED', evidence } as const;
  for (const policy of row.properties?.accessPolicies ?? []) {
    const secrets = (policy.permissions?.secrets ?? []).map((permission) => permission.toLowerCase());
    if (!secrets.includes('get') && !secrets.includes('all')) continue;
    // Such an entry needs that application and that user together: neither alone is let in.
    if (policy.applicationId) {
      emit.tenant.compoundPolicies += 1;
      continue;
    }
    isPrincipal(policy.objectId, undefined, emit);
    const id = `ent:get-secrets@${row.id}`;
    const name = `Get secrets @ ${row.name} (access policy)`;
    if (entitle({ id, name, abilities: [], at: row.id }, emit))
      emit.link({ ...link, kind: 'READS_SECRETS', from: id, to: row.id });
    emit.link({ ...link, kind: 'HOLDS', from: policy.objectId, to: id });
  }
}
