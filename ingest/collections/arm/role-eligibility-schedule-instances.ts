/** Azure roles that somebody may activate. */
import { z } from 'zod';
import { activationGate } from '../../rules/activation.ts';
import { holdAzureRole } from '../../rules/hold-azure-role.ts';
import { collection, Id, lastSegment, Text } from '../collection.ts';

/** https://learn.microsoft.com/rest/api/authorization/role-eligibility-schedule-instances/list-for-scope */
export const azureRoleEligibilityScheduleInstances = collection({
  name: 'arm/role-eligibility-schedule-instances',
  permission: 'Reader',
  schema: z.object({
    id: Id,
    properties: z.object({ principalId: Id, roleDefinitionId: Id, scope: Id, condition: Text }),
  }),
  read(row, emit) {
    const { principalId, roleDefinitionId, scope, condition } = row.properties;
    if (!emit.tenant.nodes.has(principalId)) return emit.skip('the principal no longer exists');
    const role = lastSegment(roleDefinitionId);
    const activation = emit.tenant.activations.get(`arm:${scope}:${role}`);
    const { rule, ...gate } = activationGate(activation);
    const evidence = [`arm/role-eligibility-schedule-instances:${row.id}`];
    const entitlement = holdAzureRole(
      { principal: principalId, role, scope, condition, link: { ...gate, rule: `azure-role-${rule}`, evidence } },
      emit,
    );
    if (!activation?.approval) return;
    for (const approver of activation.approvers)
      if (emit.tenant.nodes.has(approver)) emit.fact({ kind: 'APPROVES', from: approver, to: entitlement });
  },
});
