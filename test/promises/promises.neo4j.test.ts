/**
 * What a fix promises is what loading the changed facts gives, to the last identity. `npm test` draws twelve over all kinds and three
 * tenants; `npm run test:promises` tries all of the demo, the hardened demo, the recorded tenant and many random tenants.
 */
import { appendFileSync, existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { LinkKind } from '#catalogue';
import { ChangeError } from '#changes';
import type { Graph } from '#cypher';
import { type Fix, fixesByLink } from '#links';
import type { Bench } from '../../cli/decisions/measure-facts.ts';
import { parametersFor } from '../bench/tenant/parameters.ts';
import { writeTenant } from '../bench/tenant/write-tenant.ts';
import { stepsWithout, writeHardened } from '../hardening/harden.ts';
import { recordedFacts } from '../journeys/recorded-facts.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { drawn, random } from './drawing.ts';
import { Promises, TriedTenant } from './kept-promises.ts';

const all = process.env.PROMISES === 'all';
const objects = join(import.meta.dirname, '../../../shared/data/recorded-tenant/objects');
const demo = join(import.meta.dirname, '../../ingest/demo');
const seed = Number(process.env.PROMISES_SEED ?? 19);
const randomTenants = Number(process.env.PROMISES_TENANTS ?? (all ? 200 : 1));
/** Fixes of one random tenant, drawn by seed; there are many alike. */
const ofRandomTenant = Number(process.env.PROMISES_EACH ?? 8);

jest.setTimeout(all ? 24 * 3_600_000 : 900_000);

let graph: Graph;
let folder: string;
let bench: Bench;
const promises = new Promises();
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
  folder = await mkdtemp(join(tmpdir(), 'postern-promises-'));
  const output = { json: true, progress: () => {}, answer: async () => {}, close: () => {} };
  bench = { graph, embedded: undefined, data: folder, output, signal: new AbortController().signal };
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await wipe(graph);
  await graph.close();
});

/** Facts folders by name, made when they are needed. */
const tenants: Readonly<Record<string, (out: string) => Promise<unknown> | unknown>> = {
  demo: (out) => cp(demo, out, { recursive: true }),
  'hardened demo': (out) => writeHardened(out, stepsWithout()),
  ...(existsSync(objects) ? { 'recorded tenant': (out: string) => recordedFacts(objects, out) } : {}),
};

/** A small tenant of a seed: 20 to 40 people, some Azure. */
function writeSmall(out: string, number: number): void {
  const sizes = parametersFor(20 + ((number * 7) % 20), seed * 1000 + number);
  writeTenant(out, { ...sizes, groupsInSubscription: 2, resourcesInGroup: 3 });
}

async function tried(name: string, write: (out: string) => unknown): Promise<TriedTenant> {
  const out = join(folder, name.replaceAll(' ', '-'));
  await write(out);
  return await TriedTenant.of(bench, out);
}

/** Tries a fix; those of which nothing quick is claimed are counted, and tried only where `exactly`. */
async function keep(tenant: TriedTenant, fix: Fix, exactly: boolean): Promise<void> {
  const quick = await tenant.promiseOf(fix);
  if (quick === undefined) promises.of(fix.kind).notQuick += 1;
  if (quick === undefined && !exactly) return;
  try {
    promises.note(fix, quick ?? (await tenant.exactPromiseOf(fix)), await tenant.loadAfter([fix]));
  } catch (error) {
    if (!(error instanceof ChangeError)) throw error;
    promises.broken.push(`${fix.kind}: ${fix.title}: ${error.message}`);
  }
  if (process.env.PROMISES_LOG)
    appendFileSync(process.env.PROMISES_LOG, `${fix.kind}: ${fix.title}: ${promises.broken.length} broken\n`);
}

/** Every kind of link that is the only gate of an open way has a fix that is offered, or a written reason. */
function expectFix(tenant: TriedTenant, kind: string): void {
  const answer = fixesByLink[kind as LinkKind];
  const offered = new Set<string>(tenant.fixes.map((fix) => fix.kind));
  const has = 'none' in answer ? answer.none !== '' : answer.fixes.some((one) => offered.has(one));
  expect({ kind, has }).toEqual({ kind, has: true });
}

(all ? test.skip : test)('twelve fixes drawn by seed over all kinds and three tenants', async () => {
  const three = [
    await tried('demo', (out) => cp(demo, out, { recursive: true })),
    await tried('small', (out) => writeSmall(out, 1)),
    await tried('small too', (out) => writeSmall(out, 2)),
  ];
  const pairs = three.flatMap((tenant) => tenant.fixes.map((fix) => ({ tenant, fix, kind: fix.kind })));
  for (const tenant of three) for (const kind of tenant.onlyGates) expectFix(tenant, kind);
  for (const { tenant, fix } of drawn(pairs, 12, random(seed))) await keep(tenant, fix, true);
  console.log(promises.table());
  expect(promises.broken).toEqual([]);
  expect([...promises.tallies.values()].reduce((sum, { equal }) => sum + equal, 0)).toBe(12);
});

(all ? test : test.skip).each(Object.entries(tenants))('all fixes of the %s', async (name, write) => {
  const tenant = await tried(name, write);
  for (const fix of tenant.fixes) await keep(tenant, fix, false);
  console.log(`${name}\n${promises.table()}`);
  expect(promises.broken).toEqual([]);
});

(all ? test : test.skip)('fixes of random small tenants', async () => {
  for (let number = 0; number < randomTenants; number++) {
    const tenant = await tried(`small ${number}`, (out) => writeSmall(out, number));
    const pairs = tenant.fixes.map((fix) => ({ fix, kind: fix.kind }));
    for (const { fix } of drawn(pairs, ofRandomTenant, random(seed + number))) await keep(tenant, fix, false);
    await rm(join(folder, `small-${number}`), { recursive: true });
  }
  console.log(`${randomTenants} random tenants\n${promises.table()}`);
  expect(promises.broken).toEqual([]);
});
