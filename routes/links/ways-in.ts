/** The links by which somebody gets in from outside, and the identities that they make one. */
import { type LinkTable, nodeKindNames } from './link-table.ts';

/** Who is behind ways in. */
export interface WaysIn {
  /** Places of the links that leave the entries. */
  readonly links: Int32Array;
  /** Places of the nodes that they lead to. */
  readonly ends: Int32Array;
  /** For each way in, its identity, as a place in `identities`. */
  readonly identityOf: Int32Array;
  /** Places of the nodes that stand for the identities. */
  readonly identities: Int32Array;
  /** 1 for an identity that is no person and no workload of this tenant: a source outside. */
  readonly isOutside: Uint8Array;
  /** Places of the nodes by audience of a person whose ways in differ by audience: who gets to one of them gets to the person. */
  readonly byAudience: ReadonlyMap<number, readonly number[]>;
}

/** The places at which a resource is reached: its own, and those of a person by audience. */
export function placesOf({ byAudience }: Pick<WaysIn, 'byAudience'>, resource: number): readonly number[] {
  return [resource, ...(byAudience.get(resource) ?? [])];
}

/** Kinds of nodes that are identities of this tenant. */
const ofTenant: ReadonlySet<string | undefined> = new Set([
  'User',
  'ServicePrincipal',
  'ManagedIdentity',
  'AgentIdentity',
  'Application',
  'Credential',
]);

/**
 * Collects the ways in from some entries. `standsFor`: for each node the node that its identity goes by (a person signed
 * in at one audience goes by the person, a credential by its service principal); absent, each node goes by itself.
 */
export function waysIn(table: LinkTable, entries: readonly number[], standsFor?: Int32Array): WaysIn {
  const { offsets, links } = table;
  const all: number[] = [];
  for (const entry of entries)
    for (let link = offsets[entry] as number; link < (offsets[entry + 1] as number); link++) all.push(link);
  const ends = Int32Array.from(all, (link) => links.targets[link] as number);
  const places = new Map<number, number>();
  const identityOf = Int32Array.from(ends, (end) => {
    const node = standsFor === undefined ? end : (standsFor[end] as number);
    const known = places.get(node) ?? places.size;
    places.set(node, known);
    return known;
  });
  const identities = Int32Array.from(places.keys());
  const isOutside = Uint8Array.from(identities, (node) => (isOfTenant(table, node) ? 0 : 1));
  const byAudience = standsFor === undefined ? new Map() : nodesByAudience(table, standsFor);
  return { links: Int32Array.from(all), ends, identityOf, identities, isOutside, byAudience };
}

function nodesByAudience({ nodes }: LinkTable, standsFor: Int32Array): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (const [node, person] of standsFor.entries()) {
    if (node === person || nodeKindNames[nodes.kinds[node] as number] !== 'SignedIn') continue;
    found.set(person, [...(found.get(person) ?? []), node]);
  }
  return found;
}

function isOfTenant({ nodes }: LinkTable, node: number): boolean {
  return ofTenant.has(nodeKindNames[nodes.kinds[node] as number]);
}

/**
 * For each node the node that its identity goes by. `behind` are pairs of nodes: who is behind the other. A node with
 * several behind it (a certificate of several applications) goes by itself.
 */
export function identityNodes(nodes: number, behind: Iterable<readonly [node: number, behind: number]>): Int32Array {
  const undecided = -2;
  const standsFor = new Int32Array(nodes).fill(-1);
  for (const [node, identity] of behind) {
    const known = standsFor[node] as number;
    standsFor[node] = known === -1 || known === identity ? identity : undecided;
  }
  return standsFor.map((identity, node) => (identity < 0 ? node : identity));
}

/** A node, and who is behind it: the numbers that the database gave them. */
export interface Behind {
  readonly node: number;
  readonly behind: number;
}

/**
 * For each node of a table the node that its identity goes by. `behind` streams who is behind the nodes that links from nodes of a kind
 * tell of: a person is behind where the person is signed in, a workload behind its credential. Throws what the streams throw.
 */
export async function identityNodesOf(
  { nodes, places }: LinkTable,
  behind: (kind: 'User' | 'Credential') => AsyncIterable<Behind>,
): Promise<Int32Array> {
  const pairs: (readonly [number, number])[] = [];
  for (const kind of ['User', 'Credential'] as const)
    for await (const row of behind(kind)) {
      const [place, other] = [places.get(row.node), places.get(row.behind)];
      if (place !== undefined && other !== undefined) pairs.push([place, other]);
    }
  return identityNodes(nodes.count, pairs);
}
