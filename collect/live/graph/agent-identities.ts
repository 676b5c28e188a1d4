/** Agent identities with their sponsors. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';
import { withSponsors } from '../with-sponsors.ts';

/** https://learn.microsoft.com/graph/api/agentidentity-list */
export const agentIdentities: GraphCollection = {
  name: 'graph/agent-identities',
  reason: 'which agents act in the tenant, and who answers for them, is not known',
  permissions: {
    application: ['AgentIdentity.Read.All', 'Application.Read.All'],
    delegated: ['AgentIdentity.Read.All', 'Application.Read.All'],
  },
  lane: 'directory',
  schema: z.looseObject({ id: z.string() }),
  read: {
    kind: 'composite',
    requests: {
      expanded: {
        version: 'v1.0',
        path: '/servicePrincipals/microsoft.graph.agentIdentity',
        query: { $expand: 'sponsors($select=id)' },
      },
      plain: { version: 'v1.0', path: '/servicePrincipals/microsoft.graph.agentIdentity' },
      sponsors: {
        version: 'v1.0',
        path: '/servicePrincipals/{id}/microsoft.graph.agentIdentity/sponsors',
        query: { $select: 'id' },
      },
    },
    rows: withSponsors,
  },
};
