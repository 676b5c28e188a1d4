/** Directory roles that are held now, at the tenant, an administrative unit or a single object. */
import { z } from 'zod';
import { holdDirectoryRole } from '../../rules/hold-directory-role.ts';
import { collection, Id, Principal, Text } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/unifiedroleassignment */
export const directoryRoleAssignments = collection({
  name: 'graph/directory-role-assignments',
  permission: 'RoleManagement.Read.Directory',
  schema: z.object({
    id: Id,
    principalId: Id,
    principal: Principal,
    roleDefinitionId: Id,
    directoryScopeId: Text,
    appScopeId: Text,
  }),
  read(row, emit) {
    holdDirectoryRole(
      {
        principal: row.principalId,
        principalType: row.principal?.['@odata.type'],
        roleId: row.roleDefinitionId,
        scope: row.directoryScopeId ?? row.appScopeId ?? '/',
        active: true,
        link: {
          gate: 0,
          rule: 'directory-role-assignment',
          basis: 'OBSERVED',
          evidence: [`graph/directory-role-assignments:${row.id}`],
        },
      },
      emit,
    );
  },
});
