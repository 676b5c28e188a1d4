/** Blueprints of agent identities with their sponsors. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';
import { withSponsors } from '../with-sponsors.ts';

/** https://learn.microsoft.com/graph/api/agentidentityblueprint-list */
export const agentBlueprints: GraphCollection = {
  name: 'graph/agent-blueprints',
  reason: 'which blueprints make agents, and who answers for them, is not known',
  permissions: {
    application: ['AgentIdentityBlueprint.Read.All', 'Application.Read.All'],
    delegated: ['AgentIdentityBlueprint.Read.All', 'Application.Read.All'],
  },
  lane: 'directory',
  schema: z.looseObject({ id: z.string() }),
  read: {
    kind: 'composite',
    requests: {
      expanded: {
        version: 'v1.0',
        path: '/applications/microsoft.graph.agentIdentityBlueprint',
        query: { $expand: 'sponsors($select=id)' },
      },
      plain: { version: 'v1.0', path: '/applications/microsoft.graph.agentIdentityBlueprint' },
      sponsors: {
        version: 'v1.0',
        path: '/applications/{id}/microsoft.graph.agentIdentityBlueprint/sponsors',
        query: { $select: 'id' },
      },
    },
    rows: withSponsors,
  },
};
