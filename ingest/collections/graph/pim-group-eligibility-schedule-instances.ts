/** Membership and ownership of groups that somebody may activate. */
import { z } from 'zod';
import { activationGate } from '../../rules/activation.ts';
import { collection, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/privilegedaccessgroupeligibilityscheduleinstance */
export const pimGroupEligibilityScheduleInstances = collection({
  name: 'graph/pim-group-eligibility-schedule-instances',
  permission: 'PrivilegedEligibilitySchedule.Read.AzureADGroup',
  schema: z.object({ id: Text, principalId: Id, groupId: Id, accessId: Text }),
  read(row, emit) {
    const { principalId, groupId } = row;
    const access = row.accessId?.toLowerCase() === 'owner' ? 'owner' : 'member';
    const activation = emit.tenant.activations.get(`group:${groupId}:${access}`);
    const { rule, ...gate } = activationGate(activation);
    for (const approver of activation?.approval ? activation.approvers : [])
      if (emit.tenant.nodes.has(approver)) emit.fact({ kind: 'APPROVES', from: approver, to: groupId });
    const evidence = [`graph/pim-group-eligibility-schedule-instances:${row.id ?? `${groupId}/${principalId}`}`];
    const link = { from: principalId, ...gate, rule: `group-${access}-${rule}` as const, evidence };
    if (access === 'owner') {
      emit.link({ ...link, kind: 'ADDS_MEMBER', to: groupId, says: 'may activate ownership of, and add members to' });
      return;
    }
    emit.link({ ...link, kind: 'MEMBER_OF', to: groupId, says: 'may activate membership of' });
    const direct = emit.tenant.directMembers.get(groupId);
    if (direct !== undefined && emit.tenant.nodes.get(principalId) === 'User')
      emit.link({ ...link, kind: 'MEMBER_OF', to: direct, says: 'may activate membership of' });
  },
});
