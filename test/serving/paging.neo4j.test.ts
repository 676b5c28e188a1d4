/** Paging of routes: ten pages are one long page; a cursor holds its snapshot and its question, and is refused without them. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Graph, publishedSnapshot } from '#cypher';
import { openFacts } from '#facts';
import { dropOld, load } from '../../ingest/index.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { demoFolder } from './renamed-demo.ts';
import { askRoutes, type RoutesAnswer, reachable } from './routes-document.ts';

let graph: Graph;
let to: string;
let long: RoutesAnswer;
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
  await load(graph, await openFacts(demoFolder));
  for (to of await reachable(graph)) {
    long = await askRoutes(graph, { to, first: 100 });
    if (long.edges.length === 100) break;
  }
});
afterAll(async () => {
  await graph.close();
});

const ids = (pages: readonly RoutesAnswer[]) => pages.flatMap(({ edges }) => edges.map(({ node }) => node.id));

async function pagesOf(first: number, count: number): Promise<RoutesAnswer[]> {
  const pages: RoutesAnswer[] = [];
  while (pages.length < count) {
    const after = pages.at(-1)?.pageInfo.endCursor ?? null;
    pages.push(await askRoutes(graph, { to, first, after }));
  }
  return pages;
}

test('ten pages are one long page', async () => {
  expect(long.edges).toHaveLength(100);
  const pages = await pagesOf(10, 10);
  expect(ids(pages)).toEqual(ids([long]));
  expect(new Set(ids(pages)).size).toBe(100);
  expect(pages.map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([
    ...Array(9).fill(true),
    long.pageInfo.hasNextPage,
  ]);
  // Pages of another size cut the same list elsewhere.
  expect(ids(await pagesOf(33, 3))).toEqual(ids([long]).slice(0, 99));
});

test('a cursor is refused for a question with other arguments', async () => {
  const after = long.pageInfo.endCursor;
  const [other] = (await reachable(graph)).filter((id) => id !== to);
  const refused = { code: 'BAD_CURSOR', message: expect.stringMatching(/other arguments/) };
  await expect(askRoutes(graph, { to: other as string, first: 10, after })).rejects.toMatchObject(refused);
  const filter = { includeAssumed: false };
  await expect(askRoutes(graph, { to, first: 10, after, filter })).rejects.toMatchObject(refused);
  // Decoy: what changes no question, the size of the page and the case of the id, is no other argument.
  const next = await askRoutes(graph, { to: to.toUpperCase(), first: 5, after });
  expect(next.edges.every(({ node }) => !ids([long]).includes(node.id))).toBe(true);
});

test('a cursor goes on in its own snapshot while that is kept, and is refused when it is gone', async () => {
  const [page] = await pagesOf(10, 1);
  await load(graph, await openFacts(demoFolder));
  const published = (await graph.one(publishedSnapshot, {})).snapshot.id;
  expect(published).not.toBe(page?.snapshot);
  const after = page?.pageInfo.endCursor ?? null;
  const next = await askRoutes(graph, { to, first: 10, after });
  expect(next.snapshot).toBe(page?.snapshot);
  expect(ids([next])).toEqual(ids([long]).slice(10, 20));
  expect(await dropOld(graph, { keep: 1, rest: 0 }, () => {})).toBe(1);
  await expect(askRoutes(graph, { to, first: 10, after })).rejects.toMatchObject({
    code: 'SNAPSHOT_GONE',
    message: expect.stringMatching(/\w/),
  });
  expect((await askRoutes(graph, { to, first: 10 })).snapshot).toBe(published);
});
