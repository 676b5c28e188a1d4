/** What a snapshot holds, as sets that can be compared: nodes by kind, and links. */
import type { Graph } from '#cypher';
import type { Query } from '../../cypher/engine/query.ts';

interface Snapshot {
  readonly snapshot: string;
}

interface LinkRow {
  readonly from: string;
  readonly kind: string;
  readonly gate: number;
  readonly basis: string;
  readonly to: string;
}

const everyNode: Query<Snapshot, { kind: string; id: string }> = {
  name: 'every-node',
  mode: 'read',
  text: "MATCH (n:Node) WHERE n.key STARTS WITH $snapshot + '/' RETURN n.kind AS kind, n.id AS id",
};

const everyLink: Query<Snapshot, LinkRow> = {
  name: 'every-link',
  mode: 'read',
  text: `MATCH (a:Node)-[l]->(b) WHERE a.key STARTS WITH $snapshot + '/' AND l.gate IS NOT NULL
         RETURN a.id AS from, type(l) AS kind, l.gate AS gate, l.basis AS basis, b.id AS to`,
};

/** `Kind id` and `from -KIND gate BASIS-> to`. */
export interface Contents {
  readonly nodes: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
}

/** The contents of a snapshot. Throws GraphError. */
export async function contentsOf(graph: Graph, snapshot: string): Promise<Contents> {
  const nodes = await graph.many(everyNode, { snapshot });
  const links = await graph.many(everyLink, { snapshot });
  return {
    nodes: new Set(nodes.map(({ kind, id }) => `${kind} ${id}`)),
    links: new Set(links.map(({ from, kind, gate, basis, to }) => `${from} -${kind} ${gate} ${basis}-> ${to}`)),
  };
}
