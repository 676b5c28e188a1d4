/** Directory roles that somebody may activate. */

import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { recordEligibility } from '../../rules/directory/activation.ts';
import { DirectoryRoleRow, roleOf } from '../../rules/directory/directory-role-row.ts';
import { holdDirectoryRole } from '../../rules/directory/hold-directory-role.ts';
import { collection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/unifiedroleeligibilityscheduleinstance */
export const roleEligibilityScheduleInstances = collection({
  name: 'graph/role-eligibility-schedule-instances',
  permission: 'RoleEligibilitySchedule.Read.Directory',
  schema: DirectoryRoleRow,
  read(
    row,
    emit: Emit & Reads<'applications'> & Writes<'powers' | 'directory' | 'groups' | 'eligibility' | 'privileges'>,
  ) {
    const role = roleOf(row);
    emit.privileges.note('roles', role.principal, role.roleId);
    const to = holdDirectoryRole({ ...role, active: false, link: undefined }, emit);
    if (to === undefined) return;
    recordEligibility(
      {
        kind: 'HOLDS',
        principal: role.principal,
        to,
        activation: `directory:${role.roleId}`,
        rule: 'directory-role-eligible',
        says: '',
        audience: 'graph',
        evidence: [`graph/role-eligibility-schedule-instances:${row.id}`],
      },
      emit,
    );
  },
});
