/**
 * Whatever is declared of the help desk, but that it asks for nothing, leaves no resource worse than to declare nothing, on random small tenants; who is left out
 * while nothing is declared stays out. `npm test` loads one tenant four times; `npm run test:promises` loads a dozen, nine times each.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import type { Configuration } from '#configuration';
import type { Graph } from '#cypher';
import { openFacts } from '#facts';
import { readMeasuredResources } from '#routes';
import type { HelpDesk } from '../../assurance/configuration.ts';
import type { Query } from '../../cypher/engine/query.ts';
import { loadUnpublished } from '../../ingest/index.ts';
import { idsOf } from '../bench/tenant/ids.ts';
import { parametersFor } from '../bench/tenant/parameters.ts';
import { writeTenant } from '../bench/tenant/write-tenant.ts';
import { helpDesks } from '../support/help-desks.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';

const all = process.env.PROMISES === 'all';
const seed = Number(process.env.PROMISES_SEED ?? 19);
const [tenants, declarations] = all ? [12, 8] : [1, 3];
jest.setTimeout(all ? 24 * 3_600_000 : 900_000);

let graph: Graph;
let folder: string;
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
  folder = await mkdtemp(join(tmpdir(), 'postern-help-desk-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await wipe(graph);
  await graph.close();
});

const reset: Query<{ snapshot: string }, { id: string }> = {
  name: 'reset-by-the-desk',
  mode: 'read',
  text: `MATCH (:Entry)-[:HELP_DESK_RESETS]->(n:Node) WHERE n.key STARTS WITH $snapshot + '/' RETURN DISTINCT n.id AS id`,
};

/** Who may not be reset while nothing is declared: the break-glass accounts, and one that a machine uses. */
function leftOutOf(number: number): readonly [string, string, string] {
  const id = idsOf(number);
  return [id('user', 0), id('user', 1), id('user', 5)];
}

/** What a tenant comes to with what is declared of its help desk. */
async function measured(number: number, helpDesk: HelpDesk | undefined) {
  const [first, second, machine] = leftOutOf(number);
  const configuration = {
    breakGlass: [first, second],
    serviceAccounts: [machine],
    ...(helpDesk === undefined ? {} : { helpDesk }),
  } as Configuration;
  const facts = await openFacts(join(folder, String(number)));
  return await loadUnpublished(graph, facts, { configuration }, async ({ snapshot }) => ({
    resources: await readMeasuredResources(graph, snapshot),
    reset: (await graph.many(reset, { snapshot })).map(({ id }) => id.replace(/@.*/, '')),
  }));
}

const numbers = Array.from({ length: tenants }, (_, at) => seed * 1000 + at);
test.each(numbers)('tenant %i is never worse for what is declared', async (number) => {
  const sizes = parametersFor(20 + (number % 20), number);
  writeTenant(join(folder, String(number)), { ...sizes, groupsInSubscription: 2, resourcesInGroup: 3 });
  const before = await measured(number, undefined);
  expect(before.reset.length).toBeGreaterThan(10);
  expect(before.reset.filter((id) => leftOutOf(number).includes(id))).toEqual([]);
  const was = new Map(before.resources.map((one) => [one.id, one]));
  for (const helpDesk of fc.sample(helpDesks, { numRuns: declarations, seed: number })) {
    const after = await measured(number, helpDesk);
    for (const one of after.resources)
      for (const what of ['openIdentities', 'shortfall'] as const) {
        const [now, then] = [one[what], was.get(one.id)?.[what] ?? { seen: 0, assumed: 0 }];
        const told = JSON.stringify({ helpDesk, id: one.id, what, now, then });
        expect({ told, isWorse: now.seen + now.assumed > then.seen + then.assumed }).toEqual({ told, isWorse: false });
      }
    expect(after.reset.filter((id) => leftOutOf(number).includes(id))).toEqual([]);
  }
  const worst = await measured(number, { verification: 'nothing' });
  const sum = (of: typeof before) =>
    of.resources.reduce((sum, { shortfall: { seen, assumed } }) => sum + seen + assumed, 0);
  expect(sum(worst)).toBeGreaterThan(sum(before));
});
