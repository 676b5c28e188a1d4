/** Membership and ownership of groups held for a time; those that the groups list too are the same. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { protectFully } from '../../rules/directory/protection.ts';
import { collection, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/privilegedaccessgroupassignmentscheduleinstance */
export const pimGroupAssignmentScheduleInstances = collection({
  name: 'graph/pim-group-assignment-schedule-instances',
  permission: 'PrivilegedAssignmentSchedule.Read.AzureADGroup',
  schema: z.object({ id: Text, principalId: Id, groupId: Id, accessId: Text }),
  read(row, emit: Emit & Reads<'groups'> & Writes<'directory'>) {
    if (emit.groups.membershipsRead) return emit.skip('members and owners of groups list it too');
    if (emit.groups.roleAssignable.has(row.groupId) && emit.drawn.kinds.get(row.principalId) === 'User')
      protectFully(emit, row.principalId);
    const owner = row.accessId?.toLowerCase() === 'owner';
    emit.link({
      kind: owner ? 'ADDS_MEMBER' : 'MEMBER_OF',
      from: row.principalId,
      to: row.groupId,
      gate: 0,
      rule: owner ? 'group-owner' : 'group-member',
      basis: 'OBSERVED',
      evidence: [`graph/pim-group-assignment-schedule-instances:${row.id ?? `${row.groupId}/${row.principalId}`}`],
    });
  },
});
