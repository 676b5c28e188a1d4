/** Digests of all that a snapshot says, by kind, so that a change that should change nothing is held to it. */
import { createHash } from 'node:crypto';
import { longestListed } from '#catalogue';
import type { Graph } from '#cypher';
import { findRoutes, type Route } from '#routes';
import type { Query } from '../../cypher/engine/query.ts';

interface Snapshot {
  readonly snapshot: string;
}

type Properties = Readonly<Record<string, unknown>>;

const everyNode: Query<Snapshot, { id: string; labels: string[]; properties: Properties }> = {
  name: 'every-node-with-properties',
  mode: 'read',
  text: `MATCH (n:Node) WHERE n.key STARTS WITH $snapshot + '/'
         RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties`,
};

const everyRelationship: Query<Snapshot, { from: string; kind: string; to: string; properties: Properties }> = {
  name: 'every-relationship',
  mode: 'read',
  text: `MATCH (a:Node)-[r]->(b:Node) WHERE a.key STARTS WITH $snapshot + '/'
         RETURN a.id AS from, type(r) AS kind, b.id AS to, properties(r) AS properties`,
};

const sensitiveNodes: Query<Snapshot, { id: string }> = {
  name: 'sensitive-nodes',
  mode: 'read',
  text: "MATCH (n:Node:Sensitive) WHERE n.key STARTS WITH $snapshot + '/' RETURN n.id AS id ORDER BY id",
};

/** Properties that begin with the snapshot's id, and repeat what others say. */
const leftOut: ReadonlySet<string> = new Set(['key', 'listing', 'judgingContext', 'waitingLinks']);

/** How many there are of a kind, and a digest of what they say. */
export type KindDigest = `${number} ${string}`;

/** What a snapshot says: nodes by kind, relationships by kind (links and facts), first pages of routes by target. */
export interface SnapshotDigest {
  readonly nodes: Readonly<Record<string, KindDigest>>;
  readonly relationships: Readonly<Record<string, KindDigest>>;
  readonly routes: KindDigest;
}

/** Digests a snapshot; its id is left out. Throws GraphError. */
export async function digestSnapshot(graph: Graph, snapshot: string): Promise<SnapshotDigest> {
  const nodes = new Map<string, string[]>();
  for (const { id, labels, properties } of await graph.many(everyNode, { snapshot }))
    append(nodes, String(properties.kind), `${id} ${labels.toSorted()} ${canonical(properties)}`);
  const relationships = new Map<string, string[]>();
  for (const { from, kind, to, properties } of await graph.many(everyRelationship, { snapshot }))
    append(relationships, kind, `${from} ${to} ${canonical(properties)}`);
  const targets = await graph.many(sensitiveNodes, { snapshot });
  const pages: string[] = [];
  for (const { id } of targets) pages.push(`${id}\n${await firstPage(graph, snapshot, id)}`);
  return { nodes: digestKinds(nodes), relationships: digestKinds(relationships), routes: digest(pages) };
}

function append(lists: Map<string, string[]>, kind: string, line: string): void {
  const list = lists.get(kind);
  if (list === undefined) lists.set(kind, [line]);
  else list.push(line);
}

function canonical(properties: Properties): string {
  const names = Object.keys(properties).filter((name) => !leftOut.has(name));
  // A digest of a telephone number depends on the salt, which every database has for itself.
  return JSON.stringify(names.sort().map((name) => [name, properties[name]])).replace(
    /digest:[0-9a-f]{64}/g,
    'digest:',
  );
}

function digest(lines: readonly string[]): KindDigest {
  const hash = createHash('sha256');
  for (const line of [...lines].sort()) hash.update(line).update('\n');
  return `${lines.length} ${hash.digest('hex').slice(0, 16)}`;
}

function digestKinds(lists: ReadonlyMap<string, readonly string[]>): Record<string, KindDigest> {
  return Object.fromEntries([...lists].map(([kind, lines]) => [kind, digest(lines)] as const).sort());
}

const pageSize = 25;

/**
 * The first page of routes to a target. Routes of one barrier and length stand in the order of the store, which differs
 * from load to load: of a group that does not end on the page, only barrier and length count.
 */
async function firstPage(graph: Graph, snapshot: string, to: string): Promise<string> {
  const { routes, hasNextPage, stoppedBy } = await findRoutes(
    graph,
    { snapshot, to },
    { first: pageSize, budget: 120_000 },
  );
  if (stoppedBy === 'TIME') throw new Error(`No time to list the routes to ${to}`);
  const last = hasNextPage ? groupName(routes.at(-1)) : undefined;
  const isWhole = (route: Route) => groupName(route) !== last && route.links.length <= longestListed;
  const lines = routes.map((route) => `${groupName(route)} ${isWhole(route) ? told(route) : ''}`);
  return [...lines.sort(), stoppedBy ?? 'complete'].join('\n');
}

function groupName(route: Route | undefined): string | undefined {
  return route && `barrier ${route.barrier} length ${route.links.length}`;
}

function told(route: Route): string {
  const links = route.links.map(({ kind, gate, rule, basis }) => [kind, gate, rule, basis]);
  return JSON.stringify([route.nodes.map(({ id }) => id), links, route.weakest?.kind, route.weakest?.assurance]);
}
