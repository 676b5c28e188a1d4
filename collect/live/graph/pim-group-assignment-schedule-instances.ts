/** Membership and ownership of groups that somebody holds for a time: asked group by group, since the service takes nothing wider. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';
import { groupsThatHoldRoles, groupsUnderPim, onlyGroupsThatHoldRoles } from '../groups-with-roles.ts';

/** https://learn.microsoft.com/graph/api/privilegedaccessgroup-list-assignmentscheduleinstances */
export const pimGroupAssignmentScheduleInstances: GraphCollection = {
  name: 'graph/pim-group-assignment-schedule-instances',
  reason: 'who holds for a time membership of which group is not known',
  permissions: {
    application: ['PrivilegedAssignmentSchedule.Read.AzureADGroup'],
    delegated: ['PrivilegedAssignmentSchedule.Read.AzureADGroup'],
    more: { 'PrivilegedAccess.Read.AzureADGroup': 'which groups are under Privileged Identity Management' },
  },
  licence: 'P2',
  lane: 'privileged-identity-management',
  schema: z.looseObject({ id: z.string(), groupId: z.string(), principalId: z.string() }),
  after: ['graph/groups', 'graph/directory-role-assignments', 'graph/app-role-assignments', 'arm/role-assignments'],
  needs: ['graph/groups'],
  read: {
    kind: 'relation-by-batch',
    request: {
      version: 'v1.0',
      path: '/identityGovernance/privilegedAccess/group/assignmentScheduleInstances',
      query: { $filter: "groupId eq '{id}'" },
    },
    subjectsFrom: groupsUnderPim,
    subjects: groupsThatHoldRoles,
    leavesOut: onlyGroupsThatHoldRoles,
  },
};
