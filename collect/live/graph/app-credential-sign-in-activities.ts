/** When each credential of an application was used last; global cloud only. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/reportroot-list-appcredentialsigninactivities */
export const appCredentialSignInActivities: GraphCollection = {
  name: 'graph/app-credential-sign-in-activities',
  reason: 'which credentials are in use is not known',
  permissions: { application: ['AuditLog.Read.All'], delegated: ['AuditLog.Read.All'] },
  licence: 'P1',
  lane: 'reports',
  schema: z.looseObject({}),
  read: { kind: 'list', request: { version: 'beta', path: '/reports/appCredentialSignInActivities' } },
};
