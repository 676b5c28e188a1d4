/** Directory roles that are held now, at the tenant, an administrative unit or a single object. */

import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { DirectoryRoleRow, roleOf } from '../../rules/directory/directory-role-row.ts';
import { holdDirectoryRole } from '../../rules/directory/hold-directory-role.ts';
import { collection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/unifiedroleassignment */
export const directoryRoleAssignments = collection({
  name: 'graph/directory-role-assignments',
  permission: 'RoleManagement.Read.Directory',
  schema: DirectoryRoleRow,
  read(row, emit: Emit & Reads<'applications'> & Writes<'powers' | 'directory' | 'groups' | 'privileges'>) {
    const role = roleOf(row);
    emit.privileges.note('roles', role.principal, role.roleId);
    if (role.scope === '/') {
      const known = emit.directory.tenantRoles.get(role.principal) ?? [];
      emit.directory.tenantRoles.set(role.principal, [...known, role.roleId]);
    }
    holdDirectoryRole(
      {
        ...role,
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
