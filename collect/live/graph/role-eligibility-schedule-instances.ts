/** Directory roles that somebody may activate. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/rbacapplication-list-roleeligibilityscheduleinstances */
export const roleEligibilityScheduleInstances: GraphCollection = {
  name: 'graph/role-eligibility-schedule-instances',
  reason: 'who may activate which directory role is not known',
  permissions: {
    application: ['RoleEligibilitySchedule.Read.Directory'],
    delegated: ['RoleEligibilitySchedule.Read.Directory'],
  },
  licence: 'P2',
  lane: 'privileged-identity-management',
  schema: z.looseObject({ id: z.string(), principalId: z.string(), roleDefinitionId: z.string() }),
  read: {
    kind: 'list',
    request: { version: 'v1.0', path: '/roleManagement/directory/roleEligibilityScheduleInstances' },
  },
};
