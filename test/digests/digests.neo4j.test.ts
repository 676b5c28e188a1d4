/**
 * Nothing changes unnoticed: nodes, relationships, properties and first pages of routes of the demo, the recorded tenant,
 * its AzureHound export and the drawn tenants are as their digests say. `RENEW_DIGESTS=1` writes the digests anew.
 */
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { openSource } from '#collect';
import type { Graph } from '#cypher';
import { openFacts } from '#facts';
import { readConfiguration } from '../../cli/read-configuration.ts';
import { load } from '../../ingest/index.ts';
import { drawnTenants } from '../ingest/rules/drawn-tenant.ts';
import { recordedFacts } from '../journeys/recorded-facts.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { tinyTenant } from '../support/tiny-tenant.ts';
import { digestSnapshot, type SnapshotDigest } from './snapshot-digest.ts';

const data = join(import.meta.dirname, '../../../shared/data');
const objects = join(data, 'recorded-tenant/objects');
const exported = join(data, 'azurehound/azurehound-list-all.json');
const demo = join(import.meta.dirname, '../../ingest/demo');

// The demo is loaded and asked for routes to all that is sensitive.
jest.setTimeout(900_000);

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
});
afterAll(() => graph.close());

/** Holds a digest to the file of that name, or writes the file. */
async function holdTo(name: string, digest: SnapshotDigest): Promise<void> {
  const path = join(import.meta.dirname, 'digests', `${name}.json`);
  if (process.env.RENEW_DIGESTS) return writeFile(path, `${JSON.stringify(digest, null, 2)}\n`);
  expect(digest).toEqual(JSON.parse(await readFile(path, 'utf8')));
}

test('the demo is as its digest says', async () => {
  await wipe(graph);
  const configuration = await readConfiguration(join(demo, 'postern.yaml'));
  const { snapshot } = await load(graph, await openFacts(demo), { configuration });
  await holdTo('demo', await digestSnapshot(graph, snapshot));
});

(existsSync(objects) ? test : test.skip)('the recorded tenant is as its digest says', async () => {
  await wipe(graph);
  const folder = await mkdtemp(join(tmpdir(), 'postern-digest-'));
  try {
    await recordedFacts(objects, folder);
    const { snapshot } = await load(graph, await openFacts(folder));
    await holdTo('recorded-tenant', await digestSnapshot(graph, snapshot));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

(existsSync(exported) ? test : test.skip)('the AzureHound export is as its digest says', async () => {
  await wipe(graph);
  const folder = await mkdtemp(join(tmpdir(), 'postern-digest-'));
  const copy = join(folder, 'export.json');
  await copyFile(exported, copy);
  // An export says no time of its own: it counts as collected when its file last changed.
  await utimes(copy, new Date('2026-11-01T00:00:00Z'), new Date('2026-11-01T00:00:00Z'));
  const source = await openSource(copy, () => {});
  try {
    const { snapshot } = await load(graph, source.folder);
    await holdTo('azurehound-export', await digestSnapshot(graph, snapshot));
  } finally {
    await source.close();
    await rm(folder, { recursive: true, force: true });
  }
});

describe('the drawn tenant', () => {
  test.each(drawnTenants)('$name is as its digest says', async ({ name, facts }) => {
    const { report } = await tinyTenant(graph, facts);
    await holdTo(`drawn-${name}`, await digestSnapshot(graph, report.snapshot));
  });
});
