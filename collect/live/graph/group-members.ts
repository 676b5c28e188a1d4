/** Direct members of groups, from beta: v1.0 leaves out the service principals among them. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/group-list-members */
export const groupMembers: GraphCollection = {
  name: 'graph/group-members',
  reason: 'what anybody holds through a group is not known',
  permissions: {
    application: ['GroupMember.Read.All'],
    delegated: ['GroupMember.Read.All'],
    more: { 'Member.Read.Hidden': 'members of groups whose membership is hidden' },
  },
  lane: 'directory',
  schema: z.looseObject({ groupId: z.string(), id: z.string() }),
  priority: 2,
  hiddenIn: 'graph/groups',
  read: {
    kind: 'relation-by-expand',
    request: { version: 'beta', path: '/groups', query: { $select: 'id', $expand: 'members($select=id)' } },
    relation: 'members',
    nearEnd: 'groupId',
    detail: { version: 'beta', path: '/groups/{id}/members', query: { $select: 'id', $top: '999' } },
    onRefusal: 'graph/groups',
    isChecked: true,
  },
};
