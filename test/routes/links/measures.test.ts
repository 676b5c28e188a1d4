/** Measures against brute force, on thousands of random graphs with cycles, parallel links, hubs and two gates. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Level } from '#catalogue';
import {
  identityNodes,
  LinkTableBuilder,
  lowestBarriers,
  measure,
  nodesWith,
  stateOf,
  unreached,
  waysIn,
} from '#links';
import { arbitraryGraph } from '../../support/arbitrary-graph.ts';
import { atKnownGates, type TinyGraph, type TinyLink } from '../../support/tiny-graph.ts';

/** A graph in which b and c are one identity, d, e and f are sensitive, and a is control of the tenant. */
interface Scene extends TinyGraph {
  readonly required: Readonly<Record<string, Level>>;
}

const arbitraryScene: fc.Arbitrary<Scene> = fc
  .tuple(arbitraryGraph, fc.constantFrom<Level>(1, 3, 5), fc.constantFrom<Level>(2, 3, 4), fc.constantFrom<Level>(3, 4))
  .map(([graph, d, e, a]) => ({ ...graph, required: { d, e, f: 3, a } }));

const identityOf = (id: string) => (id === 'c' ? 'b' : id);
const resourcesOf = ({ nodes, required }: Scene) => nodes.filter((id) => required[id] !== undefined);
const kindOf = (id: string) => (id.startsWith('entry:') ? 'Entry' : id === 'b' || id === 'g' ? 'User' : 'Group');

function measured(scene: Scene) {
  const { nodes, links, required } = scene;
  const builder = new LinkTableBuilder();
  for (const [number, id] of nodes.entries())
    builder.node(number, { kind: kindOf(id), required: required[id] ?? null });
  for (const { from, to, gate, gateKnown = gate } of links)
    builder.link(nodes.indexOf(from), nodes.indexOf(to), { gate, gateKnown });
  const table = builder.build();
  const behind = nodes.includes('c') ? [[nodes.indexOf('c'), nodes.indexOf('b')] as const] : [];
  const ways = waysIn(table, nodesWith(table, 'entry'), identityNodes(nodes.length, behind));
  const resources = resourcesOf(scene).map((id) => nodes.indexOf(id));
  const tenant = nodes.indexOf('a');
  return { ...measure({ table, ways, resources, tenant }), table };
}

/** The lowest barrier from a node to another, the links of some nodes left out. */
function lowest({ nodes, links }: TinyGraph, from: string, to: string, without?: string): number {
  let best = new Map<string, number>([[from, 0]]);
  for (const _ of nodes)
    for (const link of links) {
      const before = best.get(link.from);
      if (before === undefined || link.from === without) continue;
      const barrier = Math.max(before, link.gate);
      if (barrier < (best.get(link.to) ?? 9)) best = new Map(best).set(link.to, barrier);
    }
  return best.get(to) ?? 9;
}

/** For each identity its lowest barrier at a resource, and the ways in that are open, by looking at each. */
function openBy(graph: TinyGraph, resource: string, required: number, without?: string) {
  const ways = graph.links.filter(({ from }) => from.startsWith('entry:'));
  const open: { way: TinyLink; barrier: number }[] = [];
  for (const way of ways) {
    const barrier = Math.max(way.gate, lowest(graph, way.to, resource, without));
    if (barrier < required) open.push({ way, barrier });
  }
  const identities = new Map<string, number>();
  for (const { way, barrier } of open) {
    const identity = identityOf(way.to);
    identities.set(identity, Math.min(barrier, identities.get(identity) ?? 9));
  }
  return { ways: open.length, identities };
}

function expected(scene: Scene, resource: string, without?: string) {
  const required = scene.required[resource] as number;
  const all = openBy(scene, resource, required, without);
  const seen = openBy(atKnownGates(scene), resource, required, without);
  const outside = (of: typeof all) => [...of.identities.keys()].filter((id) => kindOf(id) !== 'User').length;
  const shortfall = (of: typeof all) => [...of.identities.values()].reduce((sum, one) => sum + required - one, 0);
  const two = (of: (open: typeof all) => number) => ({ seen: of(seen), assumed: of(all) - of(seen) });
  return {
    openWays: two(({ ways }) => ways),
    openIdentities: two(({ identities }) => identities.size),
    outside: two(outside),
    shortfall: two(shortfall),
  };
}

function expectedPairs(scene: Scene) {
  const found = { tenantControl: { seen: zeros(), assumed: zeros() }, rest: { seen: zeros(), assumed: zeros() } };
  for (const resource of resourcesOf(scene)) {
    const required = scene.required[resource] as number;
    const all = openBy(scene, resource, required).identities;
    const seen = openBy(atKnownGates(scene), resource, required).identities;
    const { seen: seenPairs, assumed } = resource === 'a' ? found.tenantControl : found.rest;
    for (const barrier of seen.values()) seenPairs[barrier] = (seenPairs[barrier] as number) + 1;
    for (const [identity, barrier] of all) if (!seen.has(identity)) assumed[barrier] = (assumed[barrier] as number) + 1;
  }
  return found;
}

const zeros = () => [0, 0, 0, 0, 0];
const runs = { numRuns: 1500, seed: 977, endOnFailure: true };

describe('measures', () => {
  test('are those that looking at each way in gives, with and without control of the tenant', () => {
    fc.assert(
      fc.property(arbitraryScene, (scene) => {
        const { resources, ofTheirOwn, pairs } = measured(scene);
        const ids = resourcesOf(scene);
        expect(resources).toEqual(ids.map((id) => expected(scene, id)));
        expect(ofTheirOwn).toEqual(ids.map((id) => expected(scene, id, 'a')));
        expect(pairs).toEqual(expectedPairs(scene));
      }),
      runs,
    );
  });

  test('seen and assumed are none exactly when the exposure is none or what is required', () => {
    fc.assert(
      fc.property(arbitraryScene, (scene) => {
        const { resources, table } = measured(scene);
        const exposure = lowestBarriers(table, nodesWith(table, 'entry'));
        for (const [at, id] of resourcesOf(scene).entries()) {
          const { seen, assumed } = (resources[at] as (typeof resources)[number]).openIdentities;
          const barrier = exposure[scene.nodes.indexOf(id)] as number;
          const isOpen = barrier !== unreached && barrier < (scene.required[id] as number);
          expect([id, seen + assumed > 0]).toEqual([id, isOpen]);
        }
      }),
      runs,
    );
  });

  test('neither raising nor removing a link raises what is seen, nor seen and assumed together', () => {
    const harder = (link: TinyLink, to: number | undefined): TinyLink[] => {
      if (to === undefined) return [];
      const { gate, gateKnown = gate } = link;
      const known = gateKnown === null ? null : (Math.max(gateKnown, to) as Level);
      return [{ ...link, gate: Math.max(gate, to) as Level, gateKnown: known }];
    };
    fc.assert(
      fc.property(
        arbitraryScene.filter(({ links }) => links.length > 0),
        fc.nat(),
        fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
        (scene, at, to) => {
          const chosen = at % scene.links.length;
          const links = scene.links.flatMap((link, index) => (index === chosen ? harder(link, to) : [link]));
          const [before, after] = [measured(scene), measured({ ...scene, links })];
          for (const [index, one] of after.resources.entries())
            for (const name of ['openWays', 'openIdentities', 'shortfall'] as const) {
              const was = (before.resources[index] as typeof one)[name];
              expect(one[name].seen).toBeLessThanOrEqual(was.seen);
              expect(one[name].seen + one[name].assumed).toBeLessThanOrEqual(was.seen + was.assumed);
            }
        },
      ),
      runs,
    );
  });

  test('of more resources than are measured together are the same', () => {
    const builder = new LinkTableBuilder();
    builder.node(0, { kind: 'Entry' });
    builder.node(1, { kind: 'User' });
    builder.link(0, 1, { gate: 1, gateKnown: 2 });
    const resources = Array.from({ length: 5000 }, (_, index) => {
      const place = builder.node(index + 2, { kind: 'KeyVault', required: 3 });
      if (index % 2 === 0) builder.link(1, place, { gate: 0, gateKnown: 0 });
      return place;
    });
    const table = builder.build();
    const found = measure({ table, ways: waysIn(table, [0]), resources, tenant: undefined });
    expect(found.resources.map(({ openIdentities }) => openIdentities.seen)).toEqual(
      resources.map((_, index) => (index % 2 === 0 ? 1 : 0)),
    );
    expect(found.pairs.rest).toEqual({ seen: [0, 0, 2500, 0, 0], assumed: zeros() });
    expect(found.resources[0]?.shortfall).toEqual({ seen: 1, assumed: 1 });
  });
});

describe('a state', () => {
  test.each([
    [1, 1, true, 'UNDER_PROTECTED'],
    [0, 1, true, 'UNDECIDED'],
    [0, 0, false, 'UNDECIDED'],
    [0, 0, true, 'PROTECTED'],
  ] as const)('of %i seen and %i assumed ways in, covered %s, is %s', (seen, assumed, covered, state) => {
    expect(stateOf({ seen, assumed }, covered)).toBe(state);
  });
});
