/** Access policies of key vaults: who may get secrets where Azure RBAC does not decide. */
import { entitlementId } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { entitle } from '../directory/entitlement.ts';
import type { Resource } from './resource.ts';

/** https://learn.microsoft.com/azure/key-vault/general/assign-access-policy */
export function accessPolicies(row: Resource, emit: Emit & Reads<'applications'> & Writes<'powers' | 'azure'>): void {
  const evidence = [`arm/resources:${row.id}`];
  const link = { gate: 0, rule: 'vault-access-policy', basis: 'OBSERVED', evidence } as const;
  for (const policy of row.properties?.accessPolicies ?? []) {
    const secrets = (policy.permissions?.secrets ?? []).map((permission) => permission.toLowerCase());
    if (!secrets.includes('get') && !secrets.includes('all')) continue;
    if (policy.applicationId) {
      compoundPolicy(row, policy.objectId, policy.applicationId, emit);
      continue;
    }
    emit.refersTo.principal(policy.objectId, undefined);
    const id = entitlementId('get-secrets', row.id);
    const name = `Get secrets @ ${row.name} (access policy)`;
    if (entitle({ id, name, abilities: [], at: row.id }, emit))
      emit.link({ ...link, kind: 'READS_SECRETS', from: id, to: row.id });
    emit.link({ ...link, kind: 'HOLDS', from: policy.objectId, to: id });
  }
}

/** An entry that needs a person and an application together: neither alone is let in, whoever has the one by the other is. */
function compoundPolicy(
  { id: vault, name }: Resource,
  principal: string,
  appId: string,
  emit: Emit & Reads<'applications'> & Writes<'powers' | 'azure'>,
): void {
  const application = emit.applications.servicePrincipalByAppId.get(appId);
  if (application === undefined || !emit.refersTo.principal(principal, undefined)) {
    emit.azure.apartPolicies += 1;
    return;
  }
  const evidence = [`arm/resources:${vault}`, `graph/service-principals:${application}`];
  const link = { gate: 0, basis: 'OBSERVED', evidence } as const;
  const id = entitlementId('get-secrets', vault, appId);
  const named = `Get secrets @ ${name} (access policy, through one application only)`;
  if (entitle({ id, name: named, abilities: [], at: vault }, emit))
    emit.link({ ...link, rule: 'vault-access-policy', kind: 'READS_SECRETS', from: id, to: vault });
  // Kept or taken away when it is known whether the person has the application too.
  emit.link({ ...link, rule: 'vault-access-policy-with-application', kind: 'HOLDS', from: principal, to: id });
  emit.azure.compoundPolicies.push([id, principal, application]);
}
