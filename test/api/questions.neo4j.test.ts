/** The questions of the API, over HTTP, against a real database that also holds an older snapshot with the same ids. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type DocumentNode, print } from 'graphql';
import { kindsAsListed, type NodeKind } from '#catalogue';
import type { Graph } from '#cypher';
import { ask } from '../../api/index.ts';
import * as commandLine from '../../cli/questions/answers.ts';
import * as webPage from '../../web/src/questions/answers.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { type Answer, type Listening, listen, noLog, publishBank, vault, watched } from './bank.ts';

let graph: Graph;
let api: Listening;
let names: string[];
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
  await publishBank(graph, 'old000000000', ' (old)');
  await publishBank(graph, 'new000000000');
  const watching = watched(graph);
  names = watching.names;
  api = await listen({ graph: watching.graph, log: noLog });
});
afterAll(async () => {
  await api.close();
  await graph.close();
});

describe('routes', () => {
  const page = `query ($first: Int!, $after: String) { routes(to: "${vault.toUpperCase()}", first: $first, after: $after) {
    snapshot complete stoppedBy pageInfo { hasNextPage endCursor }
    edges { node { id length barrier { name value } weakest { from { name } link { says } to { name } } hops { from { id } link { kind basis } to { id } } } } } }`;

  test('come in order of barrier, then length, with their weakest link', async () => {
    const { data } = await api.ask(page, { first: 10 });
    const { edges, ...rest } = data.routes;
    expect(rest).toMatchObject({ snapshot: 'new000000000', complete: true, stoppedBy: null });
    const ways = edges.map(({ node }: { node: { hops: { to: { id: string } }[] } }) =>
      node.hops.map(({ to }) => to.id).join(' '),
    );
    expect(ways).toEqual([`bob ops own ${vault}`, `ada own ${vault}`, `ada ops own ${vault}`]);
    expect(edges[0].node.barrier).toEqual({ name: 'SINGLE_FACTOR', value: 1 });
    expect(edges[0].node.weakest).toMatchObject({ from: { name: 'Somebody who can sign in' }, to: { name: 'Bob Kv' } });
  });

  test('are the same page by page, each with an id of its own that stays', async () => {
    const all = (await api.ask(page, { first: 10 })).data.routes.edges.map(
      ({ node }: { node: { id: string } }) => node.id,
    );
    const paged: string[] = [];
    let after: string | null = null;
    do {
      const { routes }: Answer['data'] = (await api.ask(page, { first: 1, after })).data;
      paged.push(...routes.edges.map(({ node }: { node: { id: string } }) => node.id));
      after = routes.pageInfo.hasNextPage ? routes.pageInfo.endCursor : null;
    } while (after !== null);
    expect(paged).toEqual(all);
    expect(new Set(all).size).toBe(3);
  });

  test('are counted only when the count is asked for', async () => {
    names.length = 0;
    const asked = () => names.filter((name) => name === 'target-of-routes').length;
    await api.ask(page, { first: 1 });
    expect(asked()).toBe(1);
    const { data } = await api.ask(`{ routes(to: "${vault}", first: 1) { count { value exact } } }`);
    expect(data.routes.count).toEqual({ value: 3, exact: true });
    expect(asked()).toBe(3);
  });

  test.each([
    ['{ includeAssumed: false }', 2],
    ['{ barrierAtMost: SINGLE_FACTOR }', 1],
    ['{ through: ["OPS"] }', 2],
    ['{ notThrough: ["ops"] }', 1],
    ['{ kinds: [SIGNS_IN, HOLDS, GRANTS_ACCESS] }', 1],
    ['{ entries: ["entry:leaked-credential"] }', 0],
  ])('filtered by %s are %i', async (filter, count) => {
    const { data } = await api.ask(`{ routes(to: "${vault}", filter: ${filter}) { edges { node { id } } } }`);
    expect(data.routes.edges).toHaveLength(count);
  });

  test('from a node begin there', async () => {
    const { data } = await api.ask(
      `{ routes(to: "${vault}", from: "CLEO") { edges { node { weakest { to { id } } hops { from { id } } } } } }`,
    );
    expect(data.routes.edges).toHaveLength(1);
    expect(data.routes.edges[0].node).toMatchObject({ weakest: null });
    expect(data.routes.edges[0].node.hops[0].from.id).toBe('cleo');
  });

  test('to or from nothing that the snapshot has are refused', async () => {
    expect((await api.ask('{ routes(to: "nobody") { complete } }')).codes).toEqual(['NODE_NOT_FOUND']);
    expect((await api.ask(`{ routes(to: "${vault}", from: "nobody") { complete } }`)).codes).toEqual([
      'NODE_NOT_FOUND',
    ]);
  });

  test('that there are none of are an empty, complete list', async () => {
    const { data } = await api.ask(
      '{ routes(to: "/subscriptions/1/vaults/kv-far") { complete stoppedBy edges { node { id } } count { value exact } } }',
    );
    expect(data.routes).toEqual({ complete: true, stoppedBy: null, edges: [], count: { value: 0, exact: true } });
  });
});

describe('resources', () => {
  const list =
    'query ($filter: ResourceFilter, $after: String, $first: Int = 10) { resources(filter: $filter, first: $first, after: $after) { totalCount underProtected undecided pageInfo { hasNextPage endCursor } edges { node { name underProtected people protection { state } } } } }';

  test('are the sensitive nodes of this snapshot, worst first', async () => {
    const { data } = await api.ask(list);
    expect(data.resources).toMatchObject({ totalCount: 3, underProtected: 0, undecided: 1 });
    expect(data.resources.edges.map(({ node }: { node: unknown }) => node)).toEqual([
      { name: 'kv-pay', underProtected: false, people: 1, protection: { state: 'UNDECIDED' } },
      { name: 'Quay Bank', underProtected: false, people: 0, protection: { state: 'PROTECTED' } },
      { name: 'kv-far', underProtected: false, people: 0, protection: { state: 'PROTECTED' } },
    ]);
  });

  test('say who can be used to get there, and the tenant sums it up', async () => {
    const { data } = await api.ask(
      `{ node(id: "/subscriptions/1/vaults/kv-pay") { protection { openWays { seen assumed } openIdentities { seen assumed } outside { assumed }
          shortfall { seen assumed } ofItsOwn { state openIdentities { assumed } } } }
        tenant { name states { underProtected undecided protected } statesOfTheirOwn { undecided } openPairs { seen assumed }
          shortfall { assumed } openPairsByBarrier { barrier { value } rest { seen assumed } tenantControl { assumed } } } }`,
    );
    expect(data.node.protection).toEqual({
      openWays: { seen: 0, assumed: 1 },
      openIdentities: { seen: 0, assumed: 1 },
      outside: { assumed: 0 },
      shortfall: { seen: 0, assumed: 2 },
      ofItsOwn: { state: 'UNDECIDED', openIdentities: { assumed: 1 } },
    });
    expect(data.tenant).toMatchObject({
      name: 'Quay Bank',
      states: { underProtected: 0, undecided: 1, protected: 2 },
      openPairs: { seen: 0, assumed: 1 },
      shortfall: { assumed: 2 },
    });
    const { questions } = (
      await api.ask(
        '{ questions { key kind says collections permissions touches closes confirms closesWithThose couldOpen } }',
      )
    ).data;
    expect(questions[0]).toEqual({
      key: 'a rule',
      kind: 'REPAIR',
      says: 'a rule',
      collections: [],
      permissions: [],
      ...{ touches: 1, closes: 1, confirms: 1, closesWithThose: 1, couldOpen: 0 },
    });
    const missing = questions.find(
      ({ key }: { key: string }) => key === 'not-covered:graph/conditional-access-policies',
    );
    expect(missing).toMatchObject({ kind: 'COLLECT', touches: 0, permissions: ['Policy.Read.All'] });
    expect(data.tenant.openPairsByBarrier[1]).toEqual({
      barrier: { value: 1 },
      rest: { seen: 0, assumed: 1 },
      tenantControl: { assumed: 0 },
    });
  });

  test('tell who reaches them by which last power, each identity once', async () => {
    const { data } = await api.ask(
      `query ($to: ID!) {
        openIdentities(to: $to) { total { seen assumed } edges { node { count seen outside breakGlass barrier { value } examples { name } entries { id } } } }
        families(to: $to) { power { name } isTenantControl identities { seen assumed } kinds closes route { seen length } }
      }`,
      { to: vault.toUpperCase() },
    );
    expect(data.openIdentities.total).toEqual({ seen: 0, assumed: 1 });
    expect(data.openIdentities.edges).toEqual([
      {
        node: {
          ...{ count: 1, seen: false, outside: false, breakGlass: 1, barrier: { value: 1 } },
          examples: [{ name: 'Bob Kv' }],
          entries: [{ id: 'entry:sign-in' }],
        },
      },
    ]);
    expect(data.families).toMatchObject([
      {
        power: { name: 'Owner @ Production' },
        isTenantControl: false,
        identities: { seen: 0, assumed: 1 },
        kinds: ['GRANTS_ACCESS'],
        route: { seen: false, length: 4 },
      },
    ]);
    expect(data.families[0].closes).toHaveLength(1);
    expect((await api.ask('{ families(to: "ada") { kinds } }')).codes).toEqual(['BAD_USER_INPUT']);
    expect((await api.ask('{ openIdentities(to: "nobody") { total { seen } } }')).codes).toEqual(['NODE_NOT_FOUND']);
  });

  test('can be filtered and paged', async () => {
    expect((await api.ask(list, { filter: { underProtected: false } })).data.resources.totalCount).toBe(3);
    expect((await api.ask(list, { filter: { state: ['PROTECTED'] } })).data.resources.totalCount).toBe(2);
    expect((await api.ask(list, { filter: { kinds: ['Resource'], text: 'FAR' } })).data.resources.edges).toHaveLength(
      1,
    );
    const first = (await api.ask(list, { first: 2 })).data.resources.pageInfo;
    const second = (await api.ask(list, { first: 2, after: first.endCursor })).data.resources;
    expect(second.edges.map(({ node }: { node: { name: string } }) => node.name)).toEqual(['kv-far']);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });
});

describe('search', () => {
  const find =
    'query ($text: String!, $kinds: [NodeKind!], $first: Int!, $after: String) { search(text: $text, kinds: $kinds, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id kind } } } }';
  const idsOf = (data: { search: { edges: { node: { id: string } }[] } }) =>
    data.search.edges.map(({ node }) => node.id);

  test('finds part of a name or id in any case, in this snapshot only', async () => {
    const { data } = await api.ask(find, { text: ' KV ', first: 10 });
    expect(data.search.totalCount).toBe(3);
    expect(idsOf(data)).toEqual(['bob', '/subscriptions/1/vaults/kv-far', vault]);
    expect((await api.ask(find, { text: '(old)', first: 10 })).data.search.totalCount).toBe(0);
  });

  test('for a broader kind finds its narrower ones', async () => {
    const { data } = await api.ask(find, { text: '', kinds: ['Resource'], first: 10 });
    expect(data.search.edges.map(({ node }: { node: { kind: string } }) => node.kind)).toEqual([
      'KeyVault',
      'KeyVault',
      'StorageAccount',
    ]);
  });

  test('pages through everything once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data }: Answer = await api.ask(find, { text: '', first: 3, after });
      seen.push(...idsOf(data));
      after = data.search.pageInfo.hasNextPage ? data.search.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toHaveLength(10);
    expect(new Set(seen).size).toBe(10);
  });

  test('lists people before groups and resources, and what Postern made last, page by page too', async () => {
    const kindsOf = (data: Answer['data']) =>
      data.search.edges.map(({ node }: { node: { kind: string } }) => node.kind) as string[];
    const all = kindsOf((await api.ask(find, { text: '', first: 20 })).data);
    expect(all[0]).toBe('User');
    expect(all.at(-1)).toMatch(/^(Entry|Entitlement|Population|SignedIn)$/);
    const ranks = all.map((kind) => kindsAsListed.indexOf(kind as NodeKind));
    expect(ranks).toEqual([...ranks].sort((one, other) => one - other));
    const first = (await api.ask(find, { text: '', first: 4 })).data;
    const after = first.search.pageInfo.endCursor;
    expect([...kindsOf(first), ...kindsOf((await api.ask(find, { text: '', first: 20, after })).data)]).toEqual(all);
  });
});

describe('a node', () => {
  test('is found in any case, with its links in and out', async () => {
    const { data } = await api.ask(
      '{ node(id: "OPS") { id sourceId exposure { value } exposureKnown { value } linksIn(first: 2) { totalCount pageInfo { endCursor } edges { node { from { name } } } } linksOut { totalCount edges { node { link { kind evidence { collection id } } to { name } } } } } }',
    );
    expect(data.node).toMatchObject({
      id: 'ops',
      sourceId: 'OPS',
      exposure: { value: 1 },
      exposureKnown: { value: 3 },
    });
    expect(data.node.linksIn.totalCount).toBe(3);
    expect(data.node.linksIn.edges.map(({ node }: { node: { from: { name: string } } }) => node.from.name)).toEqual([
      'Ada Reyes',
      'Bob Kv',
    ]);
    expect(data.node.linksOut.edges).toEqual([
      {
        node: {
          link: { kind: 'HOLDS', evidence: [{ collection: 'graph/users', id: '1' }] },
          to: { name: 'Owner @ Production' },
        },
      },
    ]);
    const rest = await api.ask(
      `{ node(id: "ops") { linksIn(first: 2, after: "${data.node.linksIn.pageInfo.endCursor}") { edges { node { from { name } } } } } }`,
    );
    expect(rest.data.node.linksIn.edges).toEqual([{ node: { from: { name: 'Cleo' } } }]);
  });

  test('that is not there is null', async () => {
    expect((await api.ask('{ node(id: "nobody") { id } }')).data).toEqual({ node: null });
  });
});

test('coverage tells what is missing and why, and what became of the rows', async () => {
  const { data } = await api.ask(
    '{ coverage { complete total assumptions { key says links people } closedActivations { reason count examples } gaps { links says } collections { name status reason rows used unused { reason count } } } snapshot { id tenant { name } } }',
  );
  expect(data.snapshot).toEqual({ id: 'new000000000', tenant: { name: 'Quay Bank' } });
  expect(data.coverage).toEqual({
    complete: 1,
    total: 2,
    assumptions: [{ key: 'help-desk', says: 'The desk is not declared.', links: 3, people: 2 }],
    closedActivations: [{ reason: 'nobody approves', count: 1, examples: ['ada own'] }],
    gaps: [{ links: ['SIGNS_IN'], says: 'which methods users registered' }],
    collections: [
      { name: 'graph/groups', status: 'FORBIDDEN', reason: 'HTTP 403', rows: null, used: null, unused: [] },
      {
        name: 'graph/users',
        status: 'COMPLETE',
        reason: null,
        rows: 4,
        used: 3,
        unused: [{ reason: 'no id', count: 1 }],
      },
    ],
  });
});

test('coverage and routes name the kinds that could not be judged, and for want of what', async () => {
  const { data } = await api.ask(
    '{ coverage { notJudged { kinds collection reason } } routes(to: "ops", first: 1, filter: { kinds: [ADDS_MEMBER] }) { notJudged { kinds reason } } }',
  );
  expect(data.coverage.notJudged).toContainEqual({
    kinds: ['ADDS_MEMBER'],
    collection: 'graph/groups',
    reason: 'graph/groups was refused to the collector: HTTP 403',
  });
  expect(data.coverage.notJudged.map((one: { collection: string }) => one.collection)).not.toContain('graph/users');
  const kinds = new Set(data.routes.notJudged.flatMap((one: { kinds: string[] }) => one.kinds));
  expect([...kinds]).toEqual(['ADDS_MEMBER']);
});

test('break-glass accounts count like all others, and are told apart', async () => {
  const { data } = await api.ask(
    'query ($id: ID!) { breakGlass { id name node { name } findings { rule met } } node(id: $id) { people breakGlassPeople } }',
    { id: vault },
  );
  expect(data.breakGlass).toEqual([
    { id: 'bob', name: 'Bob Kv', node: { name: 'Bob Kv' }, findings: [{ rule: 'phishing-resistant', met: false }] },
    { id: 'gone', name: null, node: null, findings: [] },
  ]);
  expect(data.node).toEqual({ people: 1, breakGlassPeople: 1 });
});

test.each([
  ...documents('page', webPage, (document) => print(document as DocumentNode)),
  ...documents('command line', commandLine, String),
])('%s may be asked with the most rows that a page has', async (_name, document) => {
  const variables = {
    to: vault,
    from: vault,
    id: vault,
    text: 'kv',
    whole: false,
    counted: true,
    first: 100,
    filter: {},
  };
  expect((await api.ask(document, variables)).codes).toEqual([]);
});

/** All but those of sign-in, which need a tenant with policies (sign-in.neo4j.test.ts asks them), and of what-ifs and the fixes of a link, which need changes and links (decisions.neo4j.test.ts). */
function documents(asker: string, answers: object, textOf: (document: unknown) => string): [string, string][] {
  return Object.entries(answers)
    .filter(([name]) => name.endsWith('Document') && !/^(SignIn|Verify|WhatIf|FixesOfLink)/.test(name))
    .map(([name, document]) => [`${name} of the ${asker}`, textOf(document)]);
}

test('the same questions can be asked in process', async () => {
  const data = await ask<{ node: { name: string } }>(graph, 'query ($id: ID!) { node(id: $id) { name } }', {
    id: 'ADA',
  });
  expect(data.node.name).toBe('Ada Reyes');
  await expect(ask(graph, '{ nothing }')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await expect(ask(graph, '{ routes(to: "nobody") { complete } }')).rejects.toMatchObject({ code: 'NODE_NOT_FOUND' });
});
