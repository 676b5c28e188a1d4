/** Reads a snapshot that was measured: its links as a table that can be changed and measured again, and its resources. */
import { type EntryName, entryId } from '#catalogue';
import { fixableLinks, type Graph, identitiesBehind, measuredResources, numberedLinks } from '#cypher';
import {
  type FixableLink,
  identityNodes,
  type LinkTable,
  LinkTableBuilder,
  type MeasureAsked,
  type MeasuredResource,
  nodesWith,
  type ProtectionState,
  type ResourceMeasures,
  waysIn,
} from '#links';

/** Which snapshot. */
export interface SnapshotAsked {
  readonly snapshot: string;
  /** The tenant's id. */
  readonly tenant: string;
  /** Entries whose routes the headline leaves out. */
  readonly besideHeadline: readonly EntryName[];
}

/** A link that a fix may take away, with its place in the table. */
export interface PlacedLink extends FixableLink {
  readonly place: number;
}

/** What is asked of a snapshot's links again and again. Memory: 19 bytes a link. */
export interface MeasurableLinks {
  readonly asked: MeasureAsked;
  /** Links that were drawn from rows of the collections asked about. */
  readonly fixable: readonly PlacedLink[];
}

/** Reads the links; `collections` are those whose rows a fix may change. Throws GraphError. */
export async function readMeasurableLinks(
  graph: Graph,
  { snapshot, tenant, besideHeadline }: SnapshotAsked,
  collections: readonly string[],
): Promise<MeasurableLinks> {
  const { table, named } = await readTable(graph, snapshot, new Set([tenant, ...besideHeadline.map(entryId)]));
  const beside = new Set(besideHeadline.map((name) => named.get(entryId(name))));
  const headline = nodesWith(table, 'entry').filter((place) => !beside.has(place));
  const ways = waysIn(table, headline, await identitiesOf(graph, snapshot, table));
  const resources = nodesWith(table, 'sensitive');
  const asked = { table, ways, resources, tenant: named.get(tenant) };
  return { asked, fixable: await readFixable(graph, snapshot, table, collections) };
}

async function readTable(
  graph: Graph,
  snapshot: string,
  asked: ReadonlySet<string>,
): Promise<{ table: LinkTable; named: Map<string, number> }> {
  const builder = new LinkTableBuilder({ keepNumbers: true });
  const named = new Map<string, number>();
  for await (const row of graph.stream(numberedLinks, { snapshot })) {
    const place = builder.node(row.node, { kind: row.kind, required: row.required });
    if (asked.has(row.id)) named.set(row.id, place);
    for (const [at, target] of row.targets.entries())
      builder.link(place, builder.place(target), {
        gate: row.gates[at] as (typeof row.gates)[number],
        gateKnown: row.known[at] as (typeof row.known)[number],
        number: row.numbers[at] as number,
      });
  }
  return { table: builder.build(), named };
}

/** For each node of the table the node that its identity goes by. */
async function identitiesOf(graph: Graph, snapshot: string, { nodes, places }: LinkTable): Promise<Int32Array> {
  const pairs: (readonly [number, number])[] = [];
  for (const kind of ['User', 'Credential'])
    for await (const { node, behind } of graph.stream(identitiesBehind, { snapshot, kind })) {
      const [place, other] = [places.get(node), places.get(behind)];
      if (place !== undefined && other !== undefined) pairs.push([place, other]);
    }
  return identityNodes(nodes.count, pairs);
}

async function readFixable(
  graph: Graph,
  snapshot: string,
  { links }: LinkTable,
  collections: readonly string[],
): Promise<PlacedLink[]> {
  const places = new Map([...(links.numbers ?? [])].map((number, place) => [number, place]));
  const found: PlacedLink[] = [];
  for await (const row of graph.stream(fixableLinks, { snapshot, collections: [...collections] })) {
    const place = places.get(row.number);
    if (place === undefined) continue;
    const from = { id: row.from, name: row.fromName, kind: row.fromKind };
    found.push({ kind: row.kind, from, to: { id: row.to, name: row.toName }, evidence: row.evidence, place });
  }
  return found;
}

/** Every sensitive resource with its measures, in the order of their ids. Throws GraphError. */
export async function readMeasuredResources(graph: Graph, snapshot: string): Promise<MeasuredResource[]> {
  const rows = await graph.many(measuredResources, { snapshot });
  return rows.map(({ measures, state, needs, ...resource }) => {
    const { openIdentities, shortfall } = JSON.parse(measures ?? '{}') as ResourceMeasures;
    return { ...resource, needs: needs ?? 0, state: state as ProtectionState, openIdentities, shortfall };
  });
}
