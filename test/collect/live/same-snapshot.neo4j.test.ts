/** What is collected of a tenant that holds the demo, or the recorded tenant, loads to the same snapshot as the folder itself. */
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { openFacts } from '#facts';
import { findRoutes } from '#routes';
import { liveCollections } from '../../../collect/live/index.ts';
import { load } from '../../../ingest/index.ts';
import { recordedFacts } from '../../journeys/recorded-facts.ts';
import { type Contents, contentsOf } from '../../journeys/snapshot-contents.ts';
import { entryIn, runCollect, temporaryFolder } from '../../support/run-collect.ts';
import { startTenantService } from '../../support/tenant-service/index.ts';
import { openTestGraph, wipe } from '../../support/test-graph.ts';

const demo = join(import.meta.dirname, '../../../ingest/demo');
const objects = join(import.meta.dirname, '../../../../shared/data/recorded-tenant/objects');
const everything = liveCollections.map(({ name }) => name);
const subscription = '/subscriptions/00000000-0000-4000-a00d-000000000001';
/** A vault and its subscription: many routes each, of several lengths. */
const targets = [
  `${subscription}/resourcegroups/rg-payments-data/providers/microsoft.keyvault/vaults/kv-payments-prod`,
  subscription,
];
const mostRoutes = 500;
const fewestWhole = 25;

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
});
afterAll(() => graph.close());

/** Loads a folder, and what is collected of a service that holds it. */
async function bothWays(folder: string): Promise<{ folder: string; collected: string }> {
  const service = await startTenantService(folder);
  const out = temporaryFolder();
  try {
    const path = join(out.path, 'facts');
    const { status, stderr } = await runCollect(path, service.environment(), { only: everything, methods: 'all' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    service.settle();
    expect(entryIn(path, 'graph/users').status).toBe('COMPLETE');
    await setTimes(path, folder);
    const own = await load(graph, await openFacts(folder), { replace: true, keep: 4 });
    const collected = await load(graph, await openFacts(path), { replace: true, keep: 4 });
    return { folder: own.snapshot, collected: collected.snapshot };
  } finally {
    await service.close();
    out.remove();
  }
}

/** Has what was collected be from the time of the folder, so that both are judged by one clock: a secret ends on its day. */
async function setTimes(collected: string, folder: string): Promise<void> {
  const read = async (path: string) => JSON.parse(await readFile(join(path, 'manifest.json'), 'utf8'));
  const { startedAt, finishedAt } = existsSync(join(folder, 'manifest.json')) ? await read(folder) : {};
  if (startedAt === undefined) return;
  const manifest = await read(collected);
  await writeFile(join(collected, 'manifest.json'), JSON.stringify({ ...manifest, startedAt, finishedAt }));
}

function differences(left: Contents, right: Contents): string[] {
  const only = (mark: string, mine: ReadonlySet<string>, theirs: ReadonlySet<string>) =>
    [...mine].filter((one) => !theirs.has(one)).map((one) => `${mark} ${one}`);
  return [
    ...only('-', left.nodes, right.nodes),
    ...only('+', right.nodes, left.nodes),
    ...only('-', left.links, right.links),
    ...only('+', right.links, left.links),
  ];
}

/** Routes in order, told by what both snapshots must agree on: order within one barrier and length is the store's own. */
async function routesTo(to: string, snapshot: string): Promise<{ order: string[]; whole: string[] }> {
  const page = await findRoutes(graph, { snapshot, to }, { first: mostRoutes, budget: 240_000 });
  expect(page.stoppedBy ?? 'HOPS').toBe('HOPS');
  const steps = page.routes.map(({ position }) => `barrier ${position.barrier}, ${position.length} links`);
  // Of the last barrier and length some routes may stand on the next page: which of them, is the store's own.
  const cut = page.hasNextPage ? steps.at(-1) : undefined;
  const told = page.routes.map(({ nodes, links }, index) =>
    [steps[index], ...nodes.map(({ id }, at) => `${id} ${links[at]?.kind ?? ''}`)].join(' > '),
  );
  return { order: steps, whole: told.filter((_, index) => steps[index] !== cut).sort() };
}

describe('the demo', () => {
  test('has the same nodes, links and routes', async () => {
    const { folder, collected } = await bothWays(demo);
    const [own, other] = [await contentsOf(graph, folder), await contentsOf(graph, collected)];
    expect(own.links.size).toBeGreaterThan(500);
    expect(differences(own, other)).toEqual([]);
    for (const target of targets) {
      const [ownRoutes, otherRoutes] = [await routesTo(target, folder), await routesTo(target, collected)];
      expect({ target, isEnough: ownRoutes.whole.length >= fewestWhole }).toEqual({ target, isEnough: true });
      expect(otherRoutes).toEqual(ownRoutes);
    }
  }, 900_000);
});

(existsSync(objects) ? describe : describe.skip)('the recorded tenant', () => {
  test('has the same nodes and links', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'recorded-'));
    await recordedFacts(objects, folder);
    const both = await bothWays(folder);
    await rm(folder, { recursive: true });
    const [own, other] = [await contentsOf(graph, both.folder), await contentsOf(graph, both.collected)];
    expect(own.links.size).toBeGreaterThan(500);
    expect(differences(own, other)).toEqual([]);
  }, 900_000);
});
