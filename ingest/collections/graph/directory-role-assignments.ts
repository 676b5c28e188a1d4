/** Directory roles that are held now, at the tenant, an administrative unit or a single object. */
import { z } from 'zod';
import { directoryAbilities } from '../../permissions.ts';
import { collection, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/unifiedroleassignment */
export const directoryRoleAssignments = collection({
  name: 'graph/directory-role-assignments',
  permission: 'RoleManagement.Read.Directory',
  schema: z.object({ id: Id, principalId: Id, roleDefinitionId: Id, directoryScopeId: Text, appScopeId: Text }),
  read(row, emit) {
    const scope = (row.directoryScopeId ?? row.appScopeId ?? '/').toLowerCase();
    const place = scope === '/' ? emit.tenant.id : (scope.split('/').at(-1) ?? '');
    const at = emit.tenant.nodes.has(place) ? place : emit.tenant.applicationByAppId.get(place);
    if (at === undefined) return emit.skip('the scope of the assignment is not in the tenant');
    if (!emit.tenant.nodes.has(row.principalId)) return emit.skip('the principal no longer exists');
    const role = emit.tenant.directoryRoles.get(row.roleDefinitionId) ?? {
      name: `directory role ${row.roleDefinitionId}`,
      abilities: directoryAbilities(row.roleDefinitionId, []),
    };
    const entitlement = `ent:${row.roleDefinitionId}@${scope}`;
    if (!emit.tenant.nodes.has(entitlement)) {
      const scopeName = scope === '/' ? 'tenant' : place;
      emit.node({
        kind: 'Entitlement',
        id: entitlement,
        name: `${role.name} @ ${scopeName}`,
        abilities: role.abilities,
      });
      emit.fact({ kind: 'AT', from: entitlement, to: at });
    }
    emit.link({
      kind: 'HOLDS',
      from: row.principalId,
      to: entitlement,
      gate: 0,
      rule: 'directory-role-assignment',
      basis: 'OBSERVED',
      evidence: [`graph/directory-role-assignments:${row.id}`],
    });
  },
});
