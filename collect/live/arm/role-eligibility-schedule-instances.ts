/** Azure roles that somebody may activate. */
import { z } from 'zod';
import type { ArmCollection } from '../collection.ts';
import { isManagementGroup, subscriptionAndGroupScopes } from '../scopes.ts';

/** https://learn.microsoft.com/rest/api/authorization/role-eligibility-schedule-instances/list-for-scope */
export const roleEligibilityScheduleInstances: ArmCollection = {
  name: 'arm/role-eligibility-schedule-instances',
  reason: 'who may activate which Azure role is not known',
  actions: ['Microsoft.Authorization/roleEligibilityScheduleInstances/read'],
  licence: 'P2',
  lane: 'azure',
  schema: z.looseObject({ id: z.string(), properties: z.looseObject({ principalId: z.string() }) }),
  after: ['arm/subscriptions', 'arm/management-groups'],
  needs: ['arm/subscriptions'],
  read: {
    kind: 'list-of-scopes',
    requests: [
      {
        method: 'GET',
        path: '/subscriptions/{subscriptionId}/providers/Microsoft.Authorization/roleEligibilityScheduleInstances',
        apiVersion: '2020-10-01',
      },
      {
        method: 'GET',
        path: '/providers/Microsoft.Management/managementGroups/{groupId}/providers/Microsoft.Authorization/roleEligibilityScheduleInstances',
        apiVersion: '2020-10-01',
        query: { $filter: 'atScope()' },
      },
    ],
    scopes: subscriptionAndGroupScopes,
    pages: ({ authorization }, scope, options) =>
      authorization.roleEligibilityScheduleInstances.listForScope(
        scope,
        isManagementGroup(scope) ? { ...options, filter: 'atScope()' } : options,
      ),
  },
};
