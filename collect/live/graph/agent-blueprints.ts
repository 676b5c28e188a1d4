/** Blueprints of agent identities with their sponsors and what their agents inherit. */
import { z } from 'zod';
import type { AskComposite, GraphCollection, Row } from '../collection.ts';
import { withSponsors } from '../with-sponsors.ts';

const blueprints = '/applications/microsoft.graph.agentIdentityBlueprint';

/** A blueprint whose list was refused is left without one: what its agents inherit is not known then. */
async function withInheritance(ask: AskComposite): Promise<readonly Row[]> {
  const rows = await withSponsors(ask);
  const ids = rows.map(({ id }) => String(id));
  const inherited = ids.length === 0 ? new Map<string, readonly Row[]>() : await ask.each('inheritable', ids);
  return rows.map((row) => {
    const inheritablePermissions = inherited.get(String(row.id));
    return inheritablePermissions === undefined ? row : { ...row, inheritablePermissions };
  });
}

/** https://learn.microsoft.com/graph/api/agentidentityblueprint-list */
export const agentBlueprints: GraphCollection = {
  name: 'graph/agent-blueprints',
  reason: 'which blueprints make agents, what these inherit, and who answers for them, is not known',
  permissions: {
    application: ['AgentIdentityBlueprint.Read.All', 'Application.Read.All'],
    delegated: ['AgentIdentityBlueprint.Read.All', 'Application.Read.All'],
  },
  lane: 'directory',
  schema: z.looseObject({ id: z.string() }),
  read: {
    kind: 'composite',
    requests: {
      expanded: { version: 'v1.0', path: blueprints, query: { $expand: 'sponsors($select=id)' } },
      plain: { version: 'v1.0', path: blueprints },
      sponsors: {
        version: 'v1.0',
        path: '/applications/{id}/microsoft.graph.agentIdentityBlueprint/sponsors',
        query: { $select: 'id' },
      },
      // https://learn.microsoft.com/graph/api/agentidentityblueprint-list-inheritablepermissions
      inheritable: {
        version: 'v1.0',
        path: '/applications/{id}/microsoft.graph.agentIdentityBlueprint/inheritablePermissions',
      },
    },
    rows: withInheritance,
  },
};
