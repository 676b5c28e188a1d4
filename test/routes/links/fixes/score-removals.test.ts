/** The score of a removal is what measuring a graph without the links gives, and only links on open ways have one. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Level } from '#catalogue';
import {
  LinkTableBuilder,
  type MeasureAsked,
  measure,
  measureTenant,
  nodesWith,
  openLinks,
  sumsOf,
  sumsWithout,
  waysIn,
  withoutLinks,
} from '#links';
import { arbitraryGraph } from '../../../support/arbitrary-graph.ts';
import type { TinyGraph } from '../../../support/tiny-graph.ts';

const required: Readonly<Record<string, Level>> = { d: 2, e: 4, f: 3 };

/** What is measured of a graph; the number of a link is its place in the graph's list. */
function asked({ nodes, links }: TinyGraph, left: (link: number) => boolean = () => true): MeasureAsked {
  const builder = new LinkTableBuilder({ keepNumbers: true });
  for (const [number, id] of nodes.entries())
    builder.node(number, { kind: id.startsWith('entry:') ? 'Entry' : 'User', required: required[id] ?? null });
  for (const [number, { from, to, gate, gateKnown = gate }] of links.entries())
    if (left(number)) builder.link(nodes.indexOf(from), nodes.indexOf(to), { gate, gateKnown, number });
  const table = builder.build();
  const resources = nodesWith(table, 'sensitive');
  return { table, ways: waysIn(table, nodesWith(table, 'entry')), resources, tenant: undefined };
}

const sample = fc.tuple(arbitraryGraph, fc.array(fc.nat(40), { minLength: 1, maxLength: 4 }));

test('as measured without the links, and the table is as it was', () => {
  fc.assert(
    fc.property(sample, ([graph, picks]) => {
      if (graph.links.length === 0) return;
      const gone = new Set(picks.map((pick) => pick % graph.links.length));
      const whole = asked(graph);
      const places = [...(whole.table.links.numbers ?? [])].flatMap((number, place) =>
        gone.has(number) ? [place] : [],
      );
      const before = sumsOf(measure(whole));
      expect(sumsWithout(whole, [places, []])).toEqual([
        sumsOf(measure(asked(graph, (link) => !gone.has(link)))),
        before,
      ]);
      expect(sumsOf(measure(whole))).toEqual(before);
    }),
    { numRuns: 1000 },
  );
});

test('each resource is measured as without the links, and the table stays as it is', () => {
  fc.assert(
    fc.property(sample, ([graph, picks]) => {
      if (graph.links.length === 0) return;
      const gone = new Set(picks.map((pick) => pick % graph.links.length));
      const whole = asked(graph);
      const places = [...(whole.table.links.numbers ?? [])].flatMap((number, place) =>
        gone.has(number) ? [place] : [],
      );
      const known = whole.resources.map((place) => ({
        id: String(place),
        name: '',
        kind: '',
        needs: whole.table.nodes.required[place] as number,
        isCovered: true,
      }));
      const before = measureTenant(whole, known);
      const left = asked(graph, (link) => !gone.has(link));
      expect(measureTenant(withoutLinks(whole, places), known)).toEqual(measureTenant(left, known));
      expect(measureTenant(whole, known)).toEqual(before);
      expect(before.resources.map(({ openIdentities }) => openIdentities)).toEqual(
        measure(whole).resources.map(({ openIdentities }) => openIdentities),
      );
    }),
    { numRuns: 1000 },
  );
});

test('a link that is on no open way closes nothing', () => {
  fc.assert(
    fc.property(arbitraryGraph, (graph) => {
      const whole = asked(graph);
      const isOpen = openLinks(whole, 5);
      const idle = [...isOpen.keys()].filter((link) => isOpen[link] === 0);
      const before = sumsOf(measure(whole));
      expect(sumsWithout(whole, [idle])).toEqual([before]);
    }),
    { numRuns: 500 },
  );
});
