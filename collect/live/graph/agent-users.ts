/** Users of agents with their sponsors. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';
import { withSponsors } from '../with-sponsors.ts';

/** https://learn.microsoft.com/graph/api/agentuser-list */
export const agentUsers: GraphCollection = {
  name: 'graph/agent-users',
  reason: 'which users are agents, and who answers for them, is not known',
  permissions: { application: ['User.Read.All'], delegated: ['User.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({ id: z.string() }),
  read: {
    kind: 'composite',
    requests: {
      expanded: {
        version: 'v1.0',
        path: '/users/microsoft.graph.agentUser',
        query: { $expand: 'sponsors($select=id)' },
      },
      plain: { version: 'v1.0', path: '/users/microsoft.graph.agentUser' },
      sponsors: { version: 'v1.0', path: '/users/{id}/sponsors', query: { $select: 'id' } },
    },
    rows: withSponsors,
  },
};
