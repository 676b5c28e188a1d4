/** Principals of agent blueprints with their sponsors. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';
import { withSponsors } from '../with-sponsors.ts';

/** https://learn.microsoft.com/graph/api/agentidentityblueprintprincipal-list */
export const agentBlueprintPrincipals: GraphCollection = {
  name: 'graph/agent-blueprint-principals',
  reason: 'which principals of blueprints hold consent is not known',
  permissions: {
    application: ['AgentIdentityBlueprintPrincipal.Read.All', 'Application.Read.All'],
    delegated: ['AgentIdentityBlueprintPrincipal.Read.All', 'Application.Read.All'],
  },
  lane: 'directory',
  schema: z.looseObject({ id: z.string() }),
  read: {
    kind: 'composite',
    requests: {
      expanded: {
        version: 'v1.0',
        path: '/servicePrincipals/microsoft.graph.agentIdentityBlueprintPrincipal',
        query: { $expand: 'sponsors($select=id)' },
      },
      plain: { version: 'v1.0', path: '/servicePrincipals/microsoft.graph.agentIdentityBlueprintPrincipal' },
      sponsors: {
        version: 'v1.0',
        path: '/servicePrincipals/{id}/microsoft.graph.agentIdentityBlueprintPrincipal/sponsors',
        query: { $select: 'id' },
      },
    },
    rows: withSponsors,
  },
};
