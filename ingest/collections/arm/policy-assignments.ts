/** Policy assignments that deploy: whoever writes one has its deployments run as its identity. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { collection, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/rest/api/policy/policy-assignments/list */
export const policyAssignments = collection({
  name: 'arm/policy-assignments',
  permission: 'Reader',
  schema: z.object({
    id: Id,
    name: Text,
    identity: z
      .object({
        principalId: Id.nullish(),
        userAssignedIdentities: z.record(z.string(), z.object({ principalId: Id.nullish() }).nullish()).nullish(),
      })
      .nullish(),
    properties: z.object({ displayName: Text, scope: Id.nullish(), policyDefinitionId: Id.nullish() }).nullish(),
  }),
  read(row, emit: Emit & Writes<'powers' | 'azure'>) {
    const { id, identity, properties } = row;
    const assigned = Object.values(identity?.userAssignedIdentities ?? {}).map((one) => one?.principalId);
    const identities = [identity?.principalId, ...assigned].filter((one) => one != null);
    if (identities.length === 0) return emit.skip('it has no identity');
    const scope = emit.scope(properties?.scope ?? id.split('/providers/microsoft.authorization/')[0] ?? '/');
    const name = properties?.displayName ?? row.name ?? id;
    const details = { type: 'Microsoft.Authorization/policyAssignments' };
    if (!emit.node({ kind: 'Resource', id, name, details, reachedBy: { 'policy-identities': 0, 'azure-access': 0 } }))
      return;
    emit.azure.parentOf.set(id, scope);
    emit.powers.reaches(['policy-identities', 'azure-access'], scope);
    // Built-in definitions lie in no scope of the tenant, and nobody rewrites them.
    const definition = properties?.policyDefinitionId;
    if (definition != null && !definition.startsWith('/providers/microsoft.authorization/')) {
      const from = emit.scope(definition);
      const evidence = [`arm/policy-assignments:${id}`];
      emit.link({ kind: 'EXECUTES_ON', from, to: id, gate: 0, rule: 'policy-definition', basis: 'OBSERVED', evidence });
    }
    for (const to of identities) {
      const evidence = [`arm/policy-assignments:${id}`];
      emit.refersTo.principal(to, 'ManagedIdentity');
      emit.link({ kind: 'RUNS_AS', from: id, to, gate: 0, rule: 'policy-identity', basis: 'OBSERVED', evidence });
    }
  },
});
