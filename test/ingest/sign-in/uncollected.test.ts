/** Unknown is never safe: a collection that was not collected, or was cut short, raises no level of any way in of the demo tenant. */

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { assess } from '#assurance';
import { openFacts } from '#facts';
import type { CollectionName } from '../../../collect/facts/collections.ts';
import { readSignInInputs } from '../../../ingest/sign-in/inputs.ts';
import { people } from '../../../ingest/sign-in/people.ts';
import { readStandings } from '../../../ingest/sign-in/standings.ts';
import { Account } from '../../../ingest/snapshot/account.ts';
import { memoryOfFolder } from '../memory-of-folder.ts';

const demo = join(import.meta.dirname, '../../../ingest/demo');
/** What sign-in is judged by, besides the users themselves. */
const collections: readonly CollectionName[] = [
  'graph/group-members',
  'graph/groups',
  'graph/directory-role-assignments',
  'graph/conditional-access-policies',
  'graph/named-locations',
  'graph/authentication-strength-policies',
  'graph/authentication-methods-policy',
  'graph/security-defaults',
  'graph/authorization-policy',
  'graph/domains',
  'graph/cross-tenant-access-policies',
  'graph/on-premises-synchronization',
  'graph/device-registration-policy',
  'graph/service-principal-custom-security-attributes',
  'graph/user-registration-details',
  'graph/user-authentication-methods',
  'graph/user-mfa-state',
];
/** No way in. */
const closed = 6;

let folder: string;
let whole: ReadonlyMap<string, number>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uncollected-'));
  await cp(demo, folder, { recursive: true });
  whole = await levels();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The lowest level of all ways in, by user and audience. */
async function levels(): Promise<Map<string, number>> {
  const facts = await openFacts(folder);
  const memory = await memoryOfFolder(facts);
  const inputs = await readSignInInputs(facts, new Account(), {});
  const { standingOf } = readStandings(facts, inputs.tenant, memory);
  const found = new Map<string, number>();
  for await (const person of people({ folder: facts, memory, inputs, standingOf })) {
    const { audiences, whole: account } = assess(inputs.tenant, person);
    for (const [audience, { waysIn }] of audiences) {
      const lowest = Math.min(closed, ...[...waysIn, ...account].map(({ level }) => level));
      found.set(`${person.user.userPrincipalName} at ${audience}`, lowest);
    }
  }
  return found;
}

/** The ways in that read safer with the collection in this state, which is put back afterwards. */
async function saferWithout(name: CollectionName, status: string): Promise<readonly string[]> {
  const file = join(folder, `${name}.ndjson`);
  const manifest = await readFile(join(demo, 'manifest.json'), 'utf8');
  const told = JSON.parse(manifest) as { collections: Record<string, unknown> };
  told.collections[name] = { status, reason: 'told so' };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(told));
  if (status === 'PARTIAL') await writeFile(file, '');
  else await rm(file);
  const less = await levels();
  await cp(join(demo, `${name}.ndjson`), file);
  await writeFile(join(folder, 'manifest.json'), manifest);
  return [...whole].flatMap(([who, level]) => ((less.get(who) ?? closed) > level ? [who] : []));
}

test.each(collections.flatMap((name) => ['FORBIDDEN', 'PARTIAL'].map((status) => [name, status] as const)))(
  '%s, %s: nothing reads safer',
  async (name, status) => {
    expect(whole.size).toBeGreaterThan(500);
    expect(await saferWithout(name, status)).toEqual([]);
  },
);
