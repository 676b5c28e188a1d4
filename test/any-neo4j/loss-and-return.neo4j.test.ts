/** A server that goes away and returns, in mid-request and in mid-load: words and a code, then all is as before. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Graph, openGraph } from '#cypher';
import { openFacts } from '#facts';
import { load } from '../../ingest/index.ts';
import { type Listening, listen, noLog, publishBank, watched } from '../api/bank.ts';
import { tinyTenantFacts } from '../crash/tiny-facts.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { type BoltProxy, boltProxy } from './bolt-proxy.ts';

const question = '{ snapshot { id } node(id: "ops") { name linksIn(first: 5) { totalCount } } }';
const answer = { snapshot: { id: 'one000000000' }, node: { name: 'Operations', linksIn: { totalCount: 3 } } };

let proxy: BoltProxy;
let graph: Graph;
let health: Graph;
let api: Listening;
let facts: string;
beforeAll(async () => {
  facts = await mkdtemp(join(tmpdir(), 'postern-tiny-'));
  await tinyTenantFacts(facts);
  const direct = await openTestGraph();
  await wipe(direct);
  await publishBank(direct, 'one000000000');
  await direct.close();
  proxy = await boltProxy(process.env.NEO4J_URI ?? '');
  const environment = { ...process.env, NEO4J_URI: proxy.uri };
  ({ graph, health } = await openGraph({ dataFolder: 'unused', progress: () => {}, environment }));
  api = await listen({ graph, health, log: noLog });
});
afterAll(async () => {
  await api?.close();
  await Promise.all([graph?.close(), health?.close()]);
  proxy?.goAway();
  await rm(facts, { recursive: true, force: true });
});
const ready = async () => (await fetch(`${api.address}/readyz`)).status;

test('in mid-request: the error has a code, and Postern answers again without a restart', async () => {
  expect((await api.ask(question)).data).toEqual(answer);
  const losing = watched(graph, async (name) => {
    if (name === 'node') proxy.goAway();
  });
  const requestTime = 20_000;
  const other = await listen({ graph: losing.graph, log: noLog, limits: { requestTime } });
  // The snapshot and the node were read before the server went, the links were not.
  expect((await other.ask(question)).codes).toEqual(['DATABASE_UNAVAILABLE']);
  expect(losing.names).toContain('node');
  expect(await ready()).toBe(503);
  await proxy.comeBack();
  expect((await api.ask(question)).data).toEqual(answer);
  expect(await ready()).toBe(200);
  await other.close();
});

test('stopped, but not gone: that is told, and not that the question was too dear', async () => {
  const hasty = await listen({ graph, health, log: noLog, limits: { requestTime: 2_000 } });
  proxy.freeze(true);
  expect(new Set((await hasty.ask(question)).codes)).toEqual(new Set(['DATABASE_UNAVAILABLE']));
  const stopped = await fetch(`${hasty.address}/readyz`);
  expect([stopped.status, await stopped.json()]).toEqual([
    503,
    { status: 'not ready', reason: 'the database does not answer' },
  ]);
  proxy.freeze(false);
  expect((await api.ask(question)).data).toEqual(answer);
  await hasty.close();
});

test('in mid-load: it fails in words, the old snapshot is served, and the next load succeeds', async () => {
  const options = { replace: true, keep: 1, rest: 0, heartbeat: { every: 0.4, staleAfter: 15 } };
  const progress = (message: string) => {
    if (/graph\/group-members the last/.test(message)) proxy.goAway();
  };
  await expect(load(graph, await openFacts(facts), { ...options, progress })).rejects.toMatchObject({
    code: 'DATABASE_UNAVAILABLE',
    message: expect.stringMatching(/does not answer/),
  });
  await proxy.comeBack();
  expect((await api.ask(question)).data).toEqual(answer);
  const { snapshot } = await load(graph, await openFacts(facts), options);
  expect(await api.ask('{ snapshot { id } }')).toMatchObject({ codes: [], data: { snapshot: { id: snapshot } } });
});
