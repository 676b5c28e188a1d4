/** Who may consent to what, rules in each row. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/policyroot-list-permissiongrantpolicies */
export const permissionGrantPolicies: GraphCollection = {
  name: 'graph/permission-grant-policies',
  reason: 'who may consent to what is not known',
  permissions: { application: ['Policy.Read.PermissionGrant'], delegated: ['Policy.Read.PermissionGrant'] },
  lane: 'directory',
  schema: z.looseObject({ id: z.string() }),
  read: {
    kind: 'list',
    request: { version: 'v1.0', path: '/policies/permissionGrantPolicies', query: { $expand: 'includes,excludes' } },
    onBadRequest: { version: 'v1.0', path: '/policies/permissionGrantPolicies' },
  },
};
