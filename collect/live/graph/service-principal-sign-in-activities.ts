/** When service principals signed in last; global cloud only. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/reportroot-list-serviceprincipalsigninactivities */
export const servicePrincipalSignInActivities: GraphCollection = {
  name: 'graph/service-principal-sign-in-activities',
  reason: 'which service principals are in use is not known',
  permissions: { application: ['AuditLog.Read.All'], delegated: ['AuditLog.Read.All'] },
  licence: 'P1',
  lane: 'reports',
  schema: z.looseObject({ appId: z.string() }),
  read: {
    kind: 'list',
    request: { version: 'beta', path: '/reports/servicePrincipalSignInActivities', query: { $top: '999' } },
  },
};
