/** Directory roles that somebody may activate. */
import { z } from 'zod';
import { recordEligibility } from '../../rules/activation.ts';
import { holdDirectoryRole } from '../../rules/hold-directory-role.ts';
import { collection, Id, Principal, Text } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/unifiedroleeligibilityscheduleinstance */
export const roleEligibilityScheduleInstances = collection({
  name: 'graph/role-eligibility-schedule-instances',
  permission: 'RoleEligibilitySchedule.Read.Directory',
  schema: z.object({
    id: Id,
    principalId: Id,
    principal: Principal,
    roleDefinitionId: Id,
    directoryScopeId: Text,
    appScopeId: Text,
  }),
  read(row, emit) {
    const principal = row.principalId;
    const roleId = row.roleDefinitionId;
    const scope = row.directoryScopeId ?? row.appScopeId ?? '/';
    const principalType = row.principal?.['@odata.type'];
    const to = holdDirectoryRole({ principal, principalType, roleId, scope, active: false, link: undefined }, emit);
    if (to === undefined) return;
    recordEligibility(
      {
        kind: 'HOLDS',
        principal,
        to,
        activation: `directory:${roleId}`,
        rule: 'directory-role-eligible',
        says: '',
        audience: 'graph',
        evidence: [`graph/role-eligibility-schedule-instances:${row.id}`],
      },
      emit,
    );
  },
});
