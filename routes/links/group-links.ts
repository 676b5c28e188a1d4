/** Groups links by one of their ends: a counting sort, linear and stable. */

/** Links in groups, one a node: the links of node n are order[offsets[n]] to order[offsets[n + 1] - 1]. */
export interface GroupedLinks {
  readonly offsets: Int32Array;
  readonly order: Int32Array;
}

/** The links by the place of one of their ends; within a group they keep their order. */
export function groupBy(ends: Int32Array, nodeCount: number): GroupedLinks {
  const offsets = new Int32Array(nodeCount + 1);
  for (let link = 0; link < ends.length; link++) {
    const end = ends[link] as number;
    offsets[end + 1] = (offsets[end + 1] as number) + 1;
  }
  for (let node = 0; node < nodeCount; node++)
    offsets[node + 1] = (offsets[node + 1] as number) + (offsets[node] as number);
  const next = offsets.slice();
  const order = new Int32Array(ends.length);
  for (let link = 0; link < ends.length; link++) {
    const end = ends[link] as number;
    const place = next[end] as number;
    next[end] = place + 1;
    order[place] = link;
  }
  return { offsets, order };
}
