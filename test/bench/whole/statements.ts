/** The statements that a plain user of Neo4j would write, which Postern is measured against, and those that copy a snapshot. */
import type { Query } from '../../../cypher/engine/query.ts';

type Properties = Readonly<Record<string, unknown>>;

/** Nothing but the way there and back. */
export const roundTrip: Query<Record<string, never>, { one: number }> = {
  name: 'bench-round-trip',
  mode: 'read',
  text: 'CYPHER 5 RETURN 1 AS one',
};

/** Every node that the entries reach over links of a level or less: a pruning breadth-first walk, linear. */
export const reach: Query<{ snapshot: string; level: number }, { nodes: number }> = {
  name: 'bench-reach',
  mode: 'read',
  text: `CYPHER 5
MATCH (e:Node) WHERE e.listing STARTS WITH $snapshot + '/Entry/'
MATCH (e)-[links*1..]->(n) WHERE all(link IN links WHERE link.gate <= $level)
RETURN count(DISTINCT n) AS nodes`,
};

/** The internal ids of a snapshot's nodes. */
export const nodeNumbers: Query<{ snapshot: string }, { node: number }> = {
  name: 'bench-node-numbers',
  mode: 'read',
  text: `CYPHER 5
MATCH (n:Node) WHERE n.key STARTS WITH $snapshot + '/'
RETURN id(n) AS node`,
};

/** Sets one property of nodes. */
export const setPlainly: Query<{ rows: [number, number | null][] }, never> = {
  name: 'bench-set',
  mode: 'write',
  text: `CYPHER 5
UNWIND $rows AS row
MATCH (n) WHERE id(n) = row[0]
SET n.plain = row[1]`,
};

/** One route as ids, with what it is ordered by. */
export interface PlainRoute {
  readonly nodes: readonly string[];
  readonly barrier: number;
  readonly length: number;
}

/** The first hundred routes as one writes them down: match all, order, cut. The hop bound is that of the product. */
export const plainRoutes: Query<{ snapshot: string; to: string }, PlainRoute> = {
  name: 'bench-plain-routes',
  mode: 'read',
  text: `CYPHER 5
MATCH (target:Node {key: $to})
MATCH p = (e:Entry)-[links*1..14]->(target)
WHERE e.key STARTS WITH $snapshot AND all(link IN links WHERE link.gate IS NOT NULL)
WITH p, reduce(most = 0, link IN links | CASE WHEN link.gate > most THEN link.gate ELSE most END) AS barrier
ORDER BY barrier, length(p) LIMIT 100
RETURN [n IN nodes(p) | n.id] AS nodes, barrier, length(p) AS length`,
};

/** The shortest routes from each entry, whatever they need. */
export const allShortest: Query<{ snapshot: string; to: string }, PlainRoute> = {
  name: 'bench-all-shortest',
  mode: 'read',
  text: `CYPHER 5
MATCH (target:Node {key: $to})
MATCH (e:Node) WHERE e.listing STARTS WITH $snapshot + '/Entry/'
MATCH p = allShortestPaths((e)-[*1..14]->(target)) WHERE all(link IN relationships(p) WHERE link.gate IS NOT NULL)
RETURN [n IN nodes(p) | n.id] AS nodes, length(p) AS length,
  reduce(most = 0, link IN relationships(p) | CASE WHEN link.gate > most THEN link.gate ELSE most END) AS barrier
LIMIT 100000`,
};

/** Every node of a snapshot, as it is. */
export const everyNode: Query<{ snapshot: string }, { labels: string[]; properties: Properties }> = {
  name: 'bench-every-node',
  mode: 'read',
  text: `CYPHER 5
MATCH (n:Node) WHERE n.key STARTS WITH $snapshot + '/'
RETURN labels(n) AS labels, properties(n) AS properties`,
};

/** Every relationship of a snapshot, links and facts. */
export const everyRelationship: Query<
  { snapshot: string },
  { kind: string; from: string; to: string; properties: Properties }
> = {
  name: 'bench-every-relationship',
  mode: 'read',
  text: `CYPHER 5
MATCH (n:Node)-[r]->(m) WHERE n.key STARTS WITH $snapshot + '/'
RETURN type(r) AS kind, n.key AS from, m.key AS to, properties(r) AS properties`,
};

/** Creates nodes as they were. */
export const createNodesPlainly: Query<{ labels: string[]; rows: Properties[] }, never> = {
  name: 'bench-create-nodes',
  mode: 'write',
  text: `CYPHER 5
UNWIND $rows AS row
CREATE (n:$($labels))
SET n = row`,
};

/** Creates relationships as they were. */
export const createRelationshipsPlainly: Query<{ kind: string; rows: [string, string, Properties][] }, never> = {
  name: 'bench-create-relationships',
  mode: 'write',
  text: `CYPHER 5
UNWIND $rows AS row
MATCH (from:Node {key: row[0]})
MATCH (to:Node {key: row[1]})
CREATE (from)-[r:$($kind)]->(to)
SET r = row[2]`,
};
