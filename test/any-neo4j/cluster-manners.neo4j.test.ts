/** What a cluster needs of its clients, as far as one server can show it: access mode, bookmarks, nothing committed twice. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Graph, openGraph } from '#cypher';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { type BoltProxy, boltProxy } from './bolt-proxy.ts';

const writing = { name: 'writing', mode: 'write', text: 'CREATE (:Probe)' } as const;
const sneaking = { ...writing, name: 'sneaking', mode: 'read' } as const;
const counting = { name: 'counting', mode: 'read', text: 'MATCH (n:Probe) RETURN count(n) AS probes' } as const;

let direct: Graph;
let proxy: BoltProxy;
let graph: Graph;
beforeAll(async () => {
  direct = await openTestGraph();
  await wipe(direct);
  proxy = await boltProxy(process.env.NEO4J_URI ?? '');
  const environment = { ...process.env, NEO4J_URI: proxy.uri };
  ({ graph } = await openGraph({ dataFolder: 'unused', progress: () => {}, environment }));
});
afterAll(async () => {
  await graph?.close();
  proxy?.goAway();
  await direct?.close();
});

test('a statement that reads may not write: the server is told READ', async () => {
  await expect(graph.run(sneaking, {})).rejects.toMatchObject({ message: expect.stringMatching(/read access mode/i) });
  expect(await graph.one(counting, {})).toEqual({ probes: 0 });
});

test('a read after a write asks to see it, by the bookmark of its commit', async () => {
  await graph.run(writing, {});
  const bookmark = 'FB:';
  proxy.sent();
  expect(await graph.one(counting, {})).toEqual({ probes: 1 });
  const begin = proxy.sent();
  expect(begin).toContain('bookmarks');
  expect(begin).toContain(bookmark);
  expect(begin).toContain('\x84mode\x81r');
});

test('a commit whose answer was lost is not tried again: it may have been done', async () => {
  const before = await direct.one(counting, {});
  proxy.cutAtCommit();
  await expect(graph.run(writing, {})).rejects.toMatchObject({
    code: 'DATABASE_UNAVAILABLE',
    message: expect.stringMatching(/while writing was committed: it may have been written, and is not tried twice/),
  });
  // It was written once, and the same graph goes on.
  const { probes } = before as { probes: number };
  expect(await graph.one(counting, {})).toEqual({ probes: probes + 1 });
});
