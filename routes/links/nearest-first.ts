/** Walks over links below a limit, nearest nodes first, so that what leads to a node is a shortest way. */
import type { LinkTable } from './link-table.ts';

/** A walk: the nodes that were come to, and how. */
export interface Walk {
  /** Places of the nodes in the order in which they were come to, the starts first. */
  readonly nodes: Int32Array;
  /** Whether a node was come to. */
  has(node: number): boolean;
  /** The links of a shortest way from a start to a node that was come to, in order. */
  linksTo(node: number): number[];
}

const notReached = -2;
const isStart = -1;

/** Walks from the starts over links whose gate is below the limit. Time: the links; memory: 12 bytes a node. */
export function nearestFirst(
  { offsets, links, nodes: { count } }: LinkTable,
  starts: readonly number[],
  gates: Uint8Array,
  limit: number,
): Walk {
  const nodes = new Int32Array(count);
  const cameBy = new Int32Array(count).fill(notReached);
  const cameFrom = new Int32Array(count);
  let end = 0;
  for (const start of new Set(starts)) {
    cameBy[start] = isStart;
    nodes[end++] = start;
  }
  for (let at = 0; at < end; at++) {
    const from = nodes[at] as number;
    for (let link = offsets[from] as number; link < (offsets[from + 1] as number); link++) {
      const target = links.targets[link] as number;
      if ((gates[link] as number) >= limit || cameBy[target] !== notReached) continue;
      cameBy[target] = link;
      cameFrom[target] = from;
      nodes[end++] = target;
    }
  }
  return {
    nodes: nodes.subarray(0, end),
    has: (node) => cameBy[node] !== notReached,
    linksTo(node) {
      const way: number[] = [];
      for (let at = node; (cameBy[at] as number) >= 0; at = cameFrom[at] as number) way.push(cameBy[at] as number);
      return way.reverse();
    },
  };
}
