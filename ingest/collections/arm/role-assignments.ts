/** Azure roles that are held now, at any scope. */
import { z } from 'zod';
import { collection, Id, lastSegment, Text } from '../collection.ts';

/** https://learn.microsoft.com/rest/api/authorization/role-assignments/list-for-scope */
export const azureRoleAssignments = collection({
  name: 'arm/role-assignments',
  permission: 'Reader',
  schema: z.object({
    id: Id,
    properties: z.object({ principalId: Id, principalType: Text, roleDefinitionId: Id, scope: Id }),
  }),
  read(row, emit) {
    const { principalId, principalType, roleDefinitionId, scope } = row.properties;
    const guid = lastSegment(roleDefinitionId);
    const foreign = principalType?.toLowerCase() === 'foreigngroup';
    if (!foreign && !emit.tenant.nodes.has(principalId)) return emit.skip('the principal no longer exists');
    const at = emit.scope(scope);
    const role = emit.tenant.azureRoles.get(guid) ?? { name: `Azure role ${guid}`, abilities: [] };
    const entitlement = `ent:${guid}@${at}`;
    if (!emit.tenant.nodes.has(entitlement)) {
      emit.node({
        kind: 'Entitlement',
        id: entitlement,
        name: `${role.name} @ ${emit.tenant.names.get(at) ?? at}`,
        abilities: role.abilities,
      });
      emit.fact({ kind: 'AT', from: entitlement, to: at });
    }
    const evidence = [`arm/role-assignments:${row.id}`];
    if (foreign) {
      emit.link({
        kind: 'HOLDS',
        from: 'entry:other-tenant',
        to: entitlement,
        gate: 1,
        authenticates: true,
        rule: 'foreign-principal',
        basis: 'ASSUMED',
        evidence,
      });
    } else {
      emit.link({
        kind: 'HOLDS',
        from: principalId,
        to: entitlement,
        gate: 0,
        rule: 'azure-role-assignment',
        basis: 'OBSERVED',
        evidence,
      });
    }
  },
});
