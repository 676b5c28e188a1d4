/** A tiny graph as a table of links: the numbers of its nodes and links are their places in the graph. */
import type { Level } from '#catalogue';
import { type LinkTable, LinkTableBuilder } from '#links';
import type { TinyGraph } from './tiny-graph.ts';

/** The table; `requiredBy` tells what a node requires by its place, nothing for what is not sensitive. */
export function tinyTable(
  { nodes, links }: TinyGraph,
  requiredBy: (place: number) => Level | null = () => null,
): LinkTable {
  const builder = new LinkTableBuilder({ keepNumbers: true });
  for (const [number, id] of nodes.entries()) {
    const isEntry = id.startsWith('entry:');
    builder.node(number, { kind: isEntry ? 'Entry' : 'User', required: isEntry ? null : requiredBy(number) });
  }
  for (const [number, { from, to, gate, basis, ...link }] of links.entries()) {
    const { gateKnown = basis === 'ASSUMED' ? null : gate } = link;
    builder.link(nodes.indexOf(from), nodes.indexOf(to), { gate, gateKnown, number });
  }
  return builder.build();
}
