/** Azure roles that are held, at, above and below each subscription, and at each management group. */
import { z } from 'zod';
import type { ArmCollection } from '../collection.ts';
import { isManagementGroup, subscriptionAndGroupScopes } from '../scopes.ts';

/** https://learn.microsoft.com/rest/api/authorization/role-assignments/list-for-scope; conditions only from 2022-04-01 on */
export const roleAssignments: ArmCollection = {
  name: 'arm/role-assignments',
  reason: 'who holds which Azure role is not known',
  actions: ['Microsoft.Authorization/roleAssignments/read'],
  lane: 'azure',
  schema: z.looseObject({ id: z.string(), properties: z.looseObject({ principalId: z.string() }) }),
  after: ['arm/subscriptions', 'arm/management-groups'],
  needs: ['arm/subscriptions'],
  read: {
    kind: 'list-of-scopes',
    requests: [
      {
        method: 'GET',
        path: '/subscriptions/{subscriptionId}/providers/Microsoft.Authorization/roleAssignments',
        apiVersion: '2022-04-01',
      },
      {
        method: 'GET',
        path: '/providers/Microsoft.Management/managementGroups/{groupId}/providers/Microsoft.Authorization/roleAssignments',
        apiVersion: '2022-04-01',
        query: { $filter: 'atScope()' },
      },
    ],
    scopes: subscriptionAndGroupScopes,
    pages: ({ authorization }, scope, options) =>
      authorization.roleAssignments.listForScope(
        scope,
        isManagementGroup(scope) ? { ...options, filter: 'atScope()' } : options,
      ),
  },
};
