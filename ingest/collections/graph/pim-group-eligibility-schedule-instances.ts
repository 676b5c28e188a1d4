/** Membership and ownership of groups that somebody may activate. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { recordEligibility } from '../../rules/directory/activation.ts';
import { protectFully } from '../../rules/directory/protection.ts';
import { collection, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/privilegedaccessgroupeligibilityscheduleinstance */
export const pimGroupEligibilityScheduleInstances = collection({
  name: 'graph/pim-group-eligibility-schedule-instances',
  permission: 'PrivilegedEligibilitySchedule.Read.AzureADGroup',
  schema: z.object({ id: Text, principalId: Id, groupId: Id, accessId: Text }),
  read(row, emit: Emit & Reads<'groups'> & Writes<'directory' | 'eligibility' | 'privileges'>) {
    const { principalId, groupId } = row;
    emit.privileges.note('eligibleGroups', principalId, groupId);
    const access = row.accessId?.toLowerCase() === 'owner' ? 'owner' : 'member';
    // Measured on a live tenant, as for roles: https://github.com/cisagov/ScubaGear/issues/2072.
    if (emit.groups.roleAssignable.has(groupId) && emit.drawn.kinds.get(principalId) === 'User')
      protectFully(emit, principalId);
    recordEligibility(
      {
        kind: access === 'owner' ? 'ADDS_MEMBER' : 'MEMBER_OF',
        principal: principalId,
        to: groupId,
        activation: `group:${groupId}:${access}`,
        rule: `group-${access}-eligible`,
        says: access === 'owner' ? 'ownership of, and add members to' : 'membership of',
        audience: 'graph',
        evidence: [`graph/pim-group-eligibility-schedule-instances:${row.id ?? `${groupId}/${principalId}`}`],
      },
      emit,
    );
  },
});
