/** Lists the simple paths of a length from some starts to a target, without a dead end that could be foreseen. */
import { longestListed } from '#catalogue';
import { type IncomingLinks, incomingLinks } from './incoming-links.ts';
import type { LinkTable } from './link-table.ts';

/** Links that are looked at between two chances for other work. */
const stride = 20_000;

/** The links that feed a target at a barrier, and how the walks over them end. */
export interface FeedingRegion {
  readonly table: LinkTable;
  readonly incoming: IncomingLinks;
  /** Where routes end: the places of the target, at every audience. Whoever fills the table leaves out links that leave them. */
  readonly targets: readonly number[];
  /** 1 where routes begin. */
  readonly starts: Uint8Array;
  readonly barrier: number;
  /**
   * For each node, as bits, in how many links a walk from a start can end there: bit 3 is set where one of three links
   * does. `met`: the walks that cross a gate of exactly the barrier.
   */
  readonly lengths: Uint16Array;
  readonly met: Uint16Array;
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
  return { table, incoming, targets, starts, barrier, ...lengthsOfWalks(table, incoming, starts, barrier) };
}

/** In how many links, up to the most that are listed, walks end at each node. A start is only ever the first node. */
function lengthsOfWalks({ nodes, links }: LinkTable, incoming: IncomingLinks, starts: Uint8Array, barrier: number) {
  const lengths = Uint16Array.from(starts);
  const met = new Uint16Array(nodes.count);
  const all = (1 << (longestListed + 1)) - 1;
  for (let changed = true; changed; ) {
    changed = false;
    for (let node = 0; node < nodes.count; node++) {
      if (starts[node] === 1) continue;
      let [some, crossed] = [lengths[node] as number, met[node] as number];
      for (let at = incoming.offsets[node] as number; at < (incoming.offsets[node + 1] as number); at++) {
        const link = incoming.links[at] as number;
        const from = incoming.sources[link] as number;
        some |= (lengths[from] as number) << 1;
        crossed |= ((links.gates[link] === barrier ? lengths[from] : met[from]) as number) << 1;
      }
      if ((some & all) === lengths[node] && (crossed & all) === met[node]) continue;
      [lengths[node], met[node], changed] = [some & all, crossed & all, true];
    }
  }
  return { lengths, met };
}

/** What is asked of a region. */
export interface PathsAsked {
  readonly length: number;
  /** Whether a gate must equal the barrier. */
  readonly passed: boolean;
  /** Nodes that must be passed, each by all the places where it is passed. */
  readonly through: readonly ReadonlySet<number>[];
}

/** The paths of a length to each target, one target after the other; undefined now and then, for the caller to look at the time. */
export function* pathsOfLength(region: FeedingRegion, asked: PathsAsked): Generator<number[] | undefined> {
  for (const target of region.targets) yield* pathsTo(target, region, asked);
}

/**
 * Every path of exactly so many links from a start to a target that visits no node twice, as places of links in the table;
 * undefined now and then, for the caller to look at the time. Walks backwards; `lengths` and `met` cut whatever no
 * start can complete, so that only a path that comes back to itself is walked in vain.
 */
function* pathsTo(
  target: number,
  region: FeedingRegion,
  { length, passed, through }: PathsAsked,
): Generator<number[] | undefined> {
  const { table, incoming, lengths, met, barrier } = region;
  const nodes = [target];
  const links: number[] = [];
  /** The place in `incoming` of the next link into each node of the path. */
  const next = [incoming.offsets[target] as number];
  /** Whether the path up to each of its nodes meets the barrier, or need not. */
  const meets = [!passed];
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
      meets.pop();
      links.pop();
      continue;
    }
    next[depth] = at + 1;
    const link = incoming.links[at] as number;
    const from = incoming.sources[link] as number;
    const isMet = (meets[depth] as boolean) || table.links.gates[link] === barrier;
    const left = length - depth - 1;
    const completed = (isMet ? lengths[from] : met[from]) as number;
    if (isOn[from] === 1 || (completed & (1 << left)) === 0) continue;
    if (left === 0) {
      if (passesAll(through, [...nodes, from])) yield [link, ...links.toReversed()];
      continue;
    }
    nodes.push(from);
    links.push(link);
    next.push(incoming.offsets[from] as number);
    meets.push(isMet);
    isOn[from] = 1;
  }
}

function passesAll(through: PathsAsked['through'], nodes: readonly number[]): boolean {
  return through.every((places) => nodes.some((node) => places.has(node)));
}
