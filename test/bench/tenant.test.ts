/** The synthetic tenant of the benchmark: the same for a seed, skewed and nested as real ones, signed in to at the levels that are stated. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { assess, type UserFacts } from '#assurance';
import { openFacts } from '#facts';
import { readConfiguration } from '../../cli/read-configuration.ts';
import type { CollectionName } from '../../collect/facts/collections.ts';
import { assuranceOf } from '../../configuration/configuration.ts';
import { readSignInInputs } from '../../ingest/sign-in/inputs.ts';
import { readStandings } from '../../ingest/sign-in/standings.ts';
import { Account } from '../../ingest/snapshot/account.ts';
import { memoryOfFolder } from '../ingest/memory-of-folder.ts';
import { random, sample, zipfSizes } from './random.ts';
import { parametersFor, sayParameters, signInMix } from './tenant/parameters.ts';
import { type Row, tenantRows, writeTenant } from './tenant/write-tenant.ts';

const parameters = parametersFor(4_000, 5);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'postern-bench-test-'));
  writeTenant(folder, parameters);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function rowsOf(name: CollectionName, of = parameters): Row[] {
  return [...(tenantRows(of).find(([collection]) => collection === name)?.[1] ?? [])];
}

/** How many users the assurance engine lets in at each level at the front door of the directory. */
async function levels(): Promise<Map<number, number>> {
  const facts = await openFacts(folder);
  const configuration = assuranceOf(await readConfiguration(join(folder, 'postern.yaml')));
  const inputs = await readSignInInputs(facts, new Account(), configuration);
  const { standingOf } = readStandings(facts, inputs.tenant, await memoryOfFolder(facts));
  const found = new Map<number, number>();
  for (const row of rowsOf('graph/users')) {
    const user = row as unknown as UserFacts['user'];
    const registration = inputs.registration?.get(user.id) ?? null;
    const person = { user, ...standingOf(user.id), registration, methods: undefined, mfaState: undefined };
    const level = assess(inputs.tenant, person).audiences.get('graph')?.sets[0]?.level ?? -1;
    found.set(level, (found.get(level) ?? 0) + 1);
  }
  return found;
}

test('sign-ins are at levels 1, 2, 3, 4 and up as stated: 10, 25, 50, 15 %', async () => {
  expect(signInMix).toEqual([10, 25, 50, 15]);
  const found = await levels();
  const share = (...wanted: number[]) =>
    (wanted.reduce((sum, level) => sum + (found.get(level) ?? 0), 0) / parameters.users) * 100;
  expect(share(1, 2, 3, 4, 5)).toBe(100);
  for (const [index, level] of [[1], [2], [3], [4, 5]].entries())
    expect(Math.abs(share(...level) - (signInMix[index] as number))).toBeLessThan(2);
});

test('a seed gives the same tenant every time, another seed another one', () => {
  const text = (seed: number) =>
    tenantRows(parametersFor(500, seed)).map(([name, rows]) => [name, JSON.stringify([...rows])]);
  expect(text(3)).toEqual(text(3));
  const [one, other] = [new Map(text(3) as [string, string][]), new Map(text(4) as [string, string][])];
  expect(one.get('graph/group-members')).not.toBe(other.get('graph/group-members'));
});

test('what is written is what is made, with a row of each collection that a load needs', () => {
  const lines = readFileSync(join(folder, 'graph/group-members.ndjson'), 'utf8').trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(rowsOf('graph/group-members'));
  for (const name of ['arm/role-assignments', 'arm/resources', 'graph/app-role-assignments'] as const)
    expect(rowsOf(name).length).toBeGreaterThan(0);
});

test('every id that a row refers to is there', () => {
  const known = new Set<unknown>();
  const things = ['graph/users', 'graph/groups', 'graph/devices', 'graph/service-principals', 'graph/applications'];
  for (const name of [...things, 'graph/administrative-units'] as CollectionName[])
    for (const row of rowsOf(name)) {
      expect(known.has(row.id)).toBe(false);
      known.add(row.id);
    }
  const references: readonly (readonly [CollectionName, readonly string[]])[] = [
    ['graph/group-members', ['groupId', 'id']],
    ['graph/group-owners', ['groupId', 'id']],
    ['graph/application-owners', ['applicationId', 'id']],
    ['graph/application-federated-credentials', ['applicationId']],
    ['graph/app-role-assignments', ['principalId', 'resourceId']],
    ['graph/directory-role-assignments', ['principalId']],
    ['graph/device-owners', ['deviceId', 'id']],
    ['graph/administrative-unit-members', ['administrativeUnitId', 'id']],
  ];
  for (const [name, fields] of references)
    for (const row of rowsOf(name)) for (const field of fields) expect(known.has(row[field])).toBe(true);
  for (const { properties } of rowsOf('arm/role-assignments'))
    expect(known.has((properties as { principalId: string }).principalId)).toBe(true);
});

describe('groups', () => {
  const people = new Map<unknown, number>();
  const parents = new Map<unknown, unknown[]>();
  beforeAll(() => {
    for (const row of rowsOf('graph/group-members')) {
      if (row['@odata.type'] === '#microsoft.graph.group')
        parents.set(row.id, [...(parents.get(row.id) ?? []), row.groupId]);
      else people.set(row.groupId, (people.get(row.groupId) ?? 0) + 1);
    }
  });

  test('are of skewed size: the largest is far larger than the middle one', () => {
    const access = rowsOf('graph/groups').filter(({ displayName }) => String(displayName).startsWith('Access'));
    const sizes = access.map(({ id }) => people.get(id) ?? 0).sort((a, b) => b - a);
    expect(sizes[0]).toBeGreaterThan(10 * (sizes[Math.floor(sizes.length / 2)] as number));
  });

  test('are nested three levels deep, team to department to division to all staff, and without a circle', () => {
    const depth = (group: unknown): number =>
      Math.max(0, ...(parents.get(group) ?? []).map((parent) => 1 + depth(parent)));
    const depths = rowsOf('graph/groups').map(({ id }) => depth(id));
    expect(Math.max(...depths)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...depths)).toBeLessThanOrEqual(4);
  });

  test('have each member once', () => {
    const pairs = rowsOf('graph/group-members').map(({ groupId, id }) => `${groupId} ${id}`);
    expect(new Set(pairs).size).toBe(pairs.length);
  });
});

test('a large tenant is made row by row: the first rows come without the others', () => {
  for (const [, rows] of tenantRows(parametersFor(1_000_000, 1))) {
    const begun = performance.now();
    rows[Symbol.iterator]().next();
    expect(performance.now() - begun).toBeLessThan(500);
  }
});

test('the parameters are said in words, and grow with the users', () => {
  expect(sayParameters(parameters).join('\n')).toContain('4,000 users, seed 5');
  expect(parametersFor(40_000, 5).subscriptions).toBe(40);
});

test('a sample holds each number once, and sizes by Zipf fall', () => {
  const drawn = [...sample(100, 50, 30, random(7))];
  expect(new Set(drawn).size).toBe(30);
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(100);
  expect(Math.max(...drawn)).toBeLessThan(150);
  expect(zipfSizes(4, 100)).toEqual([48, 24, 16, 12]);
});
