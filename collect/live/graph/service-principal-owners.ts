/** Owners of service principals. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/serviceprincipal-list-owners */
export const servicePrincipalOwners: GraphCollection = {
  name: 'graph/service-principal-owners',
  reason: 'who may add a credential to which service principal is not known',
  permissions: { application: ['Application.Read.All'], delegated: ['Application.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({ servicePrincipalId: z.string(), id: z.string() }),
  read: {
    kind: 'relation-by-expand',
    request: { version: 'v1.0', path: '/servicePrincipals', query: { $select: 'id', $expand: 'owners($select=id)' } },
    relation: 'owners',
    nearEnd: 'servicePrincipalId',
    detail: { version: 'v1.0', path: '/servicePrincipals/{id}/owners', query: { $select: 'id', $top: '999' } },
    onRefusal: 'graph/service-principals',
  },
};
