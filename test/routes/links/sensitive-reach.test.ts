/** What each node leads to, against all simple paths of random graphs. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Level } from '#catalogue';
import { LinkTableBuilder, sensitiveReach } from '#links';
import { arbitraryGraph } from '../../support/arbitrary-graph.ts';
import { atKnownGates, barrierOf, everyPath } from '../../support/tiny-graph.ts';
import { tinyTable } from '../../support/tiny-table.ts';

const requirements = fc.array(fc.constantFrom<Level>(0, 0, 1, 3, 3, 4, 5), { minLength: 9, maxLength: 9 });

test('it is what some path leads to over gates below the requirement, itself included', () => {
  fc.assert(
    fc.property(arbitraryGraph, requirements, (graph, asked) => {
      const required = graph.nodes.map((id, at) => (id.startsWith('entry:') ? 0 : (asked[at] ?? 0)));
      const table = tinyTable(graph, (place) => required[place] || null);
      const tenant = graph.nodes.length - 1;
      for (const knownOnly of [false, true]) {
        const walked = knownOnly ? atKnownGates(graph) : graph;
        const found = sensitiveReach(table, { tenant, knownOnly });
        for (const [from, id] of graph.nodes.entries()) {
          const reached = graph.nodes.flatMap((to, at) => {
            const needs = required[at] as Level;
            const opens = at === from || everyPath(walked, [id], to).some((path) => barrierOf(path) < needs);
            return needs > 0 && opens ? [{ at, needs }] : [];
          });
          expect([id, found.needs[from]]).toEqual([id, Math.max(0, ...reached.map(({ needs }) => needs))]);
          expect([id, found.counts[from]]).toEqual([id, reached.length]);
          expect([id, found.tenant[from] === 1]).toEqual([id, reached.some(({ at }) => at === tenant)]);
          const shown = found.examples(from).map((at) => required[at] as number);
          expect(shown).toEqual(
            reached
              .map(({ needs }) => needs as number)
              .sort((a, b) => b - a)
              .slice(0, 3),
          );
        }
      }
    }),
  );
});

test('more than a word of sensitive nodes are told apart', () => {
  const builder = new LinkTableBuilder();
  builder.node(0, { kind: 'Group' });
  for (let number = 1; number <= 100; number++) {
    builder.node(number, { kind: 'KeyVault', required: 3 });
    builder.link(0, number, { gate: number <= 70 ? 2 : 3, gateKnown: 2 });
  }
  expect(sensitiveReach(builder.build()).counts[0]).toBe(70);
});
