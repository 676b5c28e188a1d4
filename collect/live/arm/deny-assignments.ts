/** Deny assignments, which Resource Graph does not have. */
import { z } from 'zod';
import type { ArmCollection } from '../collection.ts';
import { subscriptionScopes } from '../scopes.ts';

/** https://learn.microsoft.com/rest/api/authorization/deny-assignments/list */
export const denyAssignments: ArmCollection = {
  name: 'arm/deny-assignments',
  reason: 'what nobody may do in spite of a role is not known, so that routes may be shown that are closed',
  actions: ['Microsoft.Authorization/denyAssignments/read'],
  lane: 'azure',
  schema: z.looseObject({ id: z.string() }),
  after: ['arm/subscriptions'],
  needs: ['arm/subscriptions'],
  read: {
    kind: 'list-of-scopes',
    requests: [
      {
        method: 'GET',
        path: '/subscriptions/{subscriptionId}/providers/Microsoft.Authorization/denyAssignments',
        apiVersion: '2022-04-01',
      },
    ],
    scopes: subscriptionScopes,
    pages: ({ authorization }, scope, options) => authorization.denyAssignments.listForScope(scope, options),
  },
};
