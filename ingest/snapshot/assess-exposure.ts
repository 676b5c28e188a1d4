/** Works out the exposure of every node of a snapshot that is being built, and stores it. */
import { type EntryName, entries, entryId } from '#catalogue';
import { type ExposureRow, type Graph, setExposures } from '#cypher';
import {
  type LinkTable,
  longestUpstream,
  lowestBarriers,
  nodesWith,
  unreached,
  upstreamAssumed,
  upstreamGates,
} from '#links';
import { readLinks } from './read-links.ts';

/** Left out of the headline where nothing else is declared, and shown in columns of their own. */
export const usuallyBeside: readonly EntryName[] = ['stolen-session', 'flow-phishing'];
const entryNames = Object.keys(entries) as EntryName[];
const batch = 10_000;

/** What a load asks of it beside. */
export interface ExposureOptions {
  /** Changes gates that depend on exposure. */
  readonly settle?: (table: LinkTable, starts: readonly number[]) => Promise<void>;
  /** Entries whose routes the headline leaves out. */
  readonly besideHeadline?: readonly EntryName[] | undefined;
}

/** The links of a snapshot as they were read, with the nodes that a measure asks for by name. */
export interface WalkedLinks {
  readonly table: LinkTable;
  /** Places of the entries that the headline counts. */
  readonly headline: readonly number[];
  /** The tenant's place. */
  readonly tenant: number | undefined;
  /** The place of every node by its id. */
  readonly places: ReadonlyMap<string, number>;
}

/** How large the walk was. */
export interface ExposureReport {
  readonly nodes: number;
  readonly links: number;
  readonly seconds: number;
}

/**
 * Reads all links once, lets `settle` change gates that depend on exposure, walks them in memory for every variant of exposure (all, known, headline, without tenant
 * control, by entry, upstream gates and assumptions), and writes the results in batches. Memory: about 10 bytes a link, 24 while they are read, and 100 a node.
 */
export async function assessExposure(
  graph: Graph,
  snapshot: string,
  tenant: string,
  { settle = async () => {}, besideHeadline = usuallyBeside }: ExposureOptions = {},
): Promise<{ readonly report: ExposureReport; readonly walked: WalkedLinks }> {
  const begun = performance.now();
  const asked = new Set([tenant, ...entryNames.map(entryId)]);
  const named = new Map<string, number>();
  const partsOf = new Map<number, readonly number[]>();
  const places = new Map<string, number>();
  const table = await readLinks(graph, snapshot, (id, place, parts) => {
    if (asked.has(id)) named.set(id, place);
    if (parts.length > 0) partsOf.set(place, parts);
    places.set(id, place);
  });
  await settle(table, nodesWith(table, 'entry'));
  const beside = new Set(besideHeadline.map((name) => named.get(entryId(name))));
  const headline = nodesWith(table, 'entry').filter((place) => !beside.has(place));
  const rowOf = exposuresOf(table, { named, partsOf, tenant, headline });
  for (let from = 0; from < table.nodes.count; from += batch) {
    const size = Math.min(batch, table.nodes.count - from);
    const rows = Array.from({ length: size }, (_, index) => rowOf(from + index));
    await graph.run(setExposures, { rows });
  }
  const seconds = (performance.now() - begun) / 1000;
  return {
    report: { nodes: table.nodes.count, links: table.links.count, seconds },
    walked: { table, headline, tenant: named.get(tenant), places },
  };
}

/** Where the walks begin, and what some of them leave out. */
interface WalkedFrom {
  /** Places of the entries and of the tenant, by their ids. */
  readonly named: ReadonlyMap<string, number>;
  /** By the place of a node whose ways in differ by audience: the internal ids of it at each. */
  readonly partsOf: ReadonlyMap<number, readonly number[]>;
  readonly tenant: string;
  /** Places of the entries that the headline counts. */
  readonly headline: readonly number[];
}

/** Walks for every variant; gives what is stored of the node at a place: who is reached at one audience is reached. */
function exposuresOf(table: LinkTable, walked: WalkedFrom): (place: number) => ExposureRow {
  const { named, tenant, headline } = walked;
  const starts = nodesWith(table, 'entry');
  const all = lowestBarriers(table, starts);
  const known = lowestBarriers(table, starts, { knownOnly: true });
  const withoutTenant = lowestBarriers(table, starts, { without: named.get(tenant) });
  const head = lowestBarriers(table, headline);
  const gates = upstreamGates(table, starts);
  const assumed = upstreamAssumed(table, starts);
  const longest = longestUpstream(table);
  const places = placesOf(table, walked);
  const byEntry = exposureByEntry(table, named, places);
  const value = (barriers: Uint8Array, place: number) => lowestAt(barriers, places(place)) ?? null;
  const bits = (found: Uint8Array, place: number) =>
    places(place).reduce((all, one) => all | (found[one] as number), 0);
  return (place) => [
    table.nodes.numbers[place] as number,
    value(all, place),
    value(known, place),
    value(withoutTenant, place),
    value(head, place),
    bits(gates, place),
    byEntry.get(place) ?? null,
    Math.max(...places(place).map((one) => longest[one] as number)),
    bits(assumed, place),
  ];
}

/** All places of the node at a place: its own, and those of it at each audience. */
function placesOf(table: LinkTable, { partsOf }: WalkedFrom): (place: number) => readonly number[] {
  return (place) => [place, ...(partsOf.get(place) ?? []).flatMap((number) => table.places.get(number) ?? [])];
}

/** The lowest barrier at some places; undefined where no route leads to any. */
function lowestAt(barriers: Uint8Array, places: readonly number[]): number | undefined {
  const lowest = Math.min(...places.map((place) => barriers[place] as number));
  return lowest === unreached ? undefined : lowest;
}

/** For sensitive nodes: the lowest barrier by entry, as JSON of entry name to level. */
function exposureByEntry(
  table: LinkTable,
  named: WalkedFrom['named'],
  places: (place: number) => readonly number[],
): Map<number, string> {
  const sensitive = nodesWith(table, 'sensitive');
  const found = new Map<number, Partial<Record<EntryName, number>>>();
  for (const name of entryNames) {
    const start = named.get(entryId(name));
    if (start === undefined) continue;
    const barriers = lowestBarriers(table, [start]);
    for (const place of sensitive) {
      const lowest = lowestAt(barriers, places(place));
      if (lowest !== undefined) found.set(place, { ...found.get(place), [name]: lowest });
    }
  }
  return new Map([...found].map(([place, levels]) => [place, JSON.stringify(levels)]));
}
