/** The lowest barrier of any route from some starts to every node: a minimax walk, linear in the links. */
import { closed, type LinkTable } from './link-table.ts';

/** Stands for "no route leads here": the barrier of a closed link. */
export const unreached = closed;

const highestGate = 5;

/** What a walk leaves out. */
export interface WalkOptions {
  /** Counts what is known: the gates without what is assumed. */
  readonly knownOnly?: boolean;
  /** Leaves out the links of one node. */
  readonly without?: number | undefined;
}

/**
 * For each node the lowest level at which an attacker who stands at the starts gets there; `unreached` where never.
 * One bucket a level: a link is looked at once, when its node's barrier is final.
 */
export function lowestBarriers(table: LinkTable, starts: readonly number[], options: WalkOptions = {}): Uint8Array {
  const { offsets, links, nodes } = table;
  const gates = options.knownOnly ? links.gatesKnown : links.gates;
  const barriers = new Uint8Array(nodes.count).fill(unreached);
  const buckets: number[][] = Array.from({ length: highestGate + 1 }, () => []);
  for (const start of starts) {
    barriers[start] = 0;
    buckets[0]?.push(start);
  }
  for (let level = 0; level <= highestGate; level++) {
    const bucket = buckets[level] as number[];
    for (let node = bucket.pop(); node !== undefined; node = bucket.pop()) {
      if (barriers[node] !== level || node === options.without) continue;
      for (let link = offsets[node] as number; link < (offsets[node + 1] as number); link++) {
        const barrier = Math.max(level, gates[link] as number);
        const target = links.targets[link] as number;
        if (barrier >= (barriers[target] as number)) continue;
        barriers[target] = barrier;
        (buckets[barrier] as number[]).push(target);
      }
    }
  }
  return barriers;
}

/**
 * For each node the set of gates, as bits, that some walk from the starts to it crosses: an upper bound of what its
 * routes cross, which prunes the search for routes of a higher barrier.
 */
export function upstreamGates(table: LinkTable, starts: readonly number[]): Uint8Array {
  const reached = lowestBarriers(table, starts);
  return bitByLevel(table, (gate) => ({
    counts: (link, from) => reached[from] !== unreached && table.links.gates[link] === gate,
    passes: () => true,
  }));
}

/**
 * For each node the levels, as bits, at which some walk of that level or less to it crosses a link that is not there, or asks for more, with
 * open questions answered well: where a level's bit is missing, every route of that level is seen.
 */
export function upstreamAssumed(table: LinkTable, starts: readonly number[]): Uint8Array {
  const { gates, gatesKnown } = table.links;
  const reached = lowestBarriers(table, starts);
  return bitByLevel(table, (level) => {
    const passes = (link: number) => (gates[link] as number) <= level;
    return {
      counts: (link, from) =>
        (reached[from] as number) <= level && passes(link) && (gatesKnown[link] as number) > level,
      passes,
    };
  });
}

/** Which links set a bit, and over which others it is handed on. */
interface Marking {
  readonly counts: (link: number, from: number) => boolean;
  readonly passes: (link: number) => boolean;
}

/** For each level a bit at every node that a link that counts leads to, straight or over links that pass it on. Linear for each level. */
function bitByLevel(table: LinkTable, markingOf: (level: number) => Marking): Uint8Array {
  const bits = new Uint8Array(table.nodes.count);
  for (let level = 0; level <= highestGate; level++) {
    const { counts, passes } = markingOf(level);
    const bit = 1 << level;
    const open: number[] = [];
    const mark = (link: number) => {
      const node = table.links.targets[link] as number;
      if (((bits[node] as number) & bit) !== 0) return;
      bits[node] = (bits[node] as number) | bit;
      open.push(node);
    };
    for (let node = 0; node < table.nodes.count; node++)
      forEachLink(table, node, (link) => {
        if (counts(link, node)) mark(link);
      });
    for (let node = open.pop(); node !== undefined; node = open.pop())
      forEachLink(table, node, (link) => {
        if (passes(link)) mark(link);
      });
  }
  return bits;
}

function forEachLink(table: LinkTable, node: number, visit: (link: number) => void): void {
  for (let link = table.offsets[node] as number; link < (table.offsets[node + 1] as number); link++) visit(link);
}
