/** `postern collect` against a tenant that behaves as the service does: throttled, cut short, killed, refused. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  allBut,
  entryIn,
  rowsIn,
  runAsProcess,
  runCollect,
  startCollect,
  temporaryFolder,
} from '../../support/run-collect.ts';
import { startTenantService, type TenantService } from '../../support/tenant-service/index.ts';
import { refusals, refuse } from '../../support/tenant-service/reply.ts';

const demo = join(import.meta.dirname, '../../../ingest/demo');
const members = /^GET \/beta\/groups\?.*\$expand=members/;
const usersPage = /^GET \/v1\.0\/users\?.*\$top=999/;

const justUsers = ['--without', ...allBut(['graph/users'])];

let service: TenantService;
let folder: ReturnType<typeof temporaryFolder>;
let out: string;

beforeAll(async () => {
  service = await startTenantService(demo);
});
afterAll(() => service.close());

beforeEach(() => {
  folder = temporaryFolder();
  out = join(folder.path, 'facts');
});
afterEach(() => {
  const { pages, script, asked, unknown } = service;
  Object.assign(pages, { page: undefined, emptyPages: false, countLag: 0 });
  const wrong = [...unknown, ...script.unused()];
  script.clear();
  asked.length = 0;
  unknown.length = 0;
  folder.remove();
  expect(wrong).toEqual([]);
});

/** What is collected when nothing is in the way. */
async function undisturbed(name: string) {
  const clean = temporaryFolder();
  const { status, stderr } = await runCollect(join(clean.path, 'facts'), service.environment());
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const rows = rowsIn(join(clean.path, 'facts'), name);
  clean.remove();
  return rows;
}

describe('[I] pages and batches', () => {
  test('members come whole: service principals too, and more than twenty of one group', async () => {
    service.pages.page = 7;
    service.pages.emptyPages = true;
    const group = '00000000-0000-4000-a001-000000000001';
    const before = service.tables.rows('graph/group-members');
    const many = Array.from({ length: 45 }, (_, index) => ({
      groupId: group,
      id: `00000000-0000-4000-c000-0000000000${String(index).padStart(2, '0')}`,
      '@odata.type': '#microsoft.graph.servicePrincipal',
    }));
    service.tables.set('graph/group-members', [...before, ...many]);
    const { status } = await runCollect(out, service.environment());
    service.tables.set('graph/group-members', before);
    expect(status).toBe(0);
    const rows = rowsIn(out, 'graph/group-members') ?? [];
    expect(rows).toHaveLength(before.length + many.length);
    expect(rows.filter(({ groupId }) => groupId === group)).toHaveLength(
      before.filter(({ groupId }) => groupId === group).length + 45,
    );
    expect(entryIn(out, 'graph/group-members')).toMatchObject({ status: 'COMPLETE', rows: rows.length });
  });

  test('fields that nobody knows stay, also where a client of Azure flattens and drops', async () => {
    const before = service.tables.rows('arm/role-assignments');
    const [first] = before;
    const marked = { ...first, newThing: 1, properties: { ...(first?.properties as object), newerThing: { a: [1] } } };
    service.tables.set('arm/role-assignments', [marked, ...before.slice(1)]);
    await runCollect(out, service.environment());
    service.tables.set('arm/role-assignments', before);
    const row = rowsIn(out, 'arm/role-assignments')?.find(({ id }) => id === first?.id);
    expect(row).toEqual(marked);
  });

  test('a count that lags is told with both numbers, and the list is whole', async () => {
    service.pages.countLag = 3;
    await runCollect(out, service.environment());
    expect(entryIn(out, 'graph/users')).toMatchObject({ status: 'COMPLETE', rows: 67, counted: 70 });
    expect(entryIn(out, 'graph/users').reason).toMatch(/70.*67/);
    expect(rowsIn(out, 'graph/users')).toHaveLength(67);
  });
});

describe('[I] a service that is not well', () => {
  test.each<[string, Parameters<TenantService['script']['add']>[1]]>([
    ['429 with seconds', { reply: refusals.busy('1') }],
    ['429 with a date', { reply: refusals.busy(new Date(Date.now() + 1500).toUTCString()) }],
    ['429 without', { reply: refusals.busy() }],
    ['503', { reply: refuse(503, 'serviceNotAvailable', 'The service is unavailable.') }],
    [
      '504 with a page of HTML',
      { reply: { status: 504, body: '<html>Gateway</html>', headers: { 'content-type': 'text/html' } } },
    ],
    ['a reset', { reset: true }],
    ['a body cut short', { cut: true }],
    ['a slow body', { slow: 200 }],
  ])('%s costs time and no row', async (_name, act) => {
    const expected = await undisturbed('graph/users');
    service.script.add(usersPage, act);
    service.script.add(members, act);
    service.script.add(/^GET \/subscriptions\/.*roleAssignments/, act);
    const { status } = await runCollect(out, service.environment());
    expect(status).toBe(0);
    expect(rowsIn(out, 'graph/users')).toEqual(expected);
    for (const name of ['graph/users', 'graph/group-members', 'arm/role-assignments'])
      expect(entryIn(out, name)).toMatchObject({ status: 'COMPLETE' });
  });

  test('asked to wait an hour, a collection ends PARTIAL and the rest go on', async () => {
    service.pages.page = 10;
    service.script.add(/\/v1\.0\/users\?\$skiptoken/, { reply: refusals.busy('3600') });
    const { status } = await runCollect(out, service.environment());
    expect(status).toBe(0);
    expect(entryIn(out, 'graph/users')).toMatchObject({ status: 'PARTIAL', rows: 10 });
    expect(entryIn(out, 'graph/users').reason).toMatch(/60 minutes/);
    expect(entryIn(out, 'graph/group-members')).toMatchObject({ status: 'COMPLETE' });
  });

  test('an empty list after an error is never written', async () => {
    service.script.add(usersPage, { reply: refusals.busy('3600') });
    await runCollect(out, service.environment());
    expect(entryIn(out, 'graph/users')).toMatchObject({ status: 'PARTIAL', rows: 0 });
    expect(rowsIn(out, 'graph/users')).toBeUndefined();
  });

  test('a link to another host is refused, and the token stays here', async () => {
    const elsewhere = await startTenantService(demo);
    service.script.add(usersPage, {
      reply: {
        status: 200,
        body: { value: [{ id: 'a' }], '@odata.nextLink': `${elsewhere.origin}/v1.0/users?$skiptoken=1` },
      },
    });
    await runCollect(out, service.environment());
    expect(entryIn(out, 'graph/users')).toMatchObject({ status: 'PARTIAL' });
    expect(entryIn(out, 'graph/users').reason).toMatch(/another host/);
    expect(elsewhere.asked).toEqual([]);
    await elsewhere.close();
  });

  test('a link that is no longer taken makes the list begin anew', async () => {
    service.pages.page = 20;
    service.script.add(/\/v1\.0\/users\?\$skiptoken/, { before: () => service.graph.forgetLinks() });
    await runCollect(out, service.environment());
    expect(entryIn(out, 'graph/users')).toMatchObject({ status: 'COMPLETE', rows: 67 });
  });

  test.each([
    ['FORBIDDEN', refusals.permission()],
    ['UNLICENSED', refusals.premium()],
    ['UNLICENSED', refusals.premium2()],
    ['SKIPPED', refuse(501, 'NotImplemented', 'Not implemented.')],
    ['SKIPPED', refuse(404, 'ResourceNotFound', 'Resource not found.')],
  ])('is %s where the first answer says so', async (status, reply) => {
    service.script.add(usersPage, { reply });
    expect((await runCollect(out, service.environment())).status).toBe(0);
    expect(entryIn(out, 'graph/users')).toMatchObject({ status });
    expect(entryIn(out, 'graph/users').reason).toBeTruthy();
    expect(rowsIn(out, 'graph/users')).toBeUndefined();
  });
});

describe('[I] a subscription that refuses', () => {
  const production = '/subscriptions/00000000-0000-4000-a00d-000000000001';
  const assignments = new RegExp(`^GET ${production}/providers/Microsoft.Authorization/roleAssignments`, 'i');

  test('is named, so that what is missing is limited to it', async () => {
    service.script.add(assignments, { reply: refusals.azure() });
    await runCollect(out, service.environment());
    expect(entryIn(out, 'arm/role-assignments')).toMatchObject({ status: 'PARTIAL', scopes: [production] });
    expect(entryIn(out, 'arm/role-assignments').reason).toContain(production.slice(1));
  });

  test('decoy: where something else is wrong too, no scope is named', async () => {
    service.script.add(assignments, { reply: refusals.azure() });
    service.script.add(/Microsoft.Management\/managementGroups\?/, { reply: refusals.azure() });
    await runCollect(out, service.environment());
    expect(entryIn(out, 'arm/management-groups').status).toBe('FORBIDDEN');
    expect(entryIn(out, 'arm/role-assignments').status).toBe('PARTIAL');
    expect(entryIn(out, 'arm/role-assignments')).not.toHaveProperty('scopes');
  });
});

describe('[I] interrupted', () => {
  test('killed anywhere, the next run gives the same facts and does not read again what it has', async () => {
    service.pages.page = 6;
    const expected = await undisturbed('graph/users');
    let left = 4;
    service.script.add(
      /\/v1\.0\/users\?\$skiptoken/,
      {
        before: () => {
          left -= 1;
          if (left === 0) running.process.kill('SIGKILL');
        },
      },
      4,
    );
    const environment = service.environment();
    const running = startCollect(out, environment, justUsers);
    expect((await running.ended).status).toBeNull();
    expect(entryIn(out, 'graph/users').status).not.toBe('COMPLETE');
    service.asked.length = 0;
    expect((await runAsProcess(out, environment, justUsers)).status).toBe(0);
    expect(rowsIn(out, 'graph/users')).toEqual(expected);
    expect(service.asked.filter(({ url }) => usersPage.test(`GET ${url}`))).toEqual([]);
    expect(existsSync(join(out, '.collect'))).toBe(false);
  });

  test('a folder that a run holds is refused to another', async () => {
    let second: Promise<{ status: number | null; stderr: string }> | undefined;
    const environment = service.environment();
    service.script.add(usersPage, { slow: 800 });
    service.script.add(members, { before: () => (second = runCollect(out, environment)) });
    expect((await runCollect(out, environment)).status).toBe(0);
    const other = await second;
    expect(other?.status).toBe(1);
    expect(other?.stderr).toMatch(/is being written by process \d+/);
  });

  test('a finished folder is read anew, and what is no longer given goes', async () => {
    const environment = service.environment();
    await runCollect(out, environment);
    service.script.add(usersPage, { reply: refusals.permission() });
    await runCollect(out, environment);
    expect(entryIn(out, 'graph/users')).toMatchObject({ status: 'FORBIDDEN' });
    expect(rowsIn(out, 'graph/users')).toBeUndefined();
    expect(entryIn(out, 'graph/group-members')).toMatchObject({ status: 'COMPLETE' });
  });

  test('Ctrl-C ends it in good order', async () => {
    service.script.add(usersPage, { before: () => running.process.kill('SIGINT') });
    const running = startCollect(out, service.environment(), justUsers);
    const { status, stderr } = await running.ended;
    expect(status).toBe(1);
    expect(stderr).toMatch(/run it again to go on/);
    expect((await runAsProcess(out, service.environment(), justUsers)).status).toBe(0);
  });
});

describe('[I] tokens', () => {
  test('one that is no longer taken in mid-run ends it with 1; with a new one it goes on', async () => {
    service.pages.page = 6;
    const environment = service.environment();
    service.script.add(/\/v1\.0\/users\?\$skiptoken/, {
      before: () => service.tokens.delete(environment.POSTERN_GRAPH_TOKEN ?? ''),
    });
    const { status, stderr } = await runCollect(out, environment);
    expect(status).toBe(1);
    expect(stderr).toMatch(/does not take the token of POSTERN_GRAPH_TOKEN/);
    expect(stderr).not.toContain(environment.POSTERN_GRAPH_TOKEN);
    expect((await runCollect(out, service.environment())).status).toBe(0);
    expect(rowsIn(out, 'graph/users')).toHaveLength(67);
  });

  test.each<[string, (environment: Record<string, string>) => Record<string, string>, RegExp]>([
    [
      'that has ended',
      (environment) => ({ ...environment, POSTERN_GRAPH_TOKEN: service.token('graph', { exp: 1_700_000_000 }) }),
      /ended at 2023-11-14/,
    ],
    [
      'for the other service',
      (environment) => ({ ...environment, POSTERN_GRAPH_TOKEN: environment.POSTERN_ARM_TOKEN ?? '' }),
      /is for https:\/\/management\.azure\.com and not for Microsoft Graph/,
    ],
    [
      'of another cloud',
      (environment) => ({
        ...environment,
        POSTERN_GRAPH_TOKEN: service.token('graph', { aud: 'https://graph.microsoft.us' }),
      }),
      /--cloud usgov/,
    ],
    [
      'of another tenant than the other',
      (environment) => ({ ...environment, POSTERN_ARM_TOKEN: service.token('azure', { tid: 'b' }) }),
      /of two tenants/,
    ],
    [
      'of another tenant than was asked for',
      (environment) => ({ ...environment, AZURE_TENANT_ID: '99999999-0000-4000-8000-000000000009' }),
      /99999999-0000-4000-8000-000000000009 was asked for/,
    ],
    [
      'that begins when the clock is set right',
      (environment) => ({
        ...environment,
        POSTERN_GRAPH_TOKEN: service.token('graph', { nbf: Math.floor(Date.now() / 1000) + 4000 }),
      }),
      /Set the clock right/,
    ],
    [
      'that was never taken',
      (environment) => ({ ...environment, POSTERN_GRAPH_TOKEN: 'opaque', POSTERN_ARM_TOKEN: 'opaque' }),
      /does not take the token of POSTERN_(GRAPH|ARM)_TOKEN/,
    ],
  ])('one %s is refused in one clear message', async (_name, change, says) => {
    const { status, stderr, stdout } = await runCollect(out, change(service.environment()));
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(says);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('a certificate that is not trusted names NODE_EXTRA_CA_CERTS', async () => {
    const { NODE_EXTRA_CA_CERTS: _, ...environment } = service.environment();
    const { status, stderr } = await runAsProcess(out, environment);
    expect(status).toBe(1);
    expect(stderr).toMatch(/NODE_EXTRA_CA_CERTS/);
  });

  test('none is on disk or in what is printed', async () => {
    const environment = service.environment();
    const { stdout, stderr } = await runAsProcess(out, environment, ['--without', ...allBut(['graph/group-members'])]);
    const written = ['manifest.json', 'graph/group-members.ndjson'].map((name) =>
      readFileSync(join(out, name), 'utf8'),
    );
    for (const text of [stdout, stderr, ...written]) {
      expect(text).not.toContain(environment.POSTERN_GRAPH_TOKEN);
      expect(text).not.toContain(environment.POSTERN_ARM_TOKEN);
    }
    expect(entryIn(out, 'graph/users')).toMatchObject({ status: 'SKIPPED', reason: 'left out by --without' });
  });
});

describe('[I] rows', () => {
  test('one that does not fit is kept aside with its reason, and counted', async () => {
    const before = service.tables.rows('graph/users');
    service.tables.set('graph/users', [...before, { id: 7, displayName: 'Seven' }]);
    await runCollect(out, service.environment());
    service.tables.set('graph/users', before);
    expect(entryIn(out, 'graph/users')).toMatchObject({ status: 'PARTIAL', rows: 67, rejected: 1 });
    expect(rowsIn(out, 'rejected')).toEqual([
      expect.objectContaining({ collection: 'graph/users', row: expect.objectContaining({ displayName: 'Seven' }) }),
    ]);
  });

  test('a file in place of the folder is refused', async () => {
    writeFileSync(out, '');
    const { status, stderr } = await runCollect(out, service.environment());
    expect(status).toBe(1);
    expect(stderr).toMatch(/is a file/);
  });
});
