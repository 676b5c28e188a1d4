/** What a request may cost, which snapshot it reads, and what it is told where it may not. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import type { Limits } from '../../api/limits.ts';
import { createLog } from '../../api/log.ts';
import { dropOld } from '../../ingest/index.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { type Listening, listen, noLog, publishBank, vault, watched } from './bank.ts';

const dropping = {
  name: 'dropping',
  mode: 'write',
  text: "MATCH (s:Snapshot {id: $id}) SET s.state = 'DROPPING'",
} as const;
const idle = {
  name: 'idle',
  mode: 'read',
  text: "SHOW TRANSACTIONS YIELD metaData WHERE metaData.application = 'postern' RETURN count(*) AS running",
} as const;

/** Returns once so many transactions of ours run in the database, the one that counts them included. */
async function untilRunning(wanted: number): Promise<void> {
  while (((await graph.one(idle, {})) as { running: number }).running !== wanted) await pause(50);
}

let graph: Graph;
let api: Listening;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());
beforeEach(async () => {
  await wipe(graph);
  await publishBank(graph, 'one000000000');
  api = await listen({ graph, log: noLog });
});
afterEach(() => api.close());

const first = `query ($after: String, $kinds: [LinkKind!]) { routes(to: "${vault}", first: 1, after: $after, filter: { kinds: $kinds }) { snapshot pageInfo { endCursor } edges { node { id } } } }`;

test('until the database is warm, readiness says so and questions wait: none is answered in part for want of time', async () => {
  const warm = Promise.withResolvers<void>();
  const cold = await listen({ graph, log: noLog, warm: warm.promise });
  let isAnswered = false;
  const asking = cold.ask(first).then((answer) => {
    isAnswered = true;
    return answer;
  });
  const early = await fetch(`${cold.address}/readyz`);
  expect([early.status, await early.json()]).toEqual([
    503,
    { status: 'not ready', reason: 'the database is warming up' },
  ]);
  expect((await fetch(`${cold.address}/healthz`)).status).toBe(200);
  expect(isAnswered).toBe(false);
  warm.resolve();
  expect((await asking).data.routes.edges).toHaveLength(1);
  expect((await fetch(`${cold.address}/readyz`)).status).toBe(200);
  await cold.close();
});

test('a list that stopped for want of time says in words that it proves nothing', async () => {
  const hasty = await listen({ graph, log: noLog, limits: { routesTime: 0.001 } });
  const { data } = await hasty.ask(`{ routes(to: "${vault}") { stoppedBy stoppedBecause edges { node { id } } } }`);
  expect(data.routes).toMatchObject({
    stoppedBy: 'TIME',
    stoppedBecause: expect.stringContaining('does not mean that there is none'),
    edges: [],
  });
  await hasty.close();
});

describe('a cursor', () => {
  test('goes on in the snapshot that it was given for, after another was published', async () => {
    const { routes } = (await api.ask(first)).data;
    await publishBank(graph, 'two000000000');
    const later = (await api.ask(first)).data.routes;
    expect(later.snapshot).toBe('two000000000');
    // The address of a route outlives its snapshot.
    expect(later.edges).toEqual(routes.edges);
    expect((await api.ask(first, { after: routes.pageInfo.endCursor })).data.routes.snapshot).toBe('one000000000');
  });

  test('is refused once its snapshot is being dropped', async () => {
    const { routes } = (await api.ask(first)).data;
    await publishBank(graph, 'two000000000');
    await graph.run(dropping, { id: 'one000000000' });
    expect((await api.ask(first, { after: routes.pageInfo.endCursor })).codes).toEqual(['SNAPSHOT_GONE']);
  });

  test('is refused for other arguments, and where it is none', async () => {
    const { endCursor } = (await api.ask(first)).data.routes.pageInfo;
    expect((await api.ask(first, { after: endCursor, kinds: ['SIGNS_IN'] })).codes).toEqual(['BAD_CURSOR']);
    expect((await api.ask(first, { after: 'abc' })).codes).toEqual(['BAD_CURSOR']);
  });

  test('keeps its snapshot from being dropped, until the API closes', async () => {
    const old = { keep: 1, rest: -1 };
    const quiet = () => {};
    await api.ask(first);
    await publishBank(graph, 'two000000000');
    expect(await dropOld(graph, old, quiet)).toBe(0);
    await api.api.close();
    expect(await dropOld(graph, old, quiet)).toBe(1);
  });
});

describe('a snapshot', () => {
  test('that is dropped while it is read gives an error, never half an answer', async () => {
    const { graph: watching } = watched(graph, async (name) => {
      if (name === 'search') await graph.run(dropping, { id: 'one000000000' });
    });
    const other = await listen({ graph: watching, log: noLog });
    const answer = await other.ask('{ search(text: "") { edges { node { id } } } }');
    await other.close();
    expect(answer).toMatchObject({ data: null, codes: ['SNAPSHOT_GONE'] });
  });

  test('that is not there is an error that says what to do, and the API is up but not ready', async () => {
    expect((await fetch(`${api.address}/readyz`)).status).toBe(200);
    await wipe(graph);
    const answer = await api.ask('{ snapshot { id } }');
    expect(answer.codes).toEqual(['NO_SNAPSHOT']);
    expect(answer.text).toContain('npx postern load');
    expect((await fetch(`${api.address}/healthz`)).status).toBe(200);
    const ready = await fetch(`${api.address}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'not ready', reason: 'no tenant is loaded' }]);
  });
});

describe('limits', () => {
  test.each([0, 101, -1])('refuse first: %i, as a variable too', async (rows) => {
    const query = `query ($first: Int!) { routes(to: "${vault}", first: $first) { complete } }`;
    expect((await api.ask(query, { first: rows })).codes).toEqual(['BAD_USER_INPUT']);
    expect((await api.ask(`{ search(text: "", first: ${rows}) { totalCount } }`)).codes).toEqual(['BAD_USER_INPUT']);
  });

  test('count the rows that a variable asks for', async () => {
    const query =
      'query ($n: Int!) { search(text: "", first: $n) { edges { node { linksIn(first: $n) { edges { node { from { linksIn(first: $n) { edges { node { from { id } } } } } } } } } } } }';
    expect((await api.ask(query, { n: 2 })).codes).toEqual([]);
    expect((await api.ask(query, { n: 100 })).codes).toEqual(['TOO_COSTLY']);
    // Not given, the variable's default counts.
    expect((await api.ask(query.replace('$n: Int!', '$n: Int! = 100'))).codes).toEqual(['TOO_COSTLY']);
  });

  test('refuse documents that are too deep or repeat themselves', async () => {
    const deep = `{ node(id: "ops") { ${'linksIn(first: 1) { edges { node { from { '.repeat(4)} id ${'} } } }'.repeat(4)} } }`;
    expect((await api.ask(deep)).status).toBe(400);
    const hidden = `query { node(id: "ops") { ...deep } } fragment deep on Node { ${'linksIn(first: 1) { edges { node { from { '.repeat(4)} id ${'} } } }'.repeat(4)} }`;
    expect((await api.ask(hidden)).status).toBe(400);
    const aliases = Array.from({ length: 20 }, (_, index) => `a${index}: node(id: "ops") { id }`).join(' ');
    expect((await api.ask(`{ ${aliases} }`)).status).toBe(400);
  });

  test('end a request when its time is over', async () => {
    const { graph: slow } = watched(graph, () => new Promise((resolve) => setTimeout(resolve, 60)));
    const hasty = await listen({ graph: slow, log: noLog, limits: { requestTime: 50 } });
    const answer = await hasty.ask('{ search(text: "") { totalCount } }');
    await hasty.close();
    expect(answer.codes).toEqual(['TIMED_OUT']);
  });

  test('end the statement in the database when the asker goes', async () => {
    const block = {
      name: 'block',
      mode: 'read',
      text: 'UNWIND range(1, 1000000000) AS n WITH n WHERE n % 7 = 8 RETURN count(*) AS n',
    } as const;
    let running: Promise<unknown> = Promise.resolve();
    const gone = new AbortController();
    const slow: Graph = {
      ...watched(graph).graph,
      many: (_, __, options) => {
        running = graph.many(block, {}, { ...options, timeout: 240_000 });
        running.catch(() => {});
        untilRunning(2).then(() => gone.abort());
        return running as Promise<never[]>;
      },
    };
    const other = await listen({ graph: slow, log: noLog });
    const body = JSON.stringify({ query: '{ search(text: "") { edges { node { id } } } }' });
    const asking = fetch(`${other.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: gone.signal,
    });
    await expect(asking).rejects.toThrow();
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
    await untilRunning(1);
    await other.close();
  });
});

describe('many requests at once', () => {
  test('of one asker are answered up to a number, the rest refused for a moment; readiness is asked beside them', async () => {
    let open: () => void = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { graph: waiting, names } = watched(graph, () => opened);
    const busy = await listen({ graph: waiting, health: graph, log: noLog, limits: { requestsAtOnce: 2 } });
    const underWay = [busy.ask('{ snapshot { id } }'), busy.ask('{ snapshot { id } }')];
    while (names.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
    const third = await fetch(`${busy.address}/graphql?query={snapshot{id}}`);
    expect([third.status, third.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await third.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_MANY_REQUESTS' } }] });
    expect((await fetch(`${busy.address}/readyz`)).status).toBe(200);
    open();
    for (const answer of await Promise.all(underWay)) expect(answer.codes).toEqual([]);
    expect((await busy.ask('{ snapshot { id } }')).codes).toEqual([]);
    await busy.close();
  });
});

describe('the log', () => {
  /** All lines that requests wrote, read back. */
  async function logged(limits: Partial<Limits>, ask: (api: Listening) => Promise<unknown>) {
    const lines: string[] = [];
    const log = createLog('info', { write: (line) => void lines.push(line) });
    const talkative = await listen({ graph, log, limits });
    await ask(talkative);
    await talkative.close();
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  }
  const asked = (id: string) => (talkative: Listening) =>
    fetch(`${talkative.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': id },
      body: JSON.stringify({ query: '{ search(text: "ada") { totalCount } }' }),
    }).then((response) => response.text());

  test('names each slow query by its file, how long it took, and the request', async () => {
    const slow = (await logged({ slowQuery: 0 }, asked('request-0001'))).filter(({ msg }) => msg === 'slow query');
    expect(slow.map(({ query }) => query)).toContain('search-count.cypher');
    expect(slow.every(({ requestId }) => requestId === 'request-0001')).toBe(true);
    expect(slow.every(({ milliseconds }) => Number.isInteger(milliseconds))).toBe(true);
    // Decoy: no query is slow by a limit that none reaches.
    const quick = await logged({ slowQuery: 1e9 }, asked('request-0002'));
    expect(quick.filter(({ msg }) => msg === 'slow query')).toEqual([]);
  });

  test('has one line a request, with its outcome', async () => {
    const requests = (await logged({}, asked('request-0003'))).filter(({ msg }) => msg === 'request');
    const line = { requestId: 'request-0003', method: 'POST', path: '/graphql', outcome: 200 };
    expect(requests).toEqual([expect.objectContaining(line)]);
  });
});

describe('over HTTP', () => {
  test('a body that is no JSON is the asker’s error, in the shape of an answer', async () => {
    const response = await fetch(`${api.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
  });

  test('every answer names its request and allows the page nothing from elsewhere', async () => {
    const { headers } = await fetch(`${api.address}/healthz`, { headers: { 'x-request-id': 'my-request-1' } });
    expect(headers.get('x-request-id')).toBe('my-request-1');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  test('the page is served at each of its addresses, its files for ever, and nothing else of the disk', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'postern-page-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<title>page</title>');
    await writeFile(join(folder, 'assets', 'page-1.js'), '1');
    const served = await listen({ graph, webFolder: folder, log: noLog });
    for (const path of ['/', '/resource?id=/subscriptions/1', '/../../etc/passwd']) {
      const page = await fetch(served.address + path);
      expect([page.status, page.headers.get('cache-control'), await page.text()]).toEqual([
        200,
        'no-cache',
        '<title>page</title>',
      ]);
    }
    const file = await fetch(`${served.address}/assets/page-1.js`);
    expect(file.headers.get('cache-control')).toContain('immutable');
    for (const path of ['/assets/none.js', '/assets//x', '/assets/%00', '/assets/..%2f..%2fx', '/assets/%E0%A4%A']) {
      const missing = await fetch(served.address + path);
      expect([path, missing.status < 500, (await missing.text()).includes(folder)]).toEqual([path, true, false]);
    }
    expect((await fetch(`${served.address}/assets/none.js`)).status).toBe(404);
    await served.close();
    await rm(folder, { recursive: true });
  });
});
