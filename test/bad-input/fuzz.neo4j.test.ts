/** Mutated rows of the demo tenant and, where it is at hand, of the recorded one: no crash, and no row lost in silence. */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Graph } from '#cypher';
import { recordedFacts } from '../journeys/recorded-facts.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { type Files, ndjson, type Row } from './facts-on-disk.ts';
import { mutate, mutation } from './mutated-rows.ts';
import { loadFiles, publishedId } from './published-tenant.ts';

const seed = 20261122;
const runs = 6;
const root = join(import.meta.dirname, '..', '..');
const recorded = join(root, '../shared/data/recorded-tenant/objects');

let graph: Graph;
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
});
afterAll(async () => {
  await graph.close();
});

/** All rows of a facts folder. */
async function rowsOf(folder: string): Promise<Record<string, Row[]>> {
  const all: Record<string, Row[]> = {};
  for (const part of ['graph', 'arm'])
    for (const file of await readdir(join(folder, part))) {
      const lines = (await readFile(join(folder, part, file), 'utf8')).split('\n').filter((line) => line !== '');
      all[`${part}/${file.replace('.ndjson', '')}`] = lines.map((line) => JSON.parse(line) as Row);
    }
  return all;
}

/** Loads mutations of the rows as whole tenants, and expects an account of every row of each. */
async function survives(rows: Readonly<Record<string, readonly Row[]>>): Promise<void> {
  const names = Object.keys(rows).filter((name) => name !== 'graph/organization');
  const places = fc.record({ name: fc.constantFrom(...names), row: fc.nat(10_000), mutation });
  await fc.assert(
    fc.asyncProperty(fc.array(places, { minLength: 150, maxLength: 300 }), async (mutations) => {
      const changed: Record<string, unknown[]> = structuredClone(rows) as Record<string, Row[]>;
      for (const { name, row, mutation: one } of mutations) {
        const list = changed[name] ?? [];
        if (list.length > 0) list[row % list.length] = mutate(list[row % list.length], one);
      }
      const files: Files = Object.fromEntries(
        Object.entries(changed).map(([name, list]) => [name, ndjson(list as Row[])]),
      );
      const report = await loadFiles(graph, files);
      expect(await publishedId(graph)).toBe(report.snapshot);
      for (const [name, list] of Object.entries(changed)) {
        if (list.length === 0) continue;
        const { read, used, unused } = report.rows[name] ?? { read: 0, used: 0, unused: [] };
        expect([name, read]).toEqual([name, list.length]);
        expect([name, used + unused.reduce((sum, { count }) => sum + count, 0)]).toEqual([name, read]);
        for (const { reason, examples } of unused)
          expect([reason.length > 5, examples.length > 0]).toEqual([true, true]);
      }
    }),
    { seed, numRuns: runs, endOnFailure: true },
  );
}

describe('mutated rows are used, or counted with a reason', () => {
  test('of the demo tenant', async () => {
    await survives(await rowsOf(join(root, 'ingest', 'demo')));
  });

  (existsSync(recorded) ? test : test.skip)('of the recorded tenant', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'postern-fuzz-'));
    try {
      await recordedFacts(recorded, folder);
      await survives(await rowsOf(folder));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
