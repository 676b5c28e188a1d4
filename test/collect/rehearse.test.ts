/** A rehearsed change: the copy holds what the tenant would, the folder itself stays, and nothing is left of one that is refused. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseChange } from '#changes';
import { type Rehearsal, rehearse } from '#collect';

const demo = join(import.meta.dirname, '../../ingest/demo');
type Row = Record<string, unknown>;

let folder: string;
let out: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postern-rehearse-'));
  out = join(folder, 'out');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const apply = (steps: readonly Row[], facts = demo): Promise<Rehearsal> =>
  rehearse(parseChange(JSON.stringify({ title: 'A change', steps }), 'change.json'), { facts, out });

async function rowsIn(path: string, collection: string): Promise<Row[]> {
  const text = await readFile(join(path, `${collection}.ndjson`), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

async function facts(collections: Readonly<Record<string, readonly unknown[]>>): Promise<string> {
  const path = join(folder, 'facts');
  for (const [name, rows] of Object.entries(collections)) {
    await mkdir(join(path, name.split('/')[0] as string), { recursive: true });
    const line = (row: unknown) => (typeof row === 'string' ? row : JSON.stringify(row));
    await writeFile(join(path, `${name}.ndjson`), `${rows.map(line).join('\n')}\n`);
  }
  return path;
}

test('a user who is removed takes along memberships, roles and methods, and leaves the rest byte for byte', async () => {
  const maren = '00000000-0000-4000-a000-000000000001';
  const { collections } = await apply([{ collection: 'graph/users', row: { id: maren }, remove: true }]);
  expect(collections['graph/users']).toMatchObject({ removed: 1, changed: 0, swept: 0 });
  expect(collections['graph/directory-role-assignments']?.swept).toBeGreaterThan(0);
  expect(collections['graph/user-registration-details']?.swept).toBe(1);
  for (const [name, { rows }] of Object.entries(collections)) {
    const manifest = JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'));
    expect(manifest.collections[name].rows).toBe(rows);
    expect(await rowsIn(out, name)).toHaveLength(rows);
  }
  const touched = Object.keys(collections);
  for (const room of ['graph', 'arm'])
    for (const file of await readdir(join(demo, room)))
      if (!touched.includes(`${room}/${file.replace('.ndjson', '')}`))
        expect(await readFile(join(out, room, file))).toEqual(await readFile(join(demo, room, file)));
  expect(await readFile(join(out, 'postern.yaml'))).toEqual(await readFile(join(demo, 'postern.yaml')));
});

test('an application takes its own service principal along, and all that one holds; another application stays', async () => {
  const path = await facts({
    'graph/applications': [
      { id: 'app-1', appId: 'client-1' },
      { id: 'app-2', appId: 'client-2' },
    ],
    'graph/service-principals': [
      { id: 'sp-1', appId: 'CLIENT-1' },
      { id: 'sp-2', appId: 'client-2' },
    ],
    'graph/application-owners': [
      { applicationId: 'app-1', id: 'u' },
      { applicationId: 'app-2', id: 'u' },
    ],
    'graph/app-role-assignments': [
      { id: 'one', principalId: 'sp-1', resourceId: 'graph' },
      { id: 'two', principalId: 'sp-2', resourceId: 'graph' },
    ],
    'graph/group-members': [
      { groupId: 'g', id: 'sp-1' },
      { groupId: 'g', id: 'sp-2' },
    ],
    'arm/role-assignments': [{ id: '/x', properties: { principalId: 'sp-1' } }],
  });
  await apply([{ collection: 'graph/applications', row: { id: 'app-1' }, remove: true }], path);
  const left = async (name: string) => (await rowsIn(out, name)).map(({ id }) => id);
  expect(await left('graph/service-principals')).toEqual(['sp-2']);
  expect(await left('graph/app-role-assignments')).toEqual(['two']);
  expect(await left('graph/group-members')).toEqual(['sp-2']);
  expect(await rowsIn(out, 'graph/application-owners')).toEqual([{ applicationId: 'app-2', id: 'u' }]);
  // Azure keeps assignments of principals that are gone.
  expect(await left('arm/role-assignments')).toEqual(['/x']);
});

test('a resource group takes along what lies in it, with its identities; one whose name begins alike stays', async () => {
  const group = '/subscriptions/s/resourceGroups/rg';
  const machine = `${group}/providers/Microsoft.Compute/virtualMachines/vm`;
  const path = await facts({
    'graph/service-principals': [{ id: 'identity' }, { id: 'other' }],
    'arm/resource-groups': [{ id: group }, { id: `${group}-2` }],
    'arm/resources': [{ id: machine, identity: { principalId: 'identity' } }, { id: `${group}-2/providers/x` }],
    'arm/role-assignments': [{ id: `${machine.toUpperCase()}/providers/a` }, { id: `${group}-2/providers/a` }],
  });
  const { collections } = await apply([{ collection: 'arm/resource-groups', row: { id: group }, remove: true }], path);
  expect(Object.fromEntries(Object.entries(collections).map(([name, { rows }]) => [name, rows]))).toEqual({
    'arm/resource-groups': 1,
    'arm/resources': 1,
    'graph/service-principals': 1,
    'arm/role-assignments': 1,
  });
});

test('steps apply in their order: what a step adds is there for the next, and stays where it was added after the removal', async () => {
  const path = await facts({ 'graph/users': [{ id: 'u' }], 'graph/group-members': [{ groupId: 'g', id: 'u' }] });
  await apply(
    [
      { collection: 'graph/group-members', add: { groupId: 'h', id: 'u' } },
      { collection: 'graph/users', row: { id: 'u' }, remove: true },
      { collection: 'graph/users', add: { id: 'u', accountEnabled: true } },
      { collection: 'graph/users', row: { id: 'u', accountEnabled: true }, set: { accountEnabled: false } },
      { collection: 'graph/group-members', add: { groupId: 'i', id: 'u' } },
    ],
    path,
  );
  expect(await rowsIn(out, 'graph/users')).toEqual([{ id: 'u', accountEnabled: false }]);
  expect(await rowsIn(out, 'graph/group-members')).toEqual([{ groupId: 'i', id: 'u' }]);
});

test('lines that are no rows stay as they are, and so does what no step names', async () => {
  const path = await facts({ 'graph/users': ['{"id":"a",  "n":1.0}', 'no json', { id: 'b' }] });
  await apply([{ collection: 'graph/users', row: { id: 'b' }, set: { accountEnabled: false } }], path);
  expect(await readFile(join(out, 'graph/users.ndjson'), 'utf8')).toBe(
    '{"id":"a",  "n":1.0}\nno json\n{"id":"b","accountEnabled":false}\n',
  );
});

test('what is declared goes into the copy of postern.yaml, beside its comments', async () => {
  const path = await facts({ 'graph/users': [{ id: 'a' }] });
  await writeFile(join(path, 'postern.yaml'), '# ours\nhelpDesk:\n  verification: questions # for now\n');
  const { configuration } = await apply(
    [{ declare: { 'helpDesk.verification': 'manager', 'identityProviders."contoso.com".mfa': 3, otherTenant: 2 } }],
    path,
  );
  const text = await readFile(configuration as string, 'utf8');
  expect(text).toContain('# ours');
  expect(text).toMatch(/verification: manager # for now/);
  expect(text).toMatch(/contoso\.com:\s+mfa: 3/);
});

test('a folder without postern.yaml gets one where something is declared, and none where nothing is', async () => {
  const path = await facts({ 'graph/users': [{ id: 'a' }] });
  await apply([{ declare: { breakGlass: ['a'] } }], path);
  expect(await readFile(join(out, 'postern.yaml'), 'utf8')).toBe('breakGlass:\n  - a\n');
  await rm(out, { recursive: true });
  const { configuration } = await apply([{ collection: 'graph/users', row: { id: 'a' }, set: { x: 1 } }], path);
  expect(configuration).toBeUndefined();
  expect(await readdir(out)).not.toContain('postern.yaml');
});

describe('refused, with nothing left behind', () => {
  test.each<[string, Row, RegExp]>([
    [
      'no row fits',
      { collection: 'graph/users', row: { id: 'nobody' }, remove: true },
      /step 1: graph\/users has no row with id "nobody"/,
    ],
    ['several fit', { collection: 'graph/users', row: {}, remove: true }, /step 1: 2 rows of graph\/users fit/],
    [
      'no collection',
      { collection: 'graph/nothing', row: {}, remove: true },
      /step 1: graph\/nothing is no collection/,
    ],
    [
      'a path to nowhere',
      { collection: 'graph/users', row: { id: 'a' }, set: { 'x[id=1].y': 1 } },
      /step 1: "x\[id=1\]\.y" fits 0/,
    ],
    [
      'a wrong declaration',
      { declare: { 'helpDesk.verification': 'trust' } },
      /postern\.yaml:\d+: helpDesk\.verification/,
    ],
    ['a declaration through a list', { declare: { 'sensitive[name=x].requires': 3 } }, /goes through a list/],
  ])('%s', async (_, step, says) => {
    const path = await facts({ 'graph/users': [{ id: 'a' }, { id: 'b' }] });
    await expect(apply([step], path)).rejects.toThrow(says);
    expect((await readdir(folder)).filter((name) => name !== 'facts')).toEqual([]);
  });

  test('a folder that holds something', async () => {
    await cp(join(demo, 'graph'), join(out, 'graph'), { recursive: true });
    await expect(apply([{ declare: { otherTenant: 2 } }])).rejects.toThrow(/is not empty/);
  });
});
