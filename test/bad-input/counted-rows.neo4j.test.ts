/** Rows that cannot be used: each is counted with its reason, and the rest of the tenant is loaded as ever. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { findRoutes } from '#routes';
import { type Contents, contentsOf } from '../journeys/snapshot-contents.ts';
import { openTestGraph } from '../support/test-graph.ts';
import { type Files, ndjson, sound, soundVault } from './facts-on-disk.ts';
import { loadFiles, publishSound, unusedOf } from './published-tenant.ts';

let graph: Graph;
let whole: Contents;
beforeAll(async () => {
  graph = await openTestGraph();
  whole = await contentsOf(graph, (await publishSound(graph)).snapshot);
});
afterAll(async () => {
  await graph.close();
});

/** Loads, and checks the account of every collection: what was read was used or is counted as unused. */
async function loaded(files: Files) {
  const report = await loadFiles(graph, files);
  for (const [name, { read, used, unused }] of Object.entries(report.rows))
    expect([name, used + unused.reduce((sum, { count }) => sum + count, 0)]).toEqual([name, read]);
  return { report, contents: await contentsOf(graph, report.snapshot) };
}

async function routesToVault(snapshot: string, from?: string) {
  const question = { snapshot, to: soundVault, ...(from === undefined ? {} : { from }) };
  return await findRoutes(graph, question, { first: 100, budget: 240_000 });
}

const users = ndjson(sound['graph/users']);

describe('the file of a collection', () => {
  test('that is not JSON is counted line by line', async () => {
    const { report } = await loaded({ ...sound, 'graph/users': 'id,displayName\nada,Ada\n' });
    const unused = report.rows['graph/users']?.unused.map(({ reason, examples }) => [reason.slice(0, 8), examples]);
    expect(unused).toEqual([
      ['not JSON', ['line 1']],
      ['not JSON', ['line 2']],
    ]);
  });

  test('that is one JSON list is counted, with what was expected', async () => {
    const { report } = await loaded({ ...sound, 'graph/users': JSON.stringify(sound['graph/users']) });
    const [reason] = Object.keys(unusedOf(report, 'graph/users'));
    expect(reason).toMatch(/not a row of this collection: the row: .*expected object, received array/);
  });

  test('that is cut in the middle keeps its whole rows and counts the broken one', async () => {
    const { report, contents } = await loaded({ ...sound, 'graph/users': users.slice(0, -20) });
    expect(report.rows['graph/users']).toMatchObject({
      read: 2,
      used: 1,
      unused: [{ count: 1, examples: ['line 2'] }],
    });
    expect(contents.nodes.has('User ada')).toBe(true);
    expect(contents.nodes.has('User bob')).toBe(false);
  });

  test('that is cut between two rows is told by the manifest', async () => {
    const entry = { status: 'COMPLETE', rows: 2 };
    const collections = { 'graph/users': entry, 'arm/subscriptions': { status: 'COMPLETE', rows: 1 } };
    const manifest = JSON.stringify({ version: 1, collections });
    const { report } = await loaded({
      ...sound,
      'manifest.json': manifest,
      'graph/users': `${users.split('\n')[0]}\n`,
    });
    expect(report.collections).toMatchObject({
      'graph/users': { status: 'PARTIAL', reason: 'the manifest says 2 rows, the file has 1' },
      'arm/subscriptions': { status: 'COMPLETE' },
    });
  });

  test('with a byte-order mark, CRLF and blank lines is read like any other', async () => {
    const { contents } = await loaded({ ...sound, 'graph/users': `\ufeff\r\n${users.replaceAll('\n', '\r\n\r\n')}` });
    expect(contents).toEqual(whole);
  });

  test('that no collection has the name of is told', async () => {
    const { report, contents } = await loaded({ ...sound, 'graph/people': [{ id: 'x' }] });
    expect(report.unknownFiles).toEqual(['graph/people']);
    expect(contents).toEqual(whole);
  });
});

describe('rows', () => {
  test('without a required field, or of another type, are counted by field', async () => {
    const { report, contents } = await loaded({
      ...sound,
      'graph/users': [...sound['graph/users'], { displayName: 'nameless' }, { id: 7 }, { id: '' }],
      'arm/role-assignments': [...sound['arm/role-assignments'], { id: 'RA-2', properties: { scope: '/' } }],
    });
    expect(report.rows['graph/users']).toMatchObject({ read: 5, used: 2 });
    for (const reason of Object.keys(unusedOf(report, 'graph/users'))) expect(reason).toMatch(/collection: id: /);
    const [reason] = Object.keys(unusedOf(report, 'arm/role-assignments'));
    expect(reason).toMatch(/collection: properties\.principalId: /);
    expect(contents).toEqual(whole);
  });

  test('with ids in another case are the same graph', async () => {
    const text = (change: (text: string) => string) =>
      Object.fromEntries(
        Object.entries(sound).map(([name, rows]) => [
          name,
          ndjson(rows).replace(
            /"(id|groupId|principalId|roleDefinitionId|scope)":"([^"]*)"/g,
            (_, key, id) => `"${key}":"${change(id)}"`,
          ),
        ]),
      );
    expect((await loaded(text((id) => id.toLowerCase()))).contents).toEqual(whole);
    expect((await loaded(text((id) => id.toUpperCase()))).contents).toEqual(whole);
  });

  test('that are there twice are counted, and one link stays one', async () => {
    const twice = Object.fromEntries(Object.entries(sound).map(([name, rows]) => [name, [...rows, ...rows]]));
    const { report, contents } = await loaded({ ...twice, 'graph/organization': sound['graph/organization'] });
    expect(unusedOf(report, 'graph/users')).toEqual({ 'duplicate: its id was there already': 2 });
    expect(unusedOf(report, 'graph/group-members')).toEqual({ 'duplicate: what it says was there already': 1 });
    expect(unusedOf(report, 'arm/role-assignments')).toEqual({ 'duplicate: what it says was there already': 1 });
    expect(contents).toEqual(whole);
    const { routes } = await routesToVault(report.snapshot, 'ada');
    const { routes: once } = await routesToVault((await loaded(sound)).report.snapshot, 'ada');
    expect(routes).toHaveLength(once.length);
  });

  test('that refer to what is not there are counted; a foreign principal is another tenant', async () => {
    const [assignment] = sound['arm/role-assignments'];
    const to = (id: string, principalId: string, principalType: string) => ({
      id,
      properties: { ...assignment.properties, principalId, principalType },
    });
    const { report, contents } = await loaded({
      ...sound,
      'graph/group-members': [
        ...sound['graph/group-members'],
        { groupId: 'Ops', id: 'gone', '@odata.type': '#microsoft.graph.user' },
        { groupId: 'none', id: 'Ada' },
      ],
      'arm/role-assignments': [assignment, to('RA-2', 'gone', 'User'), to('RA-3', 'far', 'ForeignGroup')],
    });
    expect(unusedOf(report, 'graph/group-members')).toEqual({ 'it refers to an object that is not in the facts': 2 });
    expect(unusedOf(report, 'arm/role-assignments')).toEqual({ 'the principal no longer exists': 1 });
    const added = [...contents.links].filter((link) => !whole.links.has(link));
    expect(added).toEqual([expect.stringMatching(/^entry:other-tenant -HOLDS 1 ASSUMED-> ent:/)]);
  });
});

describe('cycles', () => {
  test('of groups and of management groups end: the load, and the routes', async () => {
    const group = (name: string, parentId: string) => ({
      id: `/providers/Microsoft.Management/managementGroups/${name}`,
      name,
      parentId,
    });
    const { report } = await loaded({
      ...sound,
      'graph/groups': ['Ops', 'Day', 'Night'].map((id) => ({ id, displayName: id })),
      'graph/group-members': [
        ...sound['graph/group-members'],
        { groupId: 'Ops', id: 'Day' },
        { groupId: 'Day', id: 'Night' },
        { groupId: 'Night', id: 'Ops' },
        { groupId: 'Night', id: 'Bob' },
        { groupId: 'Day', id: 'Day' },
      ],
      'arm/management-groups': [group('m1', 'm2'), group('m2', 'm3'), group('m3', 'm1'), group('m4', 'm4')],
      'arm/subscriptions': [{ ...sound['arm/subscriptions'][0], managementGroupId: 'm1' }],
    });
    const fromBob = await routesToVault(report.snapshot, 'bob');
    expect(fromBob).toMatchObject({ complete: true });
    const way = fromBob.routes[0]?.nodes.map(({ id }) => id.split('@')[0]);
    expect([...new Set(way)].slice(0, 4)).toEqual(['bob', 'night', 'day', 'ops']);
    const all = await routesToVault(report.snapshot);
    for (const { nodes } of all.routes) expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
  });
});

describe('texts of 10 MB', () => {
  // Each text is written, read and kept several times, on a machine that has other work.
  const patience = 900_000;
  const long = 'x'.repeat(10_000_000);

  test(
    'as a name or a property are loaded',
    async () => {
      const { contents } = await loaded({
        ...sound,
        'graph/users': sound['graph/users'].map((user) => ({ ...user, displayName: long, jobTitle: long })),
      });
      expect(contents).toEqual(whole);
    },
    patience,
  );

  test(
    'as an id are counted, and what refers to them too',
    async () => {
      const { report, contents } = await loaded({
        ...sound,
        'graph/users': [...sound['graph/users'], { id: long, displayName: 'Long' }],
        'graph/group-members': [...sound['graph/group-members'], { groupId: 'Ops', id: long }],
      });
      expect(Object.keys(unusedOf(report, 'graph/users'))).toEqual([expect.stringMatching(/^its id is longer than/)]);
      expect(unusedOf(report, 'graph/group-members')).toEqual({ 'it refers to an object that is not in the facts': 1 });
      expect(contents).toEqual(whole);
    },
    patience,
  );
});

test('a tenant with nothing in it is loaded as that', async () => {
  const { report, contents } = await loaded({ 'graph/organization': sound['graph/organization'] });
  expect(contents.nodes.has('Tenant tenant-1')).toBe(true);
  expect(report.tenant).toEqual({ id: 'tenant-1', name: 'Sound' });
  expect(
    (await findRoutes(graph, { snapshot: report.snapshot, to: 'tenant-1' }, { first: 10, budget: 240_000 })).routes,
  ).toEqual([]);
});

describe('what is there to exhaust the loader', () => {
  test('is counted or not understood, and the rest is loaded as ever', async () => {
    const nested = `{"id":"Deep","a":${'['.repeat(5_000)}${']'.repeat(5_000)}}\n`;
    const assignment = sound['arm/role-assignments'][0];
    const condition = `${'('.repeat(2_000)}true${')'.repeat(2_000)}`;
    const rule = `${'('.repeat(3_000)}device.isCompliant -eq True${')'.repeat(3_000)}`;
    const far = `/subscriptions/S/resourceGroups/G/providers/P/${'a/b/'.repeat(30_000)}c/d`;
    const { report, contents } = await loaded({
      ...sound,
      'graph/users': `${users}${nested}`,
      'graph/conditional-access-policies': [
        {
          id: 'P',
          state: 'enabled',
          conditions: { users: { includeUsers: ['All'] }, devices: { deviceFilter: { mode: 'exclude', rule } } },
          grantControls: { operator: 'OR', builtInControls: ['block'] },
        },
      ],
      'arm/role-assignments': [
        assignment,
        { id: 'RA-2', properties: { ...assignment.properties, principalId: 'Bob', condition } },
        { id: 'RA-3', properties: { ...assignment.properties, scope: far } },
      ],
    });
    expect(unusedOf(report, 'graph/users')).toEqual({ 'nested deeper than 64 levels': 1 });
    expect(unusedOf(report, 'arm/role-assignments')).toEqual({ 'its id is longer than 1500 characters': 1 });
    expect([...whole.nodes].filter((node) => !contents.nodes.has(node))).toEqual([]);
    // A condition that is not understood takes nothing away.
    expect((await routesToVault(report.snapshot, 'bob')).routes).not.toEqual([]);
  });

  test('chains of groups deeper than a stack lead to their end', async () => {
    const chain = Array.from({ length: 12_000 }, (_, index) => `g${index}`);
    const { report } = await loaded({
      ...sound,
      'graph/groups': [...sound['graph/groups'], ...chain.map((id) => ({ id, displayName: id }))],
      'graph/group-members': [
        { groupId: 'g0', id: 'Ada' },
        ...chain
          .slice(1)
          .map((id, index) => ({ groupId: id, id: `g${index}`, '@odata.type': '#microsoft.graph.group' })),
      ],
      'graph/conditional-access-policies': [
        {
          id: 'P',
          state: 'enabled',
          conditions: { users: { includeUsers: ['All'], excludeGroups: [chain.at(-1)] } },
          grantControls: { operator: 'OR', builtInControls: ['block'] },
        },
      ],
    });
    expect(report.rows['graph/group-members']).toMatchObject({ read: 12_000, used: 12_000 });
  });
});
