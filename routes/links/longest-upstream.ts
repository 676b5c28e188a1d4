/** An upper bound of how long a way to a node can be without visiting a node twice: tells when a list of routes is whole. */
import type { LinkTable } from './link-table.ts';

/** Bounds above this are stored as this. */
const cap = 255;

/**
 * For each node a number of links that no simple path into it exceeds. Nodes that lie on cycles with each other count
 * with all of their number, so the bound is exact on graphs without cycles and safe on all. Linear (Tarjan 1972).
 */
export function longestUpstream(table: LinkTable): Uint8Array {
  const { component, sizes } = components(table);
  // Tarjan numbers a component after everything it leads to: going down the numbers meets sources before targets.
  const longest = Float64Array.from(sizes);
  const order = Array.from({ length: table.nodes.count }, (_, node) => node).sort(
    (a, b) => (component[b] as number) - (component[a] as number),
  );
  const incoming = new Float64Array(sizes.length);
  for (const node of order) {
    const from = component[node] as number;
    longest[from] = (sizes[from] as number) + (incoming[from] as number);
    for (let link = table.offsets[node] as number; link < (table.offsets[node + 1] as number); link++) {
      const to = component[table.links.targets[link] as number] as number;
      if (to !== from) incoming[to] = Math.max(incoming[to] as number, longest[from] as number);
    }
  }
  return Uint8Array.from(component, (number) => Math.min(cap, (longest[number] as number) - 1));
}

interface Components {
  readonly component: Int32Array;
  readonly sizes: number[];
}

/** Strongly connected components, without recursion: chains of groups can be deeper than a stack. */
function components({ nodes, offsets, links: { targets } }: LinkTable): Components {
  const nodeCount = nodes.count;
  const component = new Int32Array(nodeCount).fill(-1);
  const found = new Int32Array(nodeCount).fill(-1);
  const low = new Int32Array(nodeCount);
  const next = Int32Array.from(offsets.subarray(0, nodeCount));
  const sizes: number[] = [];
  const stack: number[] = [];
  const path: number[] = [];
  let time = 0;
  const enter = (node: number) => {
    found[node] = low[node] = time++;
    stack.push(node);
    path.push(node);
  };
  for (let root = 0; root < nodeCount; root++) {
    if (found[root] !== -1) continue;
    enter(root);
    while (path.length > 0) {
      const node = path.at(-1) as number;
      if ((next[node] as number) < (offsets[node + 1] as number)) {
        const target = targets[next[node] as number] as number;
        next[node] = (next[node] as number) + 1;
        if (found[target] === -1) enter(target);
        else if (component[target] === -1) low[node] = Math.min(low[node] as number, found[target] as number);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) low[above] = Math.min(low[above] as number, low[node] as number);
      if (low[node] === found[node]) sizes.push(close(stack, node, component, sizes.length));
    }
  }
  return { component, sizes };
}

/** Takes a finished component off the stack; returns its size. */
function close(stack: number[], root: number, component: Int32Array, number: number): number {
  for (let size = 1; ; size++) {
    const node = stack.pop() as number;
    component[node] = number;
    if (node === root) return size;
  }
}
