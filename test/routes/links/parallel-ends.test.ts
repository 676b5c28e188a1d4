/** Nodes that several links join: each pair once, whatever the order of the links; ways in are not looked at. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LinkTableBuilder, parallelEnds } from '#links';
import { arbitraryGraph } from '../../support/arbitrary-graph.ts';

test('are the pairs that brute force finds', () => {
  fc.assert(
    fc.property(arbitraryGraph, ({ nodes, links }) => {
      const builder = new LinkTableBuilder();
      const isEntry = (id: string) => id.startsWith('entry:');
      for (const [number, id] of nodes.entries()) builder.node(number, { kind: isEntry(id) ? 'Entry' : 'Group' });
      for (const { from, to, gate } of links)
        builder.link(nodes.indexOf(from), nodes.indexOf(to), { gate, gateKnown: gate });
      const pairs = links.filter(({ from }) => !isEntry(from)).map(({ from, to }) => `${from} ${to}`);
      const wanted = new Set(pairs.filter((pair, at) => pairs.indexOf(pair) !== at));
      const found = parallelEnds(builder.build()).map(([from, to]) => `${nodes[from]} ${nodes[to]}`);
      expect(found.sort()).toEqual([...wanted].sort());
    }),
  );
});
