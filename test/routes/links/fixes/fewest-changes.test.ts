/** The bound is never above the fewest changes that close every way, and how far it and the greedy choice are from them is printed. */
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Level } from '#catalogue';
import { fewestChanges, LinkTableBuilder, type MeasureAsked, measure, nodesWith, sumsWithout, waysIn } from '#links';
import { arbitraryGraph, targetOf } from '../../../support/arbitrary-graph.ts';
import type { TinyGraph } from '../../../support/tiny-graph.ts';

const needs: Level = 4;

/** What is measured of a graph, of which the last node is the resource. */
function asked(graph: TinyGraph): MeasureAsked {
  const { nodes, links } = graph;
  const builder = new LinkTableBuilder({ keepNumbers: true });
  for (const [number, id] of nodes.entries()) {
    const required = id === targetOf(graph) ? needs : null;
    builder.node(number, { kind: id.startsWith('entry:') ? 'Entry' : 'User', required });
  }
  for (const [number, { from, to, gate, gateKnown = gate }] of links.entries())
    builder.link(nodes.indexOf(from), nodes.indexOf(to), { gate, gateKnown, number });
  const table = builder.build();
  return {
    table,
    ways: waysIn(table, nodesWith(table, 'entry')),
    resources: nodesWith(table, 'sensitive'),
    tenant: undefined,
  };
}

const changes = 5;
/** A graph, and for each of its links the changes that take it away: none, one, or several; undefined: perhaps any. */
const sample = fc.tuple(
  arbitraryGraph,
  fc.array(
    fc.oneof({ weight: 6, arbitrary: fc.uniqueArray(fc.nat(changes - 1), { maxLength: 2 }) }, fc.constant(undefined)),
    {
      minLength: 14,
      maxLength: 14,
    },
  ),
);

interface Case {
  readonly whole: MeasureAsked;
  readonly changesOf: (link: number) => readonly number[] | undefined;
  readonly closes: (some: readonly number[]) => boolean;
  /** The links that a change takes away. */
  readonly linksOf: (change: number) => number[];
}

/** What is not known is taken away by every change: the best that a set of changes can hope for. */
function caseOf([graph, drawn]: [TinyGraph, (number[] | undefined)[]]): Case {
  const whole = asked(graph);
  const changesOf = (link: number) => drawn[(whole.table.links.numbers?.[link] as number) % drawn.length];
  const linksOf = (change: number) =>
    Array.from({ length: whole.table.links.count }, (_, link) => link).filter(
      (link) => changesOf(link) === undefined || changesOf(link)?.includes(change),
    );
  const closes = (some: readonly number[]) => {
    const gone = new Set(some.flatMap(linksOf));
    const { links, offsets } = whole.table;
    const reached = new Set(nodesWith(whole.table, 'entry'));
    for (const node of reached)
      for (let link = offsets[node] as number; link < (offsets[node + 1] as number); link++)
        if (!gone.has(link) && (links.gates[link] as number) < needs) reached.add(links.targets[link] as number);
    return whole.resources.every((resource) => !reached.has(resource));
  };
  return { whole, changesOf, closes, linksOf };
}

/** The fewest changes by trying every set; undefined where none does. */
function smallest({ closes }: Case): number | undefined {
  const sets = Array.from({ length: 2 ** changes }, (_, bits) =>
    Array.from({ length: changes }, (_, change) => change).filter((change) => (bits & (1 << change)) !== 0),
  );
  return sets.sort((a, b) => a.length - b.length).find(closes)?.length;
}

/** The changes that are taken one after the other, each time the one that closes most shortfall; undefined where that ends before. */
function greedy({ whole, closes, linksOf }: Case): number | undefined {
  const chosen: number[] = [];
  while (!closes(chosen)) {
    const others = Array.from({ length: changes }, (_, change) => change).filter((change) => !chosen.includes(change));
    const sets = others.map((change) => [...new Set([...chosen, change].flatMap(linksOf))]);
    const left = sumsWithout(whole, sets).map(({ shortfall }) => shortfall.seen + shortfall.assumed);
    const best = left.indexOf(Math.min(...left));
    if (best < 0) return undefined;
    chosen.push(others[best] as number);
  }
  return chosen.length;
}

describe('against every set of changes', () => {
  const distances = { bound: new Map<number, number>(), greedy: new Map<number, number>() };
  const note = (of: keyof typeof distances, by: number) => distances[of].set(by, (distances[of].get(by) ?? 0) + 1);
  afterAll(() => {
    const told = (of: keyof typeof distances) =>
      [...distances[of]]
        .sort(([a], [b]) => a - b)
        .map(([by, times]) => `${times} times ${by}`)
        .join(', ');
    console.log(`fewest changes less the bound: ${told('bound')}\ngreedy choice less the fewest: ${told('greedy')}`);
  });

  test('the bound is never above the fewest', () => {
    fc.assert(
      fc.property(sample, (drawn) => {
        const one = caseOf(drawn);
        const [bound, fewest] = [fewestChanges(one.whole, one.changesOf), smallest(one)];
        if (fewest === undefined) return;
        expect(bound).toBeDefined();
        expect(bound).toBeLessThanOrEqual(fewest);
        expect(bound === 0).toBe(
          measure(one.whole).resources.every(({ openWays }) => openWays.seen + openWays.assumed === 0),
        );
        if (fewest > 0) note('bound', fewest - (bound ?? 0));
        const steps = greedy(one);
        if (fewest > 0 && steps !== undefined) note('greedy', steps - fewest);
      }),
      { numRuns: 4000 },
    );
  });
});

describe('of graphs by hand', () => {
  const graph = (...links: (readonly [string, string])[]): TinyGraph => ({
    nodes: ['entry:sign-in', 'a', 'b', 'c', 'r'],
    links: links.map(([from, to]) => ({ from, to, gate: 1 })),
  });
  const bound = (of: TinyGraph, ...changesOf: (readonly number[] | undefined)[]) => {
    const whole = asked(of);
    return fewestChanges(whole, (link) => changesOf[whole.table.links.numbers?.[link] as number]);
  };
  const twice = graph(['entry:sign-in', 'a'], ['entry:sign-in', 'b'], ['a', 'r'], ['b', 'r']);

  test('two ways with a change each take two, and one where a change closes both', () => {
    expect(bound(twice, [], [], [1], [2])).toBe(2);
    expect(bound(twice, [], [], [1], [1])).toBe(1);
  });

  test('a way that no change closes takes none: no set does', () => {
    expect(bound(twice, [], [], [], [1])).toBeUndefined();
  });

  test('what perhaps any change closes proves no more than one', () => {
    expect(bound(twice, undefined, [], [1], [2])).toBe(1);
    expect(bound(twice, undefined, undefined, [1], [2])).toBe(1);
  });

  test('where nothing is open it is none', () => {
    expect(bound(graph(['entry:sign-in', 'a'], ['b', 'r']), [1], [1])).toBe(0);
  });
});
