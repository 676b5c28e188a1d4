/** Directory roles held for a time; those that the assignments list too are the same holding. */

import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { DirectoryRoleRow, roleOf } from '../../rules/directory/directory-role-row.ts';
import { holdDirectoryRole } from '../../rules/directory/hold-directory-role.ts';
import { collection, Id } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/unifiedroleassignmentscheduleinstance */
export const roleAssignmentScheduleInstances = collection({
  name: 'graph/role-assignment-schedule-instances',
  permission: 'RoleAssignmentSchedule.Read.Directory',
  schema: DirectoryRoleRow.extend({ roleAssignmentOriginId: Id.nullish() }),
  read(row, emit: Emit & Reads<'applications'> & Writes<'powers' | 'directory' | 'groups' | 'privileges'>) {
    const role = roleOf(row);
    emit.privileges.note('roles', role.principal, role.roleId);
    if (emit.directory.holdings.has(`${role.principal} ${role.roleId} ${role.scope.toLowerCase()}`))
      return emit.skip('the assignments list it too');
    holdDirectoryRole(
      {
        ...role,
        active: true,
        link: {
          gate: 0,
          rule: 'directory-role-assignment',
          basis: 'OBSERVED',
          evidence: [`graph/role-assignment-schedule-instances:${row.id}`],
        },
      },
      emit,
    );
  },
});
