/** Custom security attributes of service principals; the source gives null for none and for no right alike. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/serviceprincipal-list */
export const servicePrincipalCustomSecurityAttributes: GraphCollection = {
  name: 'graph/service-principal-custom-security-attributes',
  reason: 'which service principals a filter on attributes means is not known',
  permissions: {
    application: ['CustomSecAttributeAssignment.Read.All', 'Application.Read.All'],
    delegated: ['CustomSecAttributeAssignment.Read.All', 'Application.Read.All'],
  },
  lane: 'directory',
  schema: z.looseObject({ id: z.string() }),
  read: {
    kind: 'list',
    request: {
      version: 'v1.0',
      path: '/servicePrincipals',
      query: { $select: 'id,customSecurityAttributes', $top: '999' },
    },
    compose: (row) => (row.customSecurityAttributes == null ? undefined : row),
    whenEmpty: 'no attribute is readable, or there is none: the source does not tell which',
  },
};
