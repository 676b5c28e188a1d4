/** The links of a table by the node that they lead to: made by whoever walks backwards, 8 bytes a link more. */
import { groupBy } from './group-links.ts';
import type { LinkTable } from './link-table.ts';

/** The links into node n are links[offsets[n]] to links[offsets[n + 1] - 1], as places in the table. */
export interface IncomingLinks {
  readonly offsets: Int32Array;
  readonly links: Int32Array;
  /** The node that each link of the table leaves, by the link's place. */
  readonly sources: Int32Array;
}

/** Turns a table round. Links into a node stand in the order of their numbers where the table keeps them, else as there. */
export function incomingLinks({ nodes, links, offsets: leaving }: LinkTable): IncomingLinks {
  const sources = new Int32Array(links.count);
  for (let node = 0; node < nodes.count; node++) sources.fill(node, leaving[node], leaving[node + 1]);
  const { offsets, order } = groupBy(links.targets, nodes.count);
  const { numbers } = links;
  if (numbers !== undefined)
    for (let node = 0; node < nodes.count; node++)
      order.subarray(offsets[node], offsets[node + 1]).sort((a, b) => (numbers[a] as number) - (numbers[b] as number));
  return { offsets, links: order, sources };
}
