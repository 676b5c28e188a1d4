/** Federated credentials of applications, from beta: v1.0 leaves out the claims matching expression. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/application-list-federatedidentitycredentials */
export const applicationFederatedCredentials: GraphCollection = {
  name: 'graph/application-federated-credentials',
  reason: 'which outside workload signs in as which application is not known',
  permissions: { application: ['Application.Read.All'], delegated: ['Application.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({ applicationId: z.string(), id: z.string() }),
  read: {
    kind: 'relation-by-expand',
    request: {
      version: 'beta',
      path: '/applications',
      query: { $select: 'id', $expand: 'federatedIdentityCredentials' },
    },
    relation: 'federatedIdentityCredentials',
    nearEnd: 'applicationId',
    detail: { version: 'beta', path: '/applications/{id}/federatedIdentityCredentials' },
    onRefusal: 'graph/applications',
  },
};
