/** Owners of groups. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/group-list-owners */
export const groupOwners: GraphCollection = {
  name: 'graph/group-owners',
  reason: 'who may fill which group is not known',
  permissions: { application: ['GroupMember.Read.All'], delegated: ['GroupMember.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({ groupId: z.string(), id: z.string() }),
  read: {
    kind: 'relation-by-expand',
    request: { version: 'v1.0', path: '/groups', query: { $select: 'id', $expand: 'owners($select=id)' } },
    relation: 'owners',
    nearEnd: 'groupId',
    detail: { version: 'v1.0', path: '/groups/{id}/owners', query: { $select: 'id', $top: '999' } },
    onRefusal: 'graph/groups',
  },
};
