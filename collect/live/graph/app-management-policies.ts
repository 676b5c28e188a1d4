/** Limits on credentials of applications: the default of the tenant, and policies of single applications with what they apply to. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/appmanagementpolicy-list */
export const appManagementPolicies: GraphCollection = {
  name: 'graph/app-management-policies',
  reason: 'whether credentials may be added to applications is not known',
  permissions: { application: ['Policy.Read.All'], delegated: ['Policy.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({}),
  read: {
    kind: 'composite',
    requests: {
      standard: { version: 'v1.0', path: '/policies/defaultAppManagementPolicy' },
      own: { version: 'v1.0', path: '/policies/appManagementPolicies', query: { $expand: 'appliesTo' } },
    },
    rows: async (ask) => [await ask.one('standard'), ...(await ask.list('own'))],
  },
};
