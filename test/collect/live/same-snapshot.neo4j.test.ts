/** What is collected of a tenant that holds the demo, or the recorded tenant, loads to the same snapshot as the folder itself. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { openFacts } from '#facts';
import { findRoutes } from '#routes';
import { liveCollections } from '../../../collect/live/index.ts';
import { load } from '../../../ingest/index.ts';
import { judge } from '../../journeys/recorded-differences.ts';
import { recordedFacts } from '../../journeys/recorded-facts.ts';
import { type Contents, contentsOf } from '../../journeys/snapshot-contents.ts';
import { entryIn, runCollect, temporaryFolder } from '../../support/run-collect.ts';
import { startTenantService } from '../../support/tenant-service/index.ts';
import { openTestGraph, wipe } from '../../support/test-graph.ts';

const demo = join(import.meta.dirname, '../../../ingest/demo');
const objects = join(import.meta.dirname, '../../../../shared/data/recorded-tenant/objects');
const everything = liveCollections.map(({ name }) => name);
const vault =
  '/subscriptions/00000000-0000-4000-a00d-000000000001/resourcegroups/rg-payments-data/providers/microsoft.keyvault/vaults/kv-payments-prod';

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
    const own = await load(graph, await openFacts(folder), { replace: true, keep: 4 });
    const collected = await load(graph, await openFacts(path), { replace: true, keep: 4 });
    return { folder: own.snapshot, collected: collected.snapshot };
  } finally {
    await service.close();
    out.remove();
  }
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

/** Faults that are open: each must still be seen, so that whoever mends one takes it out here. */
const openFaults = [
  {
    why: 'The sign-in of one guest is OBSERVED from the folder and ASSUMED from what was collected of it.',
    matches: /^[-+] \S+ -\S+ 1 (OBSERVED|ASSUMED)-> 00000000-0000-4000-a000-000000000056$/,
  },
  {
    why: 'One identity that runs as itself has that link from the folder only.',
    matches: /^- (\S*a004-000000000032) -RUNS_AS 0 OBSERVED-> \1$/,
  },
];

describe('the demo', () => {
  test('has the same nodes, links and routes, but for faults that are open', async () => {
    const { folder, collected } = await bothWays(demo);
    const [own, other] = [await contentsOf(graph, folder), await contentsOf(graph, collected)];
    expect(own.links.size).toBeGreaterThan(500);
    expect(judge(differences(own, other), openFaults)).toEqual({ unexplained: [], idle: [] });
    const routes = async (snapshot: string) =>
      (await findRoutes(graph, { snapshot, to: vault }, { first: 10, budget: 240_000 })).routes.map(
        ({ nodes, barrier }) => [barrier, ...nodes.map(({ id }) => id)].join(' > '),
      );
    const [ownRoutes, otherRoutes] = [await routes(folder), await routes(collected)];
    expect(ownRoutes.length).toBeGreaterThan(0);
    expect(otherRoutes).toEqual(ownRoutes);
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
