/** What is kept: a canary beside every field of every collection, and none of them in the database, its files and logs, or what is printed. */

import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { collectionNames } from '#facts';
import type { Query } from '../../cypher/engine/query.ts';
import type { LoadReport } from '../../ingest/index.ts';
import { runPostern } from '../bad-input/run-postern.ts';
import { recordedFacts } from '../journeys/recorded-facts.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';

const demo = join(import.meta.dirname, '..', '..', 'ingest', 'demo');
const objects = join(import.meta.dirname, '../../../shared/data/recorded-tenant/objects');
/** Long, so that the store keeps it as it is. */
const canary = `canary-${'of-what-nobody-may-keep-'.repeat(3)}`;
const telephone = '+1 206 5550100 canary-telephone';
const mailbox = 'canary-mailbox@example.com';
const secrets = [
  'password',
  'secretText',
  'accessToken',
  'hint',
  'mobilePhone',
  'businessPhones',
  'undeclared',
  'constructor',
];
/** Objects whose names are data. */
const byName = new Set([
  'tags',
  'userAssignedIdentities',
  'customSecurityAttributes',
  'addonProfiles',
  'identityProfile',
  '$connections',
  'value',
]);

/** The value with canaries in each object, at any depth, but not where the names are data. */
function withCanaries(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => withCanaries(one));
  if (typeof value !== 'object' || value === null || byName.has(name)) return value;
  const own = Object.entries(value).map(([key, inner]): [string, unknown] => [key, withCanaries(inner, key)]);
  const added = secrets.filter((key) => !Object.hasOwn(value, key)).map((key): [string, unknown] => [key, canary]);
  return Object.fromEntries([...own, ...added, ['nested', { canary: [canary] }], ['__proto__', { canary }]]);
}

/** A row of methods with telephone and mailbox, which two people share. */
function withContacts(row: Record<string, unknown>): Record<string, unknown> {
  if ('phoneNumber' in row) return { ...row, phoneNumber: telephone };
  return 'emailAddress' in row ? { ...row, emailAddress: mailbox } : row;
}

/** Puts canaries into every row of a folder, beside a row of nothing else and lines that are cut within one. */
async function putCanaries(folder: string): Promise<void> {
  for (const name of collectionNames) {
    const path = join(folder, `${name}.ndjson`);
    const text = await readFile(path, 'utf8').catch(() => '');
    const rows = text.split('\n').filter(Boolean);
    const full = rows.map((line) => JSON.stringify(withCanaries(withContacts(JSON.parse(line)))));
    const cut = [JSON.stringify(withCanaries({})), `{"password":${canary}}`, `{"password":"${canary}`];
    await writeFile(path, [...full, ...cut].join('\n'));
  }
}

async function* filesIn(folder: string): AsyncGenerator<Buffer> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true }))
    if (entry.isFile()) yield await readFile(join(entry.parentPath, entry.name)).catch(() => Buffer.of());
}

const everything = {
  name: 'everything',
  mode: 'read',
  text: 'MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN properties(n) AS node, collect(properties(r)) AS links',
} as const;

const inputs: Query<object, { json: string }> = {
  name: 'inputs',
  mode: 'read',
  text: 'MATCH (u:User) WHERE u.signInInputs IS NOT NULL RETURN u.signInInputs AS json',
};

let graph: Graph;
let folder: string;
beforeAll(async () => {
  graph = await openTestGraph();
  folder = await mkdtemp(join(tmpdir(), 'postern-canaries-'));
  await wipe(graph);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await graph.close();
});

const tenants: readonly (readonly [string, (to: string) => Promise<void>])[] = [
  ...(existsSync(objects) ? [['the recorded tenant', (to: string) => recordedFacts(objects, to)] as const] : []),
  ['the demo', (to) => cp(demo, to, { recursive: true })],
];
if (!existsSync(objects)) console.warn('The recorded tenant is not there: its canaries are skipped.');

describe.each(tenants)('%s with a canary beside every field', (title, make) => {
  let kept: string;
  let printed: string;
  beforeAll(async () => {
    const facts = join(folder, title);
    await make(facts);
    await rm(join(facts, 'manifest.json'), { force: true });
    await putCanaries(facts);
    const { status, stdout, stderr } = await runPostern(['load', facts, '--replace', '--json', '--keep', '1']);
    printed = stdout + stderr;
    expect([status, stderr]).toEqual([0, expect.any(String)]);
    // No row is refused for its canaries, else they would be kept out by accident: but for the row of nothing else.
    for (const [name, { unused }] of Object.entries(JSON.parse(stdout).rows as LoadReport['rows'])) {
      const refused = unused.filter(({ reason }) => reason.startsWith('not a row of this collection'));
      expect([name, refused.reduce((sum, { count }) => sum + count, 0) <= 1]).toEqual([name, true]);
    }
    kept = JSON.stringify(await graph.many(everything, {}));
  });

  test('keeps none in the database', () => {
    expect(kept).toContain('includeUsers');
    expect(kept).not.toContain('canary');
  });

  test('prints none', () => {
    expect(printed).not.toContain('canary');
  });

  test('leaves none in the files of the database and in its logs', async () => {
    const files = process.env.POSTERN_TEST_FOLDER;
    if (files === undefined) return console.warn('The database is elsewhere: its files are not read.');
    let [canaries, controls] = [0, 0];
    for await (const bytes of filesIn(files)) {
      if (bytes.includes('canary')) canaries += 1;
      if (bytes.includes('includeUsers')) controls += 1;
    }
    expect([canaries, controls > 0]).toEqual([0, true]);
  });
});

test('telephones and mailboxes are digests, the same for the same', async () => {
  const rows = await graph.many(inputs, {});
  const methods = rows.flatMap(({ json }) => JSON.parse(json).methods ?? []);
  for (const field of ['phoneNumber', 'emailAddress']) {
    const digests = methods.flatMap((method) => method[field] ?? []);
    expect(digests.length).toBeGreaterThan(1);
    expect(new Set(digests).size).toBe(1);
    expect(digests[0]).toMatch(/^digest:[0-9a-f]{64}$/);
  }
});
