/** Directory roles that somebody may activate. */
import { z } from 'zod';
import { activationGate } from '../../rules/activation.ts';
import { holdDirectoryRole } from '../../rules/hold-directory-role.ts';
import { collection, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/unifiedroleeligibilityscheduleinstance */
export const roleEligibilityScheduleInstances = collection({
  name: 'graph/role-eligibility-schedule-instances',
  permission: 'RoleEligibilitySchedule.Read.Directory',
  schema: z.object({ id: Id, principalId: Id, roleDefinitionId: Id, directoryScopeId: Text, appScopeId: Text }),
  read(row, emit) {
    const activation = emit.tenant.activations.get(`directory:${row.roleDefinitionId}`);
    const { rule, ...gate } = activationGate(activation);
    const evidence = [`graph/role-eligibility-schedule-instances:${row.id}`];
    const entitlement = holdDirectoryRole(
      {
        principal: row.principalId,
        roleId: row.roleDefinitionId,
        scope: row.directoryScopeId ?? row.appScopeId ?? '/',
        active: false,
        link: { ...gate, rule: `directory-role-${rule}`, evidence },
      },
      emit,
    );
    if (entitlement === undefined || !activation?.approval) return;
    for (const approver of activation.approvers)
      if (emit.tenant.nodes.has(approver)) emit.fact({ kind: 'APPROVES', from: approver, to: entitlement });
  },
});
