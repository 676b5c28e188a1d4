/** What each user has registered, as the report tells; it is up to a day late and leaves out disabled users. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/authenticationmethodsroot-list-userregistrationdetails */
export const userRegistrationDetails: GraphCollection = {
  name: 'graph/user-registration-details',
  reason: 'what users have registered is known only of those who were asked one by one',
  permissions: { application: ['AuditLog.Read.All'], delegated: ['AuditLog.Read.All'] },
  licence: 'P1',
  lane: 'reports',
  schema: z.looseObject({ id: z.string() }),
  priority: 3,
  read: {
    kind: 'list',
    request: {
      version: 'v1.0',
      path: '/reports/authenticationMethods/userRegistrationDetails',
      query: { $top: '5000' },
    },
    onBadRequest: { version: 'v1.0', path: '/reports/authenticationMethods/userRegistrationDetails' },
  },
};
