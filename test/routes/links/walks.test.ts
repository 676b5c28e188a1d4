/** Walks over the table against brute force, on random graphs with cycles, parallel links and hubs. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  feedingRegion,
  LinkTableBuilder,
  longestUpstream,
  lowestBarriers,
  nodesWith,
  numbersOf,
  pathsOfLength,
  unreached,
  upstreamAssumed,
  upstreamGates,
} from '#links';
import { arbitraryGraph, entriesOf, targetOf } from '../../support/arbitrary-graph.ts';
import { atKnownGates, barrierOf, everyPath, type TinyGraph, type TinyLink } from '../../support/tiny-graph.ts';

/** The table of a graph, where each node's number is its index, and each link's number counts down: rows come in no order. */
function tableOf({ nodes, links }: TinyGraph) {
  const builder = new LinkTableBuilder({ keepNumbers: true });
  for (const [number, id] of nodes.entries())
    builder.node(number, { kind: id.startsWith('entry:') ? 'Entry' : 'Group' });
  for (const [index, { from, to, gate, basis, gateKnown = basis === 'ASSUMED' ? null : gate }] of links.entries())
    builder.link(nodes.indexOf(from), nodes.indexOf(to), {
      gate,
      gateKnown,
      number: links.length - index,
    });
  return builder.build();
}

const without = (graph: TinyGraph, isLeftOut: (link: TinyLink) => boolean): TinyGraph => ({
  ...graph,
  links: graph.links.filter((link) => !isLeftOut(link)),
});

/** The lowest barrier by brute force. */
function lowest(graph: TinyGraph, to: string): number {
  if (to.startsWith('entry:')) return 0;
  return Math.min(unreached, ...everyPath(graph, entriesOf(graph), to).map(barrierOf));
}

describe('the lowest barriers', () => {
  test('are those of all simple paths: of all links, of those that are known, and without those of one node', () => {
    fc.assert(
      fc.property(arbitraryGraph, (graph) => {
        const table = tableOf(graph);
        const starts = nodesWith(table, 'entry');
        const all = lowestBarriers(table, starts);
        const known = lowestBarriers(table, starts, { knownOnly: true });
        const apart = lowestBarriers(table, starts, { without: graph.nodes.indexOf('a') });
        for (const [place, id] of graph.nodes.entries()) {
          expect([id, all[place]]).toEqual([id, lowest(graph, id)]);
          expect([id, known[place]]).toEqual([id, lowest(atKnownGates(graph), id)]);
          expect([id, apart[place]]).toEqual([
            id,
            lowest(
              without(graph, ({ from }) => from === 'a'),
              id,
            ),
          ]);
        }
      }),
    );
  });
});

describe('the levels at which an assumption lies upstream', () => {
  test('are all those of a route that is not seen', () => {
    fc.assert(
      fc.property(arbitraryGraph, (graph) => {
        const table = tableOf(graph);
        const bits = upstreamAssumed(table, nodesWith(table, 'entry'));
        for (const [place, id] of graph.nodes.entries())
          for (const level of [0, 1, 2, 3, 4, 5]) {
            const paths = everyPath(graph, entriesOf(graph), id).filter((path) => barrierOf(path) <= level);
            const isAssumed = ((bits[place] as number) & (1 << level)) !== 0;
            if (paths.some((path) => !isSeen(path, level))) expect([id, level, isAssumed]).toEqual([id, level, true]);
            if (graph.links.every(({ gate, gateKnown }) => gateKnown === gate))
              expect([id, level, isAssumed]).toEqual([id, level, false]);
          }
      }),
    );
  });
});

describe('upper bounds', () => {
  test('hold for every simple path: the gates on the way, and the number of links', () => {
    fc.assert(
      fc.property(arbitraryGraph, (graph) => {
        const table = tableOf(graph);
        const gates = upstreamGates(table, nodesWith(table, 'entry'));
        const longest = longestUpstream(table);
        for (const [place, id] of graph.nodes.entries())
          for (const path of everyPath(graph, entriesOf(graph), id)) {
            expect(path.length).toBeLessThanOrEqual(longest[place] as number);
            for (const { gate } of path) expect((gates[place] as number) & (1 << gate)).toBeGreaterThan(0);
          }
      }),
    );
  });
});

const somePass = fc.constantFrom(undefined, 'seen' as const, 'assumed' as const);

/** Whether every link of a path is there at the barrier with open questions answered well. */
function isSeen(path: readonly TinyLink[], barrier: number): boolean {
  return path.every(({ gate, basis, gateKnown = basis === 'ASSUMED' ? null : gate }) => (gateKnown ?? 9) <= barrier);
}

describe('paths of a length', () => {
  test('are the simple paths of that length, in an order that the numbers of their links give', () => {
    fc.assert(
      fc.property(arbitraryGraph, fc.boolean(), somePass, fc.constantFrom([], ['a'], ['a', 'b']), (graph, ...asked) => {
        const [passed, pass, passes] = asked;
        const to = targetOf(graph);
        const whole = everyPath(graph, entriesOf(graph), to);
        for (const barrier of [0, 1, 2, 3, 5]) {
          const within = without(graph, ({ gate }) => gate > barrier);
          const table = tableOf(within);
          const starts = nodesWith(table, 'entry');
          const region = feedingRegion(table, { targets: [graph.nodes.indexOf(to)], starts, barrier });
          const through = passes.map((id) => new Set([graph.nodes.indexOf(id)]));
          for (let length = 1; length <= graph.nodes.length; length += 1) {
            const found = [...pathsOfLength(region, { length, passed, pass, through })].map((path) =>
              numbersOf(table, path ?? []),
            );
            const wanted = whole.filter(
              (path) =>
                path.length === length &&
                (passed ? barrierOf(path) === barrier : barrierOf(path) <= barrier) &&
                (pass === undefined || isSeen(path, barrier) === (pass === 'seen')) &&
                passes.every((id) => path.some((link) => link.from === id || link.to === id)),
            );
            const numbers = wanted.map((path) => path.map((link) => within.links.length - within.links.indexOf(link)));
            expect(found).toEqual(numbers.toSorted(byLastLinks));
          }
        }
      }),
    );
  });
});

/** Walked backwards: the last link decides first. */
function byLastLinks(a: readonly number[], b: readonly number[]): number {
  const at = a.findLastIndex((number, index) => number !== b[index]);
  return at === -1 ? 0 : (a[at] as number) - (b[at] as number);
}

test('a path that would come back to a node is none, of whatever length', () => {
  // a -> b -> a is a circle on the way to the target.
  const circle: TinyGraph = {
    nodes: ['entry:sign-in', 'a', 'b', 'target'],
    links: [
      ['entry:sign-in', 'a'],
      ['a', 'b'],
      ['b', 'a'],
      ['a', 'target'],
    ].map(
      ([from = '', to = '']) => ({ from, to, gate: 0, basis: 'OBSERVED', kind: 'CONTROLS' }) as unknown as TinyLink,
    ),
  };
  const table = tableOf(circle);
  const region = feedingRegion(table, { targets: [3], starts: [0], barrier: 0 });
  const found = (length: number) =>
    [...pathsOfLength(region, { length, passed: false, through: [] })].filter((path) => path !== undefined).length;
  expect([1, 2, 3, 4, 5].map(found)).toEqual([0, 1, 0, 0, 0]);
});
