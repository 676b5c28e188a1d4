/** What open questions decide, against brute force on random graphs. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Level } from '#catalogue';
import { LinkTableBuilder, measureQuestions, nodesWith, waysIn } from '#links';
import { arbitraryGraph } from '../../support/arbitrary-graph.ts';
import type { TinyLink } from '../../support/tiny-graph.ts';

interface Asked extends TinyLink {
  readonly keys: readonly string[];
}

const required: Readonly<Record<string, Level>> = { d: 3, e: 4, f: 2, a: 4 };

/** Graphs whose assumed links rest on one, two or three questions. */
const arbitraryScene = fc
  .tuple(arbitraryGraph, fc.array(fc.subarray(['p', 'q', 's'], { minLength: 1 }), { minLength: 14, maxLength: 14 }))
  .map(([{ nodes, links }, keys]) => ({
    nodes,
    links: links.map((link, at): Asked => ({ ...link, keys: link.gateKnown === link.gate ? [] : (keys[at] ?? ['p']) })),
  }));
type Scene = { nodes: readonly string[]; links: readonly Asked[] };

function found({ nodes, links }: Scene, isAnswerable?: (key: string) => boolean) {
  const builder = new LinkTableBuilder();
  for (const [number, id] of nodes.entries())
    builder.node(number, { kind: id.startsWith('entry:') ? 'Entry' : 'User', required: required[id] ?? null });
  for (const { from, to, gate, gateKnown = gate, keys } of links)
    builder.link(nodes.indexOf(from), nodes.indexOf(to), { gate, gateKnown, assumptions: keys });
  const table = builder.build();
  const ways = waysIn(table, nodesWith(table, 'entry'));
  return measureQuestions({ table, ways, resources: nodesWith(table, 'sensitive'), tenant: undefined }, isAnswerable);
}

/** Open pairs over the gates that `gateOf` gives: each an identity and a resource. */
function pairsOver({ nodes, links }: Scene, gateOf: (link: Asked) => number | null): Set<string> {
  const pairs = new Set<string>();
  for (const resource of nodes) {
    const limit = required[resource] ?? 0;
    const open = links.filter((link) => (gateOf(link) ?? 9) < limit);
    for (const way of open) {
      if (!way.from.startsWith('entry:')) continue;
      if (reaches(open, way.to, resource)) pairs.add(`${way.to} ${resource}`);
    }
  }
  return pairs;
}

function reaches(open: readonly Asked[], from: string, to: string): boolean {
  const met = new Set([from]);
  for (const node of met) for (const link of open) if (link.from === node) met.add(link.to);
  return met.has(to);
}

/** Assumed pairs of which some walk below what is required crosses a link that rests on the question. */
function touched(scene: Scene, key: string): number {
  const all = pairsOver(scene, ({ gate }) => gate);
  const seen = pairsOver(scene, ({ gateKnown = null }) => gateKnown);
  return [...all].filter((pair) => {
    if (seen.has(pair)) return false;
    const [identity = '', resource = ''] = pair.split(' ');
    const open = scene.links.filter(({ gate }) => gate < (required[resource] as number));
    return open.some((link) => {
      if (!link.keys.includes(key) || !reaches(open, link.to, resource)) return false;
      const isWay = link.from.startsWith('entry:');
      return isWay ? link.to === identity : reaches(open, identity, link.from);
    });
  }).length;
}

const runs = { numRuns: 800, seed: 977, endOnFailure: true };

describe('open questions', () => {
  test('touch, close and confirm the pairs that looking at each link gives', () => {
    fc.assert(
      fc.property(arbitraryScene, (scene) => {
        const all = pairsOver(scene, ({ gate }) => gate).size;
        const seen = pairsOver(scene, ({ gateKnown = null }) => gateKnown).size;
        const well = (keys: readonly string[]) =>
          pairsOver(scene, (link) =>
            link.keys.some((key) => keys.includes(key)) ? (link.gateKnown ?? null) : link.gate,
          );
        const questions = found(scene);
        const keys = questions.map(({ key }) => key);
        for (const key of ['p', 'q', 's']) expect([key, keys.includes(key)]).toEqual([key, touched(scene, key) > 0]);
        for (const [at, one] of questions.entries()) {
          const confirmed = pairsOver(scene, ({ keys, gate, gateKnown = null }) =>
            keys.length === 1 && keys[0] === one.key ? gate : gateKnown,
          );
          expect(one).toEqual({
            key: one.key,
            touches: touched(scene, one.key),
            closes: all - well([one.key]).size,
            confirms: confirmed.size - seen,
            closesWithThose: all - well(keys.slice(0, at + 1)).size,
          });
        }
        expect(questions.map(({ touches }) => touches)).toEqual(
          questions.map(({ touches }) => touches).sort((a, b) => b - a),
        );
      }),
      runs,
    );
  });
});

test('what somebody can answer stands before what nobody can, whatever it touches', () => {
  fc.assert(
    fc.property(arbitraryScene, (scene) => {
      const usual = found(scene);
      const ranked = found(scene, (key) => key === 's');
      expect(ranked.map(({ key }) => key).sort()).toEqual(usual.map(({ key }) => key).sort());
      if (usual.some(({ key }) => key === 's')) expect(ranked[0]?.key).toBe('s');
      expect(ranked[0]?.closesWithThose).toBe(ranked[0]?.closes);
      expect(ranked.at(-1)?.closesWithThose).toBe(usual.at(-1)?.closesWithThose);
    }),
  );
});
