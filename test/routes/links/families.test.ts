/** Who has open ways to one resource, and by which last power, against brute force on random graphs. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { NodeKind } from '#catalogue';
import {
  alikeIdentities,
  familiesByPower,
  familiesOf,
  identityNodes,
  incomingLinks,
  LinkTableBuilder,
  measure,
  nodesWith,
  openIdentitiesTo,
  waysIn,
} from '#links';
import { arbitraryGraph } from '../../support/arbitrary-graph.ts';
import { atKnownGates, everyPath, type TinyGraph, type TinyLink } from '../../support/tiny-graph.ts';

const required = 4;
const resource = 'd';
const tenant = 'a';
const kinds: Readonly<Record<string, NodeKind>> = {
  a: 'Tenant',
  b: 'Entitlement',
  c: 'User',
  e: 'Entitlement',
  g: 'User',
};
const kindOf = (id: string): NodeKind => (id.startsWith('entry:') ? 'Entry' : (kinds[id] ?? 'Group'));

/** Links that leave f control; all others move. */
const arbitraryScene = arbitraryGraph
  .filter(({ nodes }) => nodes.includes(resource))
  .map(
    ({ nodes, links }): TinyGraph => ({
      nodes,
      links: links.map((link) => ({ ...link, kind: link.from === 'f' ? 'ADDS_MEMBER' : 'MEMBER_OF' })),
    }),
  );

function ready({ nodes, links }: TinyGraph) {
  const builder = new LinkTableBuilder();
  for (const [number, id] of nodes.entries())
    builder.node(number, { kind: kindOf(id), required: id === resource ? required : null });
  for (const { from, to, gate, gateKnown = gate, kind } of links)
    builder.link(nodes.indexOf(from), nodes.indexOf(to), { gate, gateKnown, ...(kind ? { kind } : {}) });
  const table = builder.build();
  const ways = waysIn(table, nodesWith(table, 'entry'), identityNodes(nodes.length, []));
  return { table, incoming: incomingLinks(table), ways, repeating: new Set([nodes.indexOf('f')]) };
}

/** Paths to the resource below what it requires, from each entry. */
function openPaths(graph: TinyGraph) {
  const open = { ...graph, links: graph.links.filter(({ gate }) => gate < required) };
  return everyPath(
    open,
    graph.nodes.filter((id) => id.startsWith('entry:')),
    resource,
  );
}

/** The last power of a path: the last entitlement or the tenant, else where its last controlling link begins, else the resource. */
function powerOf(path: readonly TinyLink[]): string {
  const nodes = path.map(({ from }) => from);
  const last = nodes.findLast((id) => kindOf(id) === 'Entitlement' || id === tenant);
  return last ?? path.findLast(({ kind }) => kind === 'ADDS_MEMBER')?.from ?? resource;
}

function byPower(graph: TinyGraph): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const path of openPaths(graph)) {
    const identity = path[0]?.to as string;
    const power = powerOf(path);
    found.set(power, (found.get(power) ?? new Set()).add(identity));
  }
  return found;
}

/** Whether a family by a power says what it says everywhere: each open link by which the power leads on, to the resource, ends in f. */
function repeats(graph: TinyGraph, power: string | undefined): boolean {
  if (power === tenant) return true;
  if (power === undefined || power === resource || kindOf(power) !== 'Entitlement') return false;
  if (graph.links.some(({ from, kind }) => from === resource && kind === 'MEMBER_OF')) return false;
  const isEnd = (id: string) => kindOf(id) === 'Entitlement' || id === tenant;
  const open = graph.links.filter(({ from, gate }) => gate < required && !isEnd(from));
  const leads = (to: string) => to === resource || everyPath({ ...graph, links: open }, [to], resource).length > 0;
  const on = graph.links.filter(({ from, to, gate }) => from === power && gate < required && !isEnd(to) && leads(to));
  return on.every(({ to }) => to === 'f');
}

/** Ways in of somebody from which the resource is reached below what it requires. */
function openWaysOf(graph: TinyGraph, id: string): TinyLink[] {
  return graph.links.filter(
    (link) =>
      link.from.startsWith('entry:') &&
      link.to === id &&
      link.gate < required &&
      (id === resource ||
        everyPath({ ...graph, links: graph.links.filter(({ gate }) => gate < required) }, [id], resource).length > 0),
  );
}

const runs = { numRuns: 800, seed: 977, endOnFailure: true };

describe('open identities of a resource', () => {
  test('are those that are measured, each with its lowest barrier', () => {
    fc.assert(
      fc.property(arbitraryScene, (graph) => {
        const asked = ready(graph);
        const place = graph.nodes.indexOf(resource);
        const found = openIdentitiesTo(asked, place);
        const { resources } = measure({ ...asked, resources: [place], tenant: undefined });
        const seen = found.filter((one) => one.seen).length;
        expect({ seen, assumed: found.length - seen }).toEqual(resources[0]?.openIdentities);
        for (const one of found) {
          const id = graph.nodes[asked.ways.identities[one.identity] as number];
          const over = one.seen ? atKnownGates(graph) : graph;
          const barriers = openPaths(over)
            .filter((path) => path[0]?.to === id)
            .map((path) => Math.max(...path.map(({ gate }) => gate)));
          expect([id, one.barrier]).toEqual([id, Math.min(...barriers)]);
        }
      }),
      runs,
    );
  });
});

describe('families of a resource', () => {
  test('have every last power of a path, with the identities whose paths end by it', () => {
    fc.assert(
      fc.property(arbitraryScene, (graph) => {
        const asked = ready(graph);
        const placed = { resource: graph.nodes.indexOf(resource), tenant: graph.nodes.indexOf(tenant) };
        const families = familiesByPower({ ...asked, ...placed });
        const nameOf = (identity: number) => graph.nodes[asked.ways.identities[identity] as number] as string;
        const [all, known] = [byPower(graph), byPower(atKnownGates(graph))];
        // A walk may pass a node twice where no path can, so that families hold at least what paths show.
        for (const [power, identities] of all) {
          const family = families.find((one) => graph.nodes[one.powers[0] as number] === power);
          const told = [...(family?.seen ?? []), ...(family?.assumed ?? [])].map(nameOf);
          expect(told).toEqual(expect.arrayContaining([...identities]));
        }
        for (const [power, identities] of known) {
          const family = families.find((one) => graph.nodes[one.powers[0] as number] === power);
          expect(family?.seen.map(nameOf)).toEqual(expect.arrayContaining([...identities]));
        }
        const told = new Set(families.flatMap(({ seen, assumed }) => [...seen, ...assumed]));
        expect(told.size).toBe(openIdentitiesTo(asked, placed.resource).length);
        const seen = new Set(families.flatMap((family) => family.seen));
        expect(seen.size).toBe(openIdentitiesTo(asked, placed.resource).filter((one) => one.seen).length);
      }),
      runs,
    );
  });

  test('that only repeat are one, the last, where another is seen; none is lost', () => {
    fc.assert(
      fc.property(arbitraryScene, (graph) => {
        const asked = { ...ready(graph), resource: graph.nodes.indexOf(resource), tenant: graph.nodes.indexOf(tenant) };
        const apart = familiesByPower(asked);
        const told = familiesOf(asked);
        const repeating = new Set(apart.filter(({ powers }) => repeats(graph, graph.nodes[powers[0] as number])));
        const isFolded = apart.some((one) => !repeating.has(one) && one.seen.length > 0) && repeating.size > 0;
        if (!isFolded) return expect(told).toEqual(apart);
        expect(told.slice(0, -1)).toEqual(apart.filter((one) => !repeating.has(one)));
        const { powers, seen, assumed, repeats: isLast } = told.at(-1) as (typeof told)[number];
        const all = [...repeating];
        const everySeen = new Set(all.flatMap((one) => one.seen));
        expect(isLast).toBe(true);
        expect(powers).toEqual(all.flatMap((one) => one.powers));
        expect(new Set(seen)).toEqual(everySeen);
        expect(seen.length).toBe(everySeen.size);
        expect([...seen, ...assumed].sort()).toEqual(
          [...new Set(all.flatMap((one) => [...one.seen, ...one.assumed]))].sort(),
        );
      }),
      runs,
    );
  });

  test('decoy: a power before another is no last power, and control of the tenant comes last', () => {
    const link = (from: string, to: string): TinyLink => ({ from, to, gate: 0, kind: 'MEMBER_OF' });
    const nodes = ['entry:sign-in', 'a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const links = [
      { ...link('entry:sign-in', 'c'), gate: 1 as const },
      ...[link('c', 'b'), link('b', 'f'), link('f', 'e'), link('e', 'd'), link('c', 'a'), link('a', 'd')],
    ];
    const asked = ready({ nodes, links });
    const families = familiesOf({ ...asked, resource: 4, tenant: 1 });
    expect(families.map(({ powers }) => powers.map((power) => nodes[power]))).toEqual([['e'], ['a']]);
    expect(families.map(({ seen }) => seen.length)).toEqual([1, 1]);
  });

  test('by a Population that repeats are folded, unless the resource holds something', () => {
    const link = (from: string, to: string): TinyLink => ({ from, to, gate: 0, kind: 'MEMBER_OF' });
    const nodes = ['entry:sign-in', 'a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const ways = [link('entry:sign-in', 'c'), link('c', 'b'), link('c', 'a'), link('c', 'e')];
    const on = [link('b', 'd'), link('a', 'd'), link('e', 'f'), { ...link('f', 'd'), kind: 'INCLUDES' as const }];
    const powersOf = (more: readonly TinyLink[]) => {
      const families = familiesOf({ ...ready({ nodes, links: [...ways, ...on, ...more] }), resource: 4, tenant: 1 });
      return families.map(({ powers }) => powers.map((power) => nodes[power]).join());
    };
    expect(powersOf([])).toEqual(['b', 'a,e']);
    expect(powersOf([link('e', 'd')])).toEqual(['b', 'e', 'a']);
    expect(powersOf([link('d', 'g')])).toEqual(['b', 'e', 'a']);
  });
});

describe('open identities that are alike', () => {
  test('are one row exactly where kind, ways in, barrier, being seen and last powers are the same', () => {
    fc.assert(
      fc.property(arbitraryScene, (graph) => {
        const asked = { ...ready(graph), resource: graph.nodes.indexOf(resource), tenant: graph.nodes.indexOf(tenant) };
        const rows = alikeIdentities(asked);
        const idOf = (identity: number) => graph.nodes[asked.ways.identities[identity] as number] as string;
        const found = openIdentitiesTo(asked, asked.resource);
        expect(
          rows
            .flat()
            .map(({ identity }) => identity)
            .sort(),
        ).toEqual(found.map(({ identity }) => identity).sort());
        const families = familiesByPower(asked);
        const looks = ({ identity, seen, barrier }: (typeof found)[number]) => {
          const id = idOf(identity);
          const ways = openWaysOf(graph, id).map(
            ({ from, gate, gateKnown, kind }) => `${from} ${kind} ${gate} ${gateKnown}`,
          );
          const by = families.filter((one) => [...one.seen, ...one.assumed].includes(identity));
          return JSON.stringify([kindOf(id), seen, barrier, ways.sort(), by.map(({ powers }) => powers)]);
        };
        const told = rows.map((row) => [...new Set(row.map(looks))]);
        expect(told.map((one) => one.length)).toEqual(rows.map(() => 1));
        expect(new Set(told.flat()).size).toBe(rows.length);
      }),
      runs,
    );
  });
});
