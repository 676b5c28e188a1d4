/** Azure roles that are held for a time. */
import { z } from 'zod';
import type { ArmCollection } from '../collection.ts';
import { isManagementGroup, subscriptionAndGroupScopes } from '../scopes.ts';

/** https://learn.microsoft.com/rest/api/authorization/role-assignment-schedule-instances/list-for-scope */
export const roleAssignmentScheduleInstances: ArmCollection = {
  name: 'arm/role-assignment-schedule-instances',
  reason: 'which Azure roles are held for a time alone is not known',
  actions: ['Microsoft.Authorization/roleAssignmentScheduleInstances/read'],
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
        path: '/subscriptions/{subscriptionId}/providers/Microsoft.Authorization/roleAssignmentScheduleInstances',
        apiVersion: '2020-10-01',
      },
      {
        method: 'GET',
        path: '/providers/Microsoft.Management/managementGroups/{groupId}/providers/Microsoft.Authorization/roleAssignmentScheduleInstances',
        apiVersion: '2020-10-01',
        query: { $filter: 'atScope()' },
      },
    ],
    scopes: subscriptionAndGroupScopes,
    pages: ({ authorization }, scope, options) =>
      authorization.roleAssignmentScheduleInstances.listForScope(
        scope,
        isManagementGroup(scope) ? { ...options, filter: 'atScope()' } : options,
      ),
  },
};
