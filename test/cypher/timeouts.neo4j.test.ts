/** Every statement that a request may run ends when its time is over, and when its asker goes, in the database too. */
import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph, GraphError } from '#cypher';
import type { Query } from '../../cypher/engine/query.ts';
import * as queries from '../../cypher/queries.ts';
import { type Listening, listen, noLog } from '../api/bank.ts';
import { sourceFiles } from '../architecture/sources.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { big, publishBigTenant } from './big-tenant.ts';

/** Milliseconds that a statement is given in the database, and after which its asker leaves: long after, however noisy the machine. */
const [given, left] = [1_000, 120_000];
/** What an index answers: it is done, given the time. */
const indexed = ['node', 'target-of-routes'];

const key = `${big}/vault`;
/** For each parameter name, what makes the statement work hardest. */
const parameters = {
  key,
  to: key,
  start: `${big}/entry:sign-in`,
  entry: `${big}/entry:sign-in`,
  tenant: key,
  user: `${big}/u1`,
  snapshot: big,
  // Part of no name: everything is looked at.
  text: 'no such name',
  whole: false,
  after: '',
  kinds: null,
  kind: 'User',
  collections: ['graph/'],
  rules: ['group-member'],
  entries: null,
  states: null,
  without: [],
  keys: [key],
  apart: [],
  through: [],
  ends: [],
  assumed: true,
  known: false,
  unsure: true,
  repeats: false,
  passed: false,
  level: 1,
  barrier: 1,
  skip: 0,
  limit: 100,
  most: 1_000_000,
  end: `${big}0`,
  links: [],
} as const;
/** Where the vault or an unknown text would be too easy. */
const harder: Readonly<Record<string, object>> = {
  'fixable-links': { kinds: ['MEMBER_OF'] },
  'judged-people': { ids: null },
  search: { kinds: ['User', 'Group'] },
  'search-count': { kinds: ['User', 'Group'] },
  'links-out': { key: `${big}/entry:sign-in` },
  'links-out-count': { key: `${big}/entry:sign-in` },
  facts: { key: `${big}/entry:sign-in` },
  'routes-of-length': { skip: 1_000_000_000 },
  'held-routes-of-length': { skip: 1_000_000_000 },
};

const files = sourceFiles(/^cypher\/statements\/(read|routes)\/.*\.cypher$/);
/** The statement of a file; of those by length, the longest. */
function statementOf(path: string): Query<object, object> {
  const name = path.split('/').at(-1)?.replace('.cypher', '');
  const found = Object.values(queries).find((query) => (Array.isArray(query) ? query[0] : query).name === name);
  return (Array.isArray(found) ? found.at(-1) : found) as Query<object, object>;
}

let graph: Graph;
let internal: number[];
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
  await publishBigTenant(graph);
  internal = (await graph.many(queries.feedingNodes, { to: key })).map(({ node }) => node);
});
afterAll(async () => {
  await wipe(graph);
  await graph.close();
});

/** Runs a statement; how it ended. An asker that had to leave says CANCELLED. */
async function endOf(query: Query<object, object>, values: object): Promise<string> {
  const timeout = indexed.includes(query.name) ? left : given;
  return await graph.many(query, values, { timeout, signal: AbortSignal.timeout(left) }).then(
    () => 'done',
    (error: GraphError) => error.code,
  );
}

const endings = new Map<string, string>();

test('the tenant matters: everything leads to its vault', () => {
  expect(internal.length).toBeGreaterThan(30_000);
});

describe('with a timeout of 1 s', () => {
  test.each(files)('%s is done or ended by the database', async (path) => {
    const query = statementOf(path);
    const hard = { ...parameters, within: internal, reach: internal, ...harder[query.name] } as Record<string, unknown>;
    const named = [...new Set([...query.text.matchAll(/\$(\w+)/g)].map(([, name]) => name as string))];
    expect(named.filter((name) => !(name in hard))).toEqual([]);
    const values = Object.fromEntries(named.map((name) => [name, hard[name]]));
    // Planning counts as running and cannot be stopped: it is done before.
    await graph.many({ ...query, text: query.text.replace(/^CYPHER 5.*/, '$& EXPLAIN') }, values);
    const end = await endOf(query, values);
    endings.set(query.name, end);
    expect(['done', 'TIMED_OUT']).toContain(end);
  });

  test('those that would go on for ever were stopped, not done', () => {
    for (const name of ['count-of-length', 'routes-of-length', 'held-count-of-length', 'held-routes-of-length'])
      expect([name, endings.get(name)]).toEqual([name, 'TIMED_OUT']);
    // Decoy: what an index answers is done.
    expect(indexed.map((name) => endings.get(name))).toEqual(['done', 'done']);
  });
});

const running = {
  name: 'running',
  mode: 'read',
  text: `SHOW TRANSACTIONS YIELD metaData, status WHERE metaData.query IN ['routes-of-length', 'count-of-length'] AND NOT status STARTS WITH 'Terminated'
    RETURN count(*) AS running`,
} as const;

/** Waits up to 90 s, since the statements before it may have to be planned, for so many statements of a question about routes to run in the database. */
async function statementsRunning(wanted: number): Promise<number> {
  let last = -1;
  for (let waited = 0; waited < 90_000 && last !== wanted; waited += 50) {
    ({ running: last } = (await graph.one(running, {})) as { running: number });
    if (last !== wanted) await pause(50);
  }
  return last;
}

describe('a request', () => {
  let api: Listening;
  beforeAll(async () => {
    api = await listen({ graph, log: noLog });
  });
  afterAll(() => api.close());
  const body = JSON.stringify({ query: '{ routes(to: "vault", first: 1) { count { value exact } } }' });
  const headers = { 'content-type': 'application/json' };

  test('whose client hangs up is ended in the database', async () => {
    const asking = request(`${api.address}/graphql`, { method: 'POST', headers });
    asking.on('error', () => {});
    asking.end(body);
    expect(await statementsRunning(1)).toBe(1);
    asking.destroy();
    // The count would have gone on for two minutes.
    expect(await statementsRunning(0)).toBe(0);
    // No further one follows.
    await pause(1_000);
    expect(await statementsRunning(0)).toBe(0);
  });

  test('whose time is over is ended in the database, and says so', async () => {
    const hasty = await listen({
      graph,
      log: noLog,
      limits: { requestTime: 3_000, countTime: 60_000, routesTime: 60_000 },
    });
    const { codes, data } = await hasty.ask(
      '{ routes(to: "vault", first: 1) { count { value exact } complete stoppedBy } }',
    );
    await hasty.close();
    if (codes.length > 0) expect(codes).toEqual(['TIMED_OUT']);
    else expect(data.routes).toMatchObject({ complete: false, count: { exact: false } });
    expect(await statementsRunning(0)).toBe(0);
  });

  test('that reads more rows than it may is told so', async () => {
    const frugal = await listen({ graph, log: noLog, limits: { rows: 1_000 } });
    const answer = await frugal.ask('{ routes(to: "vault", from: "u1", first: 1) { complete } }');
    // Decoy: a page is far from that.
    const page = await frugal.ask('{ search(text: "person", first: 100) { edges { node { id } } } }');
    await frugal.close();
    expect(answer.codes).toEqual(['TOO_MANY_ROWS']);
    expect([page.codes, page.data.search.edges.length]).toEqual([[], 100]);
  });
});
