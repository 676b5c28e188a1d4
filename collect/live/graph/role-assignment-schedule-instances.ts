/** Directory roles that are held for a time. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/rbacapplication-list-roleassignmentscheduleinstances */
export const roleAssignmentScheduleInstances: GraphCollection = {
  name: 'graph/role-assignment-schedule-instances',
  reason: 'which directory roles are held for a time alone is not known',
  permissions: {
    application: ['RoleAssignmentSchedule.Read.Directory'],
    delegated: ['RoleAssignmentSchedule.Read.Directory'],
  },
  licence: 'P2',
  lane: 'privileged-identity-management',
  schema: z.looseObject({ id: z.string(), principalId: z.string(), roleDefinitionId: z.string() }),
  read: {
    kind: 'list',
    request: { version: 'v1.0', path: '/roleManagement/directory/roleAssignmentScheduleInstances' },
  },
};
