/** Which nodes every way from outside passes: the tree of dominators, by Cooper, Harvey and Kennedy (2001). */
import type { LinkTable } from './link-table.ts';

/** Stands for outside, from where all walks begin. */
export const outside = -1;
/** Stands for a node that no walk comes to. */
export const unmet = -2;

/** What is walked: links below a limit, from some nodes on. */
export interface DominatorsAsked {
  readonly table: LinkTable;
  readonly starts: readonly number[];
  readonly gates: Uint8Array;
  readonly limit: number;
}

/**
 * For each node the last other node that every walk to it passes; `outside` where there is none, `unmet` where no walk comes. Walks begin
 * at the starts. Time: a few passes over the links.
 */
export function dominatorsOf({ table, starts, gates, limit }: DominatorsAsked): Int32Array {
  const { offsets, links, nodes } = table;
  const isOpen = (link: number) => (gates[link] as number) < limit;
  const order = postorder({ table, starts, gates, limit });
  const numberOf = new Int32Array(nodes.count).fill(unmet);
  for (const [number, node] of order.entries()) numberOf[node] = number;
  // By numbers of the postorder; the number after the last is outside.
  const root = order.length;
  const above = new Int32Array(root + 1).fill(unmet);
  above[root] = root;
  const isStart = new Set(starts);
  const into: number[][] = Array.from({ length: root }, () => []);
  for (const [number, node] of order.entries())
    for (let link = offsets[node] as number; link < (offsets[node + 1] as number); link++)
      if (isOpen(link)) into[numberOf[links.targets[link] as number] as number]?.push(number);
  const meet = (one: number, other: number): number => {
    let [a, b] = [one, other];
    while (a !== b) {
      while (a < b) a = above[a] as number;
      while (b < a) b = above[b] as number;
    }
    return a;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (let number = root - 1; number >= 0; number--) {
      let best = isStart.has(order[number] as number) ? root : unmet;
      for (const from of into[number] as number[])
        if (above[from] !== unmet) best = best === unmet ? from : meet(from, best);
      if (best === above[number]) continue;
      above[number] = best;
      changed = true;
    }
  }
  const found = new Int32Array(nodes.count).fill(unmet);
  for (const [number, node] of order.entries())
    found[node] = above[number] === root ? outside : (order[above[number] as number] as number);
  return found;
}

/** The nodes that walks come to, each after those that it leads to, without recursion. */
function postorder({ table: { offsets, links, nodes }, starts, gates, limit }: DominatorsAsked): number[] {
  const met = new Uint8Array(nodes.count);
  const order: number[] = [];
  const next = Int32Array.from(offsets);
  for (const start of starts) {
    if (met[start] === 1) continue;
    met[start] = 1;
    const stack = [start];
    while (stack.length > 0) {
      const node = stack.at(-1) as number;
      const link = next[node] as number;
      if (link >= (offsets[node + 1] as number)) {
        order.push(node);
        stack.pop();
        continue;
      }
      next[node] = link + 1;
      const target = links.targets[link] as number;
      if ((gates[link] as number) >= limit || met[target] === 1) continue;
      met[target] = 1;
      stack.push(target);
    }
  }
  return order;
}

/** Whether every walk to a node passes another one. */
export function isDominated(above: Int32Array, node: number, by: number): boolean {
  for (let at = above[node] as number; at >= 0; at = above[at] as number) if (at === by) return true;
  return false;
}
