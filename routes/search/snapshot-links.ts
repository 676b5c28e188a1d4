/** The links of a published snapshot in memory, read once and kept while it is asked about. */
import { type EntryName, entryId, parsePopulationId } from '#catalogue';
import { type Graph, identitiesBehind, linksWithKinds, type SnapshotRow } from '#cypher';
import {
  type IncomingLinks,
  identityNodesOf,
  incomingLinks,
  type LinkTable,
  LinkTableBuilder,
  nodesWith,
  repeatingPopulations,
  type WaysIn,
  waysIn,
} from '#links';

/** A snapshot, ready to be asked about one resource after the other. */
export interface SnapshotLinks {
  readonly table: LinkTable;
  readonly incoming: IncomingLinks;
  readonly ways: WaysIn;
  /** Places of the entries that the headline counts. */
  readonly entries: readonly number[];
  /** The ids of the nodes, by their places. */
  readonly ids: readonly string[];
  readonly placeOf: (id: string) => number | undefined;
  /** The tenant's place. */
  readonly tenant: number | undefined;
  /** Places of the Populations that lead to everybody or to every workload alike. */
  readonly repeating: ReadonlySet<number>;
}

/** What is read. */
export interface SnapshotAsked {
  readonly snapshot: string;
  readonly tenant: string;
  /** Entries that the headline leaves beside. */
  readonly besideHeadline: readonly string[];
}

/** What is read of a snapshot's links, by its record. */
export function snapshotAsked({ id, tenant, report }: SnapshotRow): SnapshotAsked {
  const { besideHeadline = [] } = JSON.parse(report ?? '{}') as Partial<SnapshotAsked>;
  return { snapshot: id, tenant, besideHeadline };
}

/** How many snapshots are kept: the published one, and the one before it while somebody still asks about that. */
const mostKept = 2;
const kept = new WeakMap<Graph, Map<string, Promise<SnapshotLinks>>>();

/** The links of a snapshot; read at first need. Throws GraphError. */
export function snapshotLinks(graph: Graph, asked: SnapshotAsked): Promise<SnapshotLinks> {
  const known = kept.get(graph) ?? new Map<string, Promise<SnapshotLinks>>();
  kept.set(graph, known);
  const before = known.get(asked.snapshot);
  if (before !== undefined) return before;
  const reading = readSnapshotLinks(graph, asked, { keepNumbers: true });
  known.set(asked.snapshot, reading);
  reading.catch(() => known.delete(asked.snapshot));
  for (const old of [...known.keys()].slice(0, Math.max(0, known.size - mostKept))) known.delete(old);
  return reading;
}

/** Reads the links of a snapshot, published or not. `keepNumbers`: the table keeps the numbers of the links. Throws GraphError. */
export async function readSnapshotLinks(
  graph: Graph,
  { snapshot, tenant, besideHeadline }: SnapshotAsked,
  options: { readonly keepNumbers?: boolean } = {},
): Promise<SnapshotLinks> {
  const builder = new LinkTableBuilder(options);
  const ids: string[] = [];
  for await (const { node, id, kind, required, ...links } of graph.stream(linksWithKinds, { snapshot })) {
    const place = builder.node(node, { kind, required });
    ids[place] = id;
    for (const [at, target] of links.targets.entries())
      builder.link(place, builder.place(target), {
        gate: links.gates[at] as (typeof links.gates)[number],
        gateKnown: links.known[at] as (typeof links.known)[number],
        kind: links.kinds[at] as (typeof links.kinds)[number],
        number: links.numbers[at] as number,
      });
  }
  const table = builder.build();
  const places = new Map(ids.map((id, place) => [id, place]));
  const beside = new Set(besideHeadline.map((name) => places.get(entryId(name as EntryName))));
  const entries = nodesWith(table, 'entry').filter((place) => !beside.has(place));
  const standsFor = await identityNodesOf(table, (kind) => graph.stream(identitiesBehind, { snapshot, kind }));
  return {
    table,
    incoming: incomingLinks(table),
    ways: waysIn(table, entries, standsFor),
    entries,
    ids,
    placeOf: (id) => places.get(id),
    tenant: places.get(tenant),
    repeating: new Set(ids.flatMap((id, place) => (isRepeating(id) ? [place] : []))),
  };
}

function isRepeating(id: string): boolean {
  const of = parsePopulationId(id)?.of;
  return of !== undefined && repeatingPopulations.has(of);
}
