/** Owners of application registrations. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/application-list-owners */
export const applicationOwners: GraphCollection = {
  name: 'graph/application-owners',
  reason: 'who may add a credential to which application is not known',
  permissions: { application: ['Application.Read.All'], delegated: ['Application.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({ applicationId: z.string(), id: z.string() }),
  read: {
    kind: 'relation-by-expand',
    request: { version: 'v1.0', path: '/applications', query: { $select: 'id', $expand: 'owners($select=id)' } },
    relation: 'owners',
    nearEnd: 'applicationId',
    detail: { version: 'v1.0', path: '/applications/{id}/owners', query: { $select: 'id', $top: '999' } },
    onRefusal: 'graph/applications',
  },
};
