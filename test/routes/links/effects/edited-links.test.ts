/** Links with other gates and with links added are measured like a table that was built that way. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Level } from '#catalogue';
import { closed, LinkTableBuilder, type MeasureAsked, measure, nodesWith, waysIn, withEdits } from '#links';
import { arbitraryGraph } from '../../../support/arbitrary-graph.ts';
import type { TinyGraph, TinyLink } from '../../../support/tiny-graph.ts';

const required: Readonly<Record<string, Level>> = { d: 2, e: 4, f: 3 };

function asked({ nodes, links }: TinyGraph): MeasureAsked {
  const builder = new LinkTableBuilder({ keepNumbers: true });
  for (const [number, id] of nodes.entries())
    builder.node(number, { kind: id.startsWith('entry:') ? 'Entry' : 'User', required: required[id] ?? null });
  for (const [number, { from, to, gate, gateKnown = gate }] of links.entries())
    builder.link(nodes.indexOf(from), nodes.indexOf(to), { gate, gateKnown, number, kind: 'HOLDS' });
  const table = builder.build();
  const resources = nodesWith(table, 'sensitive');
  return { table, ways: waysIn(table, nodesWith(table, 'entry')), resources, tenant: undefined };
}

/** A graph, which of its links are not there at first (added later), and new gates for some of the others. */
const sample = fc.tuple(
  arbitraryGraph,
  fc.array(fc.nat(40), { maxLength: 3 }),
  fc.array(fc.tuple(fc.nat(40), fc.constantFrom<Level | null>(0, 1, 3, 5, null)), { maxLength: 3 }),
);

test('as measured of the graph that was built with them, and the table stays as it is', () => {
  fc.assert(
    fc.property(sample, ([{ nodes, links }, later, gates]) => {
      if (links.length === 0) return;
      const isLater = (at: number) => later.some((one) => one % links.length === at);
      const there = links.filter((_, at) => !isLater(at));
      const whole = asked({ nodes, links: there });
      const before = measure(whole);
      const changed = new Map(there.length === 0 ? [] : gates.map(([at, gate]) => [at % there.length, gate]));
      const placed = [...(whole.table.links.numbers ?? [])];
      const edits = {
        gates: new Map(
          [...changed].map(([at, gate]) => [placed.indexOf(at), { gate: gate ?? closed, known: gate ?? closed }]),
        ),
        added: links.flatMap(({ from, to, gate, gateKnown = gate }, at) =>
          isLater(at)
            ? [
                {
                  from: nodes.indexOf(from),
                  to: nodes.indexOf(to),
                  kind: 'HOLDS' as const,
                  gate,
                  known: gateKnown ?? closed,
                },
              ]
            : [],
        ),
      };
      const headline = new Set(nodesWith(whole.table, 'entry'));
      const edited = withEdits({ asked: whole, headline, identityOf: (node) => node }, edits);
      const kept = there.flatMap((link, at): TinyLink[] => {
        const gate = changed.get(at);
        return gate === null ? [] : [gate === undefined ? link : { ...link, gate, gateKnown: gate }];
      });
      const built = asked({ nodes, links: [...kept, ...links.filter((_, at) => isLater(at))] });
      expect(measure(edited)).toEqual(measure(built));
      expect(measure(whole)).toEqual(before);
    }),
    { numRuns: 1000 },
  );
});
