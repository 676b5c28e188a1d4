/** Lists the simple paths of a length from some starts to a target, without a dead end that could be foreseen. */
import { longestListed } from '#catalogue';
import { type IncomingLinks, incomingLinks } from './incoming-links.ts';
import type { LinkTable } from './link-table.ts';

/** Links that are looked at between two chances for other work. */
const stride = 20_000;

/** What a link may bring to a path, as bits: a gate of exactly the barrier; a known gate above it, so that the path is not seen. */
const marks = { barrier: 1, assumed: 2 } as const;
const everyMark = marks.barrier | marks.assumed;

/**
 * Which paths of a barrier: those that are seen, whose links are all there with open questions answered well; or those that rest on
 * an assumption. Neither: all of them.
 */
export type Pass = 'seen' | 'assumed';

/** For each set of marks (its bits are the place), by node, as bits: bit 3 is set where a walk of three links with these marks ends. */
type Lengths = readonly Uint16Array[];

/** The links that feed a target at a barrier, and how the walks over them end. */
export interface FeedingRegion {
  readonly table: LinkTable;
  readonly incoming: IncomingLinks;
  /** Where routes end: the places of the target, at every audience. Whoever fills the table leaves out links that leave them. */
  readonly targets: readonly number[];
  /** 1 where routes begin. */
  readonly starts: Uint8Array;
  readonly barrier: number;
  /** In how many links walks from a start end; `onlySeen`: walks over links whose known gate is at most the barrier. */
  lengths(onlySeen: boolean): Lengths;
}

/**
 * Prepares a table that holds no link but those of walks to the target at the barrier. Paths come in the order of the
 * links' numbers where the table keeps them.
 */
export function feedingRegion(
  table: LinkTable,
  { targets, starts: places, barrier }: { targets: readonly number[]; starts: Iterable<number>; barrier: number },
): FeedingRegion {
  const incoming = incomingLinks(table);
  const starts = new Uint8Array(table.nodes.count);
  for (const place of places) starts[place] = 1;
  const found = new Map<boolean, Lengths>();
  const lengths = (onlySeen: boolean) => {
    const known = found.get(onlySeen) ?? lengthsOfWalks({ table, incoming, starts, barrier }, onlySeen);
    found.set(onlySeen, known);
    return known;
  };
  return { table, incoming, targets, starts, barrier, lengths };
}

type Walked = Omit<FeedingRegion, 'targets' | 'lengths'>;

/** In how many links, up to the most that are listed, walks end at each node. A start is only ever the first node. */
function lengthsOfWalks({ table, incoming, starts, barrier }: Walked, onlySeen: boolean): Lengths {
  const lengths = Array.from({ length: everyMark + 1 }, (_, set) =>
    set === 0 ? Uint16Array.from(starts) : new Uint16Array(table.nodes.count),
  );
  const all = (1 << (longestListed + 1)) - 1;
  for (let changed = true; changed; ) {
    changed = false;
    for (let node = 0; node < table.nodes.count; node++) {
      if (starts[node] === 1) continue;
      for (let at = incoming.offsets[node] as number; at < (incoming.offsets[node + 1] as number); at++) {
        const link = incoming.links[at] as number;
        if (onlySeen && !isSeen(table, link, barrier)) continue;
        const from = incoming.sources[link] as number;
        const brought = marksOf(table, link, barrier);
        for (const [set, ofSet] of lengths.entries()) {
          const before = lengths[set & ~brought] as Uint16Array;
          const some = ((ofSet[node] as number) | ((before[from] as number) << 1)) & all;
          if (some === ofSet[node]) continue;
          ofSet[node] = some;
          changed = true;
        }
      }
    }
  }
  return lengths;
}

function isSeen({ links }: LinkTable, link: number, barrier: number): boolean {
  return (links.gatesKnown[link] as number) <= barrier;
}

function marksOf(table: LinkTable, link: number, barrier: number): number {
  const atBarrier = table.links.gates[link] === barrier ? marks.barrier : 0;
  return isSeen(table, link, barrier) ? atBarrier : atBarrier | marks.assumed;
}

/** What is asked of a region. */
export interface PathsAsked {
  readonly length: number;
  /** Whether a gate must equal the barrier. */
  readonly passed: boolean;
  /** Which of them; all where absent. */
  readonly pass?: Pass | undefined;
  /** Nodes that must be passed, each by all the places where it is passed. */
  readonly through: readonly ReadonlySet<number>[];
}

/** The paths of a length to each target, one target after the other; undefined now and then, for the caller to look at the time. */
export function* pathsOfLength(region: FeedingRegion, asked: PathsAsked): Generator<number[] | undefined> {
  for (const target of region.targets) yield* pathsTo(target, region, asked);
}

/**
 * Every path of exactly so many links from a start to a target that visits no node twice, as places of links in the table;
 * undefined now and then, for the caller to look at the time. Walks backwards; `lengths` cut whatever no start can
 * complete, so that only a path that comes back to itself is walked in vain.
 */
function* pathsTo(
  target: number,
  region: FeedingRegion,
  { length, passed, pass, through }: PathsAsked,
): Generator<number[] | undefined> {
  const { table, incoming, barrier } = region;
  const onlySeen = pass === 'seen';
  const lengths = region.lengths(onlySeen);
  const nodes = [target];
  const links: number[] = [];
  /** The place in `incoming` of the next link into each node of the path. */
  const next = [incoming.offsets[target] as number];
  /** The marks that the path up to each of its nodes still lacks. */
  const lacks = [(passed ? marks.barrier : 0) | (pass === 'assumed' ? marks.assumed : 0)];
  const isOn = new Uint8Array(table.nodes.count);
  isOn[target] = 1;
  for (let looks = 1; nodes.length > 0; looks += 1) {
    if (looks % stride === 0) yield undefined;
    const depth = nodes.length - 1;
    const node = nodes[depth] as number;
    const at = next[depth] as number;
    if (at === incoming.offsets[node + 1]) {
      isOn[node] = 0;
      nodes.pop();
      next.pop();
      lacks.pop();
      links.pop();
      continue;
    }
    next[depth] = at + 1;
    const link = incoming.links[at] as number;
    if (onlySeen && !isSeen(table, link, barrier)) continue;
    const from = incoming.sources[link] as number;
    const lacking = (lacks[depth] as number) & ~marksOf(table, link, barrier);
    const left = length - depth - 1;
    const completed = (lengths[lacking] as Uint16Array)[from] as number;
    if (isOn[from] === 1 || (completed & (1 << left)) === 0) continue;
    if (left === 0) {
      if (passesAll(through, [...nodes, from])) yield [link, ...links.toReversed()];
      continue;
    }
    nodes.push(from);
    links.push(link);
    next.push(incoming.offsets[from] as number);
    lacks.push(lacking);
    isOn[from] = 1;
  }
}

function passesAll(through: PathsAsked['through'], nodes: readonly number[]): boolean {
  return through.every((places) => nodes.some((node) => places.has(node)));
}
