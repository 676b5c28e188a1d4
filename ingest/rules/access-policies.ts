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
    isPrincipal(policy.objectId, undefined, emit);
    const id = `ent:get-secrets@${row.id}`;
    const name = `Get secrets @ ${row.name} (access policy)`;
    if (entitle({ id, name, abilities: [], at: row.id }, emit))
      emit.link({ ...link, kind: 'READS_SECRETS', from: id, to: row.id });
    // Such an entry lets the person in through that application only. Whoever has the person may have a token of it: many
    // are public clients, and who has the secrets of the others is not told from here.
    const by = policy.applicationId;
    const through = by ? ({ basis: 'ASSUMED', says: `holds, by way of the application ${by},` } as const) : {};
    emit.link({ ...link, kind: 'HOLDS', from: policy.objectId, to: id, ...through });
  }
}
