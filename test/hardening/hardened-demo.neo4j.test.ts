/** It turns green: the hardened demo is protected with what the bank declares, and only undecided without. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { openFacts } from '#facts';
import { readConfiguration } from '../../cli/read-configuration.ts';
import { load } from '../../ingest/index.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { stepsWithout, writeHardened } from './harden.ts';

// Loads of a whole tenant, on a machine that has other work.
const patience = 900_000;
let graph: Graph;
let folder: string;
beforeAll(async () => {
  graph = await openTestGraph();
  folder = await mkdtemp(join(tmpdir(), 'postern-hardened-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await wipe(graph);
  await graph.close();
});

/** The measures of the demo with these steps, and with or without what is declared. */
async function measuresOf(steps: ReturnType<typeof stepsWithout>, isDeclared: boolean) {
  await wipe(graph);
  await writeHardened(folder, steps);
  const file = join(folder, 'postern.yaml');
  if (!isDeclared) await writeFile(file, '{}\n');
  return (await load(graph, await openFacts(folder), { configuration: await readConfiguration(file) })).measures;
}

test(
  'hardened and declared, every sensitive resource is protected',
  async () => {
    const { states, openPairs, shortfall } = await measuresOf(stepsWithout(), true);
    expect({ states, openPairs, shortfall }).toEqual({
      states: { underProtected: 0, undecided: 0, protected: expect.any(Number) },
      openPairs: { seen: 0, assumed: 0 },
      shortfall: { seen: 0, assumed: 0 },
    });
    expect(states.protected).toBeGreaterThan(15);
  },
  patience,
);

test(
  'hardened and undeclared, what is open is a question: nothing is under-protected',
  async () => {
    const { states, openPairs } = await measuresOf(stepsWithout(), false);
    expect([states.underProtected, openPairs.seen]).toEqual([0, 0]);
    expect(states.undecided).toBeGreaterThan(0);
  },
  patience,
);

test(
  'without its passkeys and with its secrets, the hardened demo is under-protected again',
  async () => {
    const { states, openPairs } = await measuresOf(stepsWithout(['passkeys', 'noSecrets']), true);
    expect(states.underProtected).toBeGreaterThan(0);
    expect(openPairs.seen).toBeGreaterThan(0);
  },
  patience,
);
