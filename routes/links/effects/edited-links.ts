/** A snapshot's links with other gates, and with links that are added; the table itself stays as it is. */
import type { LinkKind } from '#catalogue';
import { type LinkColumns, type LinkTable, linkKindNames } from '../link-table.ts';
import type { MeasureAsked } from '../measured.ts';
import type { WaysIn } from '../ways-in.ts';

/** Gates of a link: what must be defeated, and the same where every open question is answered well; `closed` where there is no link. */
export interface Gates {
  readonly gate: number;
  readonly known: number;
}

/** A link that is added between two places. */
export interface AddedLink extends Gates {
  readonly from: number;
  readonly to: number;
  readonly kind: LinkKind;
}

/** What is edited. */
export interface LinkEdits {
  /** New gates by the link's place. */
  readonly gates: ReadonlyMap<number, Gates>;
  readonly added: readonly AddedLink[];
}

/** Whose links are edited. */
export interface Edited {
  readonly asked: MeasureAsked;
  /** Places of the entries that the headline counts: what is added there is a way in. */
  readonly headline: ReadonlySet<number>;
  /** The place of the identity that a node goes by. */
  readonly identityOf: (node: number) => number;
}

/** What is measured, with the edits. Memory: that of the table again. */
export function withEdits({ asked, headline, identityOf }: Edited, { gates, added }: LinkEdits): MeasureAsked {
  const { table, moved } = withAdded(asked.table, added);
  for (const [place, { gate, known }] of gates) {
    const link = moved(place);
    table.links.gates[link] = gate;
    table.links.gatesKnown[link] = known;
  }
  const ways = waysWith(asked.ways, table, { added, headline, identityOf, moved });
  return { ...asked, table, ways };
}

/** A copy with the links added after the others of the node that they leave; `moved` gives the new place of a link. */
function withAdded(table: LinkTable, added: readonly AddedLink[]) {
  const { nodes, offsets, links } = table;
  const extra = new Int32Array(nodes.count + 1);
  for (const { from } of added) extra[from + 1] = (extra[from + 1] as number) + 1;
  for (let node = 0; node < nodes.count; node++)
    extra[node + 1] = (extra[node + 1] as number) + (extra[node] as number);
  const shifted = offsets.map((offset, node) => offset + (extra[node] as number));
  const columns = grown(links, added.length);
  const rows = Object.keys(columns) as (keyof typeof columns)[];
  for (let node = 0; node < nodes.count; node++) {
    const [from, to, at] = [offsets[node] as number, offsets[node + 1] as number, shifted[node] as number];
    for (const name of rows) columns[name].set(links[name].subarray(from, to), at);
  }
  const next = Int32Array.from({ length: nodes.count }, (_, node) => endOf(offsets, extra, node));
  for (const one of added) {
    const place = next[one.from] as number;
    next[one.from] = place + 1;
    write(columns, place, one);
  }
  const sourceOf = (place: number) => lastAtMost(offsets, place);
  return {
    table: {
      ...table,
      offsets: shifted,
      links: { ...links, ...columns, count: links.count + added.length, numbers: undefined },
    },
    moved: (place: number) => (added.length === 0 ? place : place + (extra[sourceOf(place)] as number)),
  };
}

/** Where the links of a node end that were there before. */
function endOf(offsets: Int32Array, extra: Int32Array, node: number): number {
  return (offsets[node + 1] as number) + (extra[node] as number);
}

type Columns = Pick<LinkColumns, 'targets' | 'gates' | 'gatesKnown' | 'kinds' | 'assumptions'>;

function grown({ count }: LinkColumns, more: number): Columns {
  return {
    targets: new Int32Array(count + more),
    gates: new Uint8Array(count + more),
    gatesKnown: new Uint8Array(count + more),
    kinds: new Uint8Array(count + more),
    assumptions: new Uint16Array(count + more),
  };
}

function write(columns: Columns, place: number, { to, kind, gate, known }: AddedLink): void {
  columns.targets[place] = to;
  columns.gates[place] = gate;
  columns.gatesKnown[place] = known;
  columns.kinds[place] = linkKindNames.indexOf(kind);
}

/** The node whose links a place is among: the last offset that is not above it. */
function lastAtMost(offsets: Int32Array, place: number): number {
  let [low, high] = [0, offsets.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] as number) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

interface More extends Pick<Edited, 'headline' | 'identityOf'> {
  readonly added: readonly AddedLink[];
  readonly moved: (place: number) => number;
}

/** The ways in at their new places, with those that are added. */
function waysWith(ways: WaysIn, table: LinkTable, { added, headline, identityOf, moved }: More): WaysIn {
  const entered = new Set(added.flatMap(({ from }) => (headline.has(from) ? [from] : [])));
  const known = new Set([...ways.links].map(moved));
  const fresh = [...entered].flatMap((entry) => {
    const [from, to] = [table.offsets[entry] as number, table.offsets[entry + 1] as number];
    return Array.from({ length: to - from }, (_, at) => from + at).filter((link) => !known.has(link));
  });
  const places = new Map([...ways.identities].map((node, at) => [node, at]));
  const numberOf = (node: number) => {
    const identity = identityOf(node);
    const at = places.get(identity) ?? places.size;
    places.set(identity, at);
    return at;
  };
  const ends = fresh.map((link) => table.links.targets[link] as number);
  const numbers = ends.map(numberOf);
  // A person who had no way in is somebody of this tenant all the same.
  const isOutside = Uint8Array.from({ length: places.size }, (_, at) => ways.isOutside[at] ?? 0);
  return {
    ...ways,
    links: Int32Array.from([...known, ...fresh]),
    ends: Int32Array.from([...ways.ends, ...ends]),
    identityOf: Int32Array.from([...ways.identityOf, ...numbers]),
    identities: Int32Array.from(places.keys()),
    isOutside,
  };
}
