/** What identities lead to, and routes between nodes, in one call: held against the routes that are listed one by one. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { openFacts } from '#facts';
import { ask } from '../../api/index.ts';
import { load } from '../../ingest/index.ts';
import { demoFolder } from '../serving/renamed-demo.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
  await load(graph, await openFacts(demoFolder));
}, 300_000);
afterAll(async () => {
  await wipe(graph);
  await graph.close();
});

interface Reach {
  readonly to: { readonly id: string; readonly name: string };
  readonly barrier: { readonly value: number };
  readonly seen: boolean;
  readonly isBelowRequired: boolean | null;
  readonly route: { readonly length: number; readonly sentence: string };
}
const reach = 'to { id name } barrier { value } seen isBelowRequired route { length sentence }';

async function idOf(name: string): Promise<string> {
  const { search } = await ask<{ search: { edges: { node: { id: string } }[] } }>(
    graph,
    'query ($text: String!) { search(text: $text, whole: true, first: 1) { edges { node { id } } } }',
    { text: name },
  );
  return search.edges[0]?.node.id as string;
}

async function reachesOf(from: string): Promise<Reach[]> {
  const { reaches } = await ask<{ reaches: Reach[] }>(
    graph,
    `query ($from: ID!) { reaches(from: $from) { ${reach} } }`,
    { from },
  );
  return reaches;
}

/** The first route of the list, which leaves out what only repeats another. */
async function listed(to: string, from: string) {
  const { routes } = await ask<{ routes: { edges: { node: Omit<Reach, 'to'> & { length: number } }[] } }>(
    graph,
    'query ($to: ID!, $from: ID!) { routes(to: $to, from: $from, first: 1) { edges { node { barrier { value } seen length } } } }',
    { to, from },
  );
  return routes.edges[0]?.node;
}

test('what a person, an application and a group lead to is what the lists of routes from them say', async () => {
  const { resources } = await ask<{ resources: { edges: { node: { id: string } }[] } }>(
    graph,
    '{ resources(first: 100) { edges { node { id } } } }',
    {},
  );
  expect(resources.edges.length).toBeGreaterThan(15);
  for (const name of ['Leo Farrow', 'Payments API', 'Cloud Operations']) {
    const from = await idOf(name);
    const found = new Map((await reachesOf(from)).map((one) => [one.to.id, one]));
    expect([name, found.size]).not.toEqual([name, 0]);
    for (const { node } of resources.edges) {
      const one = found.get(node.id);
      const first = node.id === from ? undefined : await listed(node.id, from);
      const told = one && { barrier: one.barrier, seen: one.seen };
      expect({ name, to: node.id, told }).toEqual({
        name,
        to: node.id,
        told: first && { barrier: first.barrier, seen: first.seen },
      });
      expect(one?.route.length ?? 0).toBeLessThanOrEqual(first?.length ?? 0);
    }
  }
}, 600_000);

test('routes between nodes are those of each start, and the ways into a person are told by entry', async () => {
  const [leo, group] = [await idOf('Leo Farrow'), await idOf('Cloud Operations')];
  const { routesBetween } = await ask<{ routesBetween: (Reach & { from: { id: string } })[] }>(
    graph,
    `query ($from: [ID!]!) { routesBetween(from: $from, toSensitive: true) { from { id } ${reach} } }`,
    { from: [leo, group] },
  );
  const [first] = await reachesOf(leo);
  const ofLeo = routesBetween.filter(({ from }) => from.id === leo).map(({ from, ...one }) => one);
  expect(ofLeo).toEqual(await reachesOf(leo));
  expect(new Set(routesBetween.map(({ from }) => from.id))).toEqual(new Set([leo, group]));
  expect(first?.route.sentence).toMatch(/^Leo Farrow /);
  const { node } = await ask<{ node: { waysIn: { name: string; level: { value: number } }[] } }>(
    graph,
    'query ($id: ID!) { node(id: $id) { waysIn { name level { value } } } }',
    { id: leo },
  );
  const levels = node.waysIn.map(({ level }) => level.value);
  expect(levels).toEqual([...levels].sort());
  expect(node.waysIn.map(({ name }) => name)).toContain('Somebody who can sign in');
});

test('a question without an end is refused, and so is one with too many starts', async () => {
  const between = (more: string, from: string[]) =>
    ask(graph, `query ($from: [ID!]!) { routesBetween(from: $from${more}) { seen } }`, { from });
  await expect(between('', ['a'])).rejects.toThrow(/either `to`, or `toSensitive: true`/);
  await expect(between(', to: ["a"], toSensitive: true', ['a'])).rejects.toThrow(/either `to`/);
  const many = Array.from({ length: 21 }, (_, at) => `n${at}`);
  await expect(between(', toSensitive: true', many)).rejects.toThrow(/takes 20 ids at most; 21 were given/);
  await expect(between(', toSensitive: true', ['nobody'])).rejects.toThrow(/Nothing in the snapshot has the id nobody/);
});

interface ChokePoint {
  readonly node: { readonly id: string; readonly name: string; readonly kind: string };
  readonly closes: { readonly seen: number; readonly assumed: number };
  readonly folded: readonly { readonly id: string }[];
  readonly fix: { readonly title: string; readonly change: string } | null;
}

async function chokePoints(to?: string): Promise<ChokePoint[]> {
  const answer = await ask<{ chokePoints: ChokePoint[] }>(
    graph,
    'query ($to: ID) { chokePoints(to: $to) { node { id name kind } closes { seen assumed } folded { id } fix { title change } } }',
    { to: to ?? null },
  );
  return answer.chokePoints;
}

test('choke points close most first, are neither entries nor control of the tenant, and some have a fix', async () => {
  const found = await chokePoints();
  expect(found).toHaveLength(10);
  const seen = found.map(({ closes }) => closes.seen);
  expect(seen).toEqual([...seen].sort((one, other) => other - one));
  expect(seen[0]).toBeGreaterThan(10);
  expect(found.filter(({ node }) => node.kind === 'Entry' || node.kind === 'Tenant')).toEqual([]);
  const fixed = found.flatMap(({ fix }) => fix ?? []);
  expect(fixed.length).toBeGreaterThan(0);
  for (const { change } of fixed) expect(JSON.parse(change).steps.length).toBeGreaterThan(0);
});

test('a choke point of one resource closes no more than is open there', async () => {
  const to = await idOf('kv-payments-prod');
  const [first] = await chokePoints(to);
  const { node } = await ask<{ node: { protection: { openIdentities: { seen: number; assumed: number } } } }>(
    graph,
    'query ($to: ID!) { node(id: $to) { protection { openIdentities { seen assumed } } } }',
    { to },
  );
  const { seen, assumed } = node.protection.openIdentities;
  expect((first?.closes.seen ?? 0) + (first?.closes.assumed ?? 0)).toBeLessThanOrEqual(seen + assumed);
  expect(first?.closes.seen).toBeGreaterThan(0);
});
