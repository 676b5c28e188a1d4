/** Works out the exposure of every node of a snapshot that is being built, and stores it. */
import { type EntryName, entries, entryId, parseEntryId } from '#catalogue';
import { type ExposureRow, type Graph, setExposures, walkableLinks } from '#cypher';
import { type LinkTable, LinkTableBuilder, longestUpstream, lowestBarriers, unreached, upstreamGates } from '#links';

/** Left out of the headline where nothing else is declared, and shown in columns of their own. */
export const usuallyBeside: readonly EntryName[] = ['stolen-session', 'flow-phishing'];
const batch = 10_000;

/** The links of a snapshot, as they were read. */
export interface ReadLinks {
  readonly table: LinkTable;
  /** Place in the table by the database's number of a node. */
  readonly places: ReadonlyMap<number, number>;
  /** Places of the entries. */
  readonly starts: readonly number[];
}

/** What a load asks of it beside. */
export interface ExposureOptions {
  /** Changes gates that depend on exposure. */
  readonly settle?: (links: ReadLinks) => Promise<void>;
  /** Entries whose routes the headline leaves out. */
  readonly besideHeadline?: readonly EntryName[] | undefined;
}

/** How large the walk was. */
export interface ExposureReport {
  readonly nodes: number;
  readonly links: number;
  readonly seconds: number;
}

/**
 * Reads all links once, lets `settle` change gates that depend on exposure, walks them in memory for every variant of exposure (all, known, headline, without tenant
 * control, by entry, upstream gates), and writes the results in batches. Memory: about 9 bytes a link and 100 a node.
 */
export async function assessExposure(
  graph: Graph,
  snapshot: string,
  tenant: string,
  { settle = async () => {}, besideHeadline = usuallyBeside }: ExposureOptions = {},
): Promise<ExposureReport> {
  const begun = performance.now();
  const builder = new LinkTableBuilder();
  const numbers: number[] = [];
  const sensitive: number[] = [];
  const entryPlaces = new Map<string, number>();
  let tenantPlace: number | undefined;
  for await (const row of graph.stream(walkableLinks, { snapshot })) {
    builder.add(row);
    if (row.sensitive) sensitive.push(numbers.length);
    if (parseEntryId(row.id) !== undefined) entryPlaces.set(row.id, numbers.length);
    if (row.id === tenant) tenantPlace = numbers.length;
    numbers.push(row.node);
  }
  const table = builder.build();
  const starts = [...entryPlaces.values()];
  await settle({ table, places: builder.places, starts });
  const headline = [...entryPlaces]
    .filter(([id]) => !besideHeadline.some((name) => id === entryId(name)))
    .map(([, place]) => place);
  const all = lowestBarriers(table, starts);
  const known = lowestBarriers(table, starts, { knownOnly: true });
  const withoutTenant = lowestBarriers(table, starts, { without: tenantPlace });
  const head = lowestBarriers(table, headline);
  const gates = upstreamGates(table, starts);
  const longest = longestUpstream(table);
  const byEntry = exposureByEntry(table, entryPlaces, sensitive);
  const value = (barriers: Uint8Array, place: number) =>
    barriers[place] === unreached ? null : (barriers[place] as number);
  for (let from = 0; from < numbers.length; from += batch) {
    const rows: ExposureRow[] = [];
    for (let place = from; place < Math.min(from + batch, numbers.length); place++) {
      rows.push([
        numbers[place] as number,
        value(all, place),
        value(known, place),
        value(withoutTenant, place),
        value(head, place),
        gates[place] as number,
        byEntry.get(place) ?? null,
        longest[place] as number,
      ]);
    }
    if (rows.length > 0) await graph.run(setExposures, { rows });
  }
  return { nodes: table.nodeCount, links: table.targets.length, seconds: (performance.now() - begun) / 1000 };
}

/** For sensitive nodes: the lowest barrier by entry, as JSON of entry name to level. */
function exposureByEntry(
  table: Parameters<typeof lowestBarriers>[0],
  entryPlaces: ReadonlyMap<string, number>,
  sensitive: readonly number[],
): Map<number, string> {
  const found = new Map<number, Partial<Record<EntryName, number>>>();
  for (const name of Object.keys(entries) as EntryName[]) {
    const start = entryPlaces.get(entryId(name));
    if (start === undefined) continue;
    const barriers = lowestBarriers(table, [start]);
    for (const place of sensitive) {
      if (barriers[place] === unreached) continue;
      found.set(place, { ...found.get(place), [name]: barriers[place] as number });
    }
  }
  return new Map([...found].map(([place, levels]) => [place, JSON.stringify(levels)]));
}
