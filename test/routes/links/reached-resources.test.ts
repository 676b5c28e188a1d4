/** What a node leads to, against all simple paths of random graphs. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { reachedResources } from '#links';
import { arbitraryGraph } from '../../support/arbitrary-graph.ts';
import { barrierOf, everyPath, type TinyLink } from '../../support/tiny-graph.ts';
import { tinyTable } from '../../support/tiny-table.ts';

const isSeen = (path: readonly TinyLink[]) =>
  path.every(({ gate, gateKnown = gate }) => gateKnown !== null && gateKnown <= barrierOf(path));

test('each resource stands at its lowest barrier, seen where one such route is, with a shortest of these routes', () => {
  fc.assert(
    fc.property(arbitraryGraph, (graph) => {
      const table = tinyTable(graph);
      const places = graph.nodes.map((_, place) => place);
      for (const from of places) {
        const found = reachedResources({ table, ways: { byAudience: new Map() } }, from, places);
        const told = found.map(({ resource, barrier, seen, links }) => [resource, barrier, seen, links.length]);
        const expected = places.flatMap((to) => {
          const paths = everyPath(graph, [graph.nodes[from] as string], graph.nodes[to] as string);
          if (to === from || paths.length === 0) return [];
          const barrier = Math.min(...paths.map(barrierOf));
          const lowest = paths.filter((path) => barrierOf(path) === barrier);
          const seen = lowest.some(isSeen);
          const counted = seen ? lowest.filter(isSeen) : lowest;
          return [[to, barrier, seen, Math.min(...counted.map(({ length }) => length))]];
        });
        const byPlace = (one: unknown[], other: unknown[]) => (one[0] as number) - (other[0] as number);
        expect(told.sort(byPlace)).toEqual(expected);
      }
    }),
    { numRuns: 1000 },
  );
});
