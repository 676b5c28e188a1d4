/** What a sign-in is judged by, read for each user: none registered is not the same as not collected. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { UserFacts } from '#assurance';
import { openFacts } from '#facts';
import { readSignInInputs } from '../../../ingest/sign-in/inputs.ts';
import { people } from '../../../ingest/sign-in/people.ts';
import { Account } from '../../../ingest/snapshot/account.ts';
import { emptyMemory } from '../empty-memory.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'people-'));
  await mkdir(join(folder, 'graph'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Ada has a row of each collection, Bob has none; all three collections have this status. */
async function read(status: string): Promise<readonly UserFacts[]> {
  const names = ['user-registration-details', 'user-authentication-methods', 'user-mfa-state'];
  const collections = Object.fromEntries(names.map((name) => [`graph/${name}`, { status, reason: 'told so' }]));
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ version: 1, tenant: { id: 'tenant' }, collections }));
  const rows = {
    users: [{ id: 'ada' }, { id: 'bob' }],
    ...Object.fromEntries(names.map((name) => [name, [{ id: 'ada', userId: 'ada' }]])),
  };
  for (const [name, list] of Object.entries(rows))
    await writeFile(join(folder, 'graph', `${name}.ndjson`), list.map((row) => JSON.stringify(row)).join('\n'));
  const facts = await openFacts(folder);
  const memory = emptyMemory();
  for (const id of ['ada', 'bob']) memory.drawn.kinds.set(id, 'User');
  const inputs = await readSignInInputs(facts, new Account(), {});
  const standingOf = () => ({ groupIds: [], roleTemplateIds: [], notCollected: [] });
  const found: UserFacts[] = [];
  for await (const one of people({ folder: facts, memory, inputs, standingOf })) found.push(one);
  return found;
}

test('whoever has no row has none where all were collected, and an unknown one where some were', async () => {
  const told = ({ registration, methods, mfaState }: UserFacts) => [registration, methods, mfaState];
  const [ada, bob] = await read('COMPLETE');
  expect(told(bob as UserFacts)).toEqual([null, [], null]);
  const [sameAda, unknownBob] = await read('PARTIAL');
  expect(told(unknownBob as UserFacts)).toEqual([undefined, undefined, undefined]);
  expect(told(sameAda as UserFacts)).toEqual(told(ada as UserFacts));
  expect(ada?.methods).toHaveLength(1);
});
