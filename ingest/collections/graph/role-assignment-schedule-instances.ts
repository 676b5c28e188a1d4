/** Directory roles held for a time; those that the assignments list too are the same holding. */
import { z } from 'zod';
import { holdDirectoryRole } from '../../rules/hold-directory-role.ts';
import { collection, Id, Principal, Text } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/unifiedroleassignmentscheduleinstance */
export const roleAssignmentScheduleInstances = collection({
  name: 'graph/role-assignment-schedule-instances',
  permission: 'RoleAssignmentSchedule.Read.Directory',
  schema: z.object({
    id: Id,
    principalId: Id,
    principal: Principal,
    roleDefinitionId: Id,
    directoryScopeId: Text,
    appScopeId: Text,
    roleAssignmentOriginId: Id.nullish(),
  }),
  read(row, emit) {
    const scope = row.directoryScopeId ?? row.appScopeId ?? '/';
    if (emit.tenant.holdings.has(`${row.principalId} ${row.roleDefinitionId} ${scope.toLowerCase()}`))
      return emit.skip('the assignments list it too');
    holdDirectoryRole(
      {
        principal: row.principalId,
        principalType: row.principal?.['@odata.type'],
        roleId: row.roleDefinitionId,
        scope,
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
