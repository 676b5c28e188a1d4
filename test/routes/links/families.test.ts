/** Who has open ways to one resource, and by which last power, against brute force on random graphs. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { NodeKind } from '#catalogue';
import {
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
  return { table, incoming: incomingLinks(table), ways };
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
        const families = familiesOf({ ...asked, ...placed });
        const nameOf = (identity: number) => graph.nodes[asked.ways.identities[identity] as number] as string;
        const [all, known] = [byPower(graph), byPower(atKnownGates(graph))];
        // A walk may pass a node twice where no path can, so that families hold at least what paths show.
        for (const [power, identities] of all) {
          const family = families.find((one) => graph.nodes[one.power] === power);
          const told = [...(family?.seen ?? []), ...(family?.assumed ?? [])].map(nameOf);
          expect(told).toEqual(expect.arrayContaining([...identities]));
        }
        for (const [power, identities] of known) {
          const family = families.find((one) => graph.nodes[one.power] === power);
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

  test('decoy: a power before another is no last power, and control of the tenant comes last', () => {
    const link = (from: string, to: string): TinyLink => ({ from, to, gate: 0, kind: 'MEMBER_OF' });
    const nodes = ['entry:sign-in', 'a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const links = [
      { ...link('entry:sign-in', 'c'), gate: 1 as const },
      ...[link('c', 'b'), link('b', 'f'), link('f', 'e'), link('e', 'd'), link('c', 'a'), link('a', 'd')],
    ];
    const asked = ready({ nodes, links });
    const families = familiesOf({ ...asked, resource: 4, tenant: 1 });
    expect(families.map(({ power }) => nodes[power])).toEqual(['e', 'a']);
    expect(families.map(({ seen }) => seen.length)).toEqual([1, 1]);
  });
});
