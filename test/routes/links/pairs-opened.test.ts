/** Pairs that undrawn ways in would open: those beside what is open today, below what each resource requires, and no others. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Level } from '#catalogue';
import { LinkTableBuilder, nodesWith, pairsOpenedBy, waysIn } from '#links';
import { arbitraryGraph } from '../../support/arbitrary-graph.ts';
import type { TinyLink } from '../../support/tiny-graph.ts';

const required: Readonly<Record<string, Level>> = { d: 3, e: 4, f: 2, a: 1 };

function tableOf(nodes: readonly string[], links: readonly TinyLink[]) {
  const builder = new LinkTableBuilder();
  for (const [number, id] of nodes.entries())
    builder.node(number, { kind: id.startsWith('entry:') ? 'Entry' : 'User', required: required[id] ?? null });
  for (const { from, to, gate, gateKnown = gate } of links)
    builder.link(nodes.indexOf(from), nodes.indexOf(to), { gate, gateKnown, assumptions: [] });
  return builder.build();
}

function opened(nodes: readonly string[], links: readonly TinyLink[], levels: Readonly<Record<string, number>>) {
  const table = tableOf(nodes, links);
  const asked = { table, ways: waysIn(table, nodesWith(table, 'entry')), resources: nodesWith(table, 'sensitive') };
  const at = new Map(Object.entries(levels).map(([id, level]) => [nodes.indexOf(id), level]));
  return pairsOpenedBy({ ...asked, tenant: undefined }, at);
}

/** Pairs of a node that an open way leads to and a resource, by walking each by itself. */
function pairs(nodes: readonly string[], links: readonly TinyLink[]): Set<string> {
  const found = new Set<string>();
  for (const resource of nodes) {
    const open = links.filter(({ gate }) => gate < (required[resource] ?? 0));
    for (const way of open.filter(({ from }) => from.startsWith('entry:'))) {
      const met = new Set([way.to]);
      for (const node of met) for (const link of open) if (link.from === node) met.add(link.to);
      if (met.has(resource)) found.add(`${way.to} ${resource}`);
    }
  }
  return found;
}

test('[U] a machine that reaches a store opens one pair; one that is open already, or asks as much as is required, opens none', () => {
  const nodes = ['entry:desk', 'machine', 'open', 'd', 'a'];
  const links = [
    { from: 'entry:desk', to: 'open', gate: 1 },
    { from: 'open', to: 'd', gate: 0 },
    { from: 'machine', to: 'd', gate: 0 },
    { from: 'machine', to: 'a', gate: 0 },
  ] as const;
  expect(opened(nodes, links, { machine: 1 })).toBe(1);
  expect(opened(nodes, links, { machine: 0 })).toBe(2);
  expect(opened(nodes, links, { machine: 3 })).toBe(0);
  expect(opened(nodes, links, { open: 1 })).toBe(0);
  expect(opened(nodes, links, {})).toBe(0);
});

test('[U] as many as a way in that is drawn would open, on random graphs', () => {
  fc.assert(
    fc.property(arbitraryGraph, fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 4 }), (graph, who, level) => {
      const { links } = graph;
      const nodes = [...new Set([...graph.nodes, who, 'entry:desk'])];
      const drawn = [...links, { from: 'entry:desk', to: who, gate: level as Level }];
      expect(opened(nodes, links, { [who]: level })).toBe(pairs(nodes, drawn).size - pairs(nodes, links).size);
    }),
    { numRuns: 300 },
  );
});
