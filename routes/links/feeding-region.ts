/** The part of a graph that feeds a target, small enough to be walked in memory: every simple path of a length in it, without a dead end that could be foreseen. */

import { longestListed } from '#catalogue';
import type { FeedingLink } from '#cypher';

/** Links that are looked at between two chances for other work. */
const stride = 20_000;

interface IncomingLink {
  readonly number: number;
  /** The place of the node that it leaves. */
  readonly from: number;
  readonly gate: number;
}

/** The nodes that feed a target, each with the links into it. Nodes are known by their place: the target's is 0. */
export interface FeedingRegion {
  readonly into: readonly IncomingLink[][];
  /** Whether routes begin at the node. */
  readonly starts: readonly boolean[];
  /** Which of the nodes that must be passed are there. */
  readonly through: readonly (readonly number[])[];
  /**
   * For each node, as bits, in how many links a walk from a start can end there: bit 3 is set where one of three links
   * does. `met`: the walks that cross a gate of exactly the barrier.
   */
  readonly lengths: Uint16Array;
  readonly met: Uint16Array;
}

/**
 * The region of some links. `through` are those of the nodes to pass that the target itself is at. Links are taken in the
 * order of their ids, which never changes in a snapshot: so is the order of the paths.
 */
export function feedingRegion(
  links: readonly FeedingLink[],
  { target, barrier, through }: { target: number; barrier: number; through: readonly number[] },
): FeedingRegion {
  const places = new Map<number, number>([[target, 0]]);
  const into: IncomingLink[][] = [[]];
  const starts: boolean[] = [false];
  const passes: (readonly number[])[] = [through];
  const placeOf = (node: number): number => {
    const known = places.get(node);
    if (known !== undefined) return known;
    const place = places.size;
    places.set(node, place);
    into.push([]);
    starts.push(false);
    passes.push([]);
    return place;
  };
  for (const [number, from, to, gate, isStart, passed] of links.toSorted((a, b) => a[0] - b[0])) {
    const place = placeOf(from);
    starts[place] = isStart;
    passes[place] = passed;
    into[placeOf(to)]?.push({ number, from: place, gate });
  }
  return { into, starts, through: passes, ...lengthsOfWalks(into, starts, barrier) };
}

/** In how many links, up to the most that are listed, walks from the starts end at each node. A start is only ever the first node of a route. */
function lengthsOfWalks(into: FeedingRegion['into'], starts: readonly boolean[], barrier: number) {
  const lengths = Uint16Array.from(starts, (isStart) => (isStart ? 1 : 0));
  const met = new Uint16Array(starts.length);
  const all = (1 << (longestListed + 1)) - 1;
  for (let changed = true; changed; ) {
    changed = false;
    for (const [node, links] of into.entries()) {
      if (starts[node]) continue;
      let [some, crossed] = [lengths[node] as number, met[node] as number];
      for (const { from, gate } of links) {
        some |= (lengths[from] as number) << 1;
        crossed |= ((gate === barrier ? lengths[from] : met[from]) as number) << 1;
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
  readonly barrier: number;
  /** Whether a gate must equal the barrier. */
  readonly passed: boolean;
  /** How many nodes must be passed. */
  readonly through: number;
}

/**
 * Every path of exactly so many links from a start to the target that visits no node twice, as the internal ids of its
 * links; undefined now and then, for the caller to look at the time. Walks backwards; `lengths` and `met` cut whatever no
 * start can complete, so that only a path that comes back to itself is walked in vain.
 */
export function* pathsOfLength(
  region: FeedingRegion,
  { length, barrier, passed, through }: PathsAsked,
): Generator<number[] | undefined> {
  const { into, starts, lengths, met } = region;
  const nodes = [0];
  const links: number[] = [];
  /** How many of the links into each node of the path were tried. */
  const tried = [0];
  /** Whether the path up to each of its nodes meets the barrier, or need not. */
  const meets = [!passed];
  const isOn = new Uint8Array(starts.length);
  isOn[0] = 1;
  for (let looks = 1; nodes.length > 0; looks += 1) {
    if (looks % stride === 0) yield undefined;
    const depth = nodes.length - 1;
    const next = into[nodes[depth] as number]?.[tried[depth] as number];
    if (next === undefined) {
      isOn[nodes.pop() as number] = 0;
      tried.pop();
      meets.pop();
      links.pop();
      continue;
    }
    tried[depth] = (tried[depth] as number) + 1;
    const isMet = (meets[depth] as boolean) || next.gate === barrier;
    const left = length - depth - 1;
    const completed = (isMet ? lengths[next.from] : met[next.from]) as number;
    if (isOn[next.from] === 1 || (completed & (1 << left)) === 0) continue;
    if (left === 0) {
      if (through === 0 || passesAll(region, [...nodes, next.from], through))
        yield [next.number, ...links.toReversed()];
      continue;
    }
    nodes.push(next.from);
    links.push(next.number);
    tried.push(0);
    meets.push(isMet);
    isOn[next.from] = 1;
  }
}

function passesAll(region: FeedingRegion, nodes: readonly number[], count: number): boolean {
  return new Set(nodes.flatMap((node) => region.through[node] ?? [])).size === count;
}
