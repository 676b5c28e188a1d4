/** Nodes that several links join: what may be told twice. */
import { type LinkTable, nodeFlags } from './link-table.ts';

/**
 * The numbers that the database gave the ends of links of which there are several from the one to the other, each pair once. Ways in are left
 * out: whoever draws them knows which repeat. Linear.
 */
export function parallelEnds({ nodes, links, offsets }: LinkTable): (readonly [from: number, to: number])[] {
  const pairs: (readonly [number, number])[] = [];
  /** The node from which a link was last met, and the node from which that was told, by the node that it leads to. */
  const [metFrom, toldFrom] = [new Int32Array(nodes.count).fill(-1), new Int32Array(nodes.count).fill(-1)];
  for (let node = 0; node < nodes.count; node++) {
    if (((nodes.flags[node] as number) & nodeFlags.entry) !== 0) continue;
    for (let link = offsets[node] as number; link < (offsets[node + 1] as number); link++) {
      const target = links.targets[link] as number;
      if (metFrom[target] === node && toldFrom[target] !== node) {
        toldFrom[target] = node;
        pairs.push([nodes.numbers[node] as number, nodes.numbers[target] as number]);
      }
      metFrom[target] = node;
    }
  }
  return pairs;
}
