/** When users signed in last: a file of its own, since without its licence the whole list is refused. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/signinactivity */
export const usersSignInActivity: GraphCollection = {
  name: 'graph/users-sign-in-activity',
  reason: 'which users are in use is not known',
  permissions: {
    application: ['User.Read.All', 'AuditLog.Read.All'],
    delegated: ['User.Read.All', 'AuditLog.Read.All'],
  },
  licence: 'P1',
  lane: 'reports',
  schema: z.looseObject({ id: z.string() }),
  priority: 3,
  read: {
    kind: 'list',
    request: { version: 'v1.0', path: '/users', query: { $select: 'id,signInActivity', $top: '500' } },
    onBadRequest: { version: 'v1.0', path: '/users', query: { $select: 'id,signInActivity', $top: '120' } },
  },
};
