/** What can be wrong before and around a collection: each is told in one clear message, and what is right goes on. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { clouds, examineSignIn, type Finding, liveCollections, signIn } from '../../../collect/live/index.ts';
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
const usersPage = /^GET \/v1\.0\/users\?.*\$top=999/;
const justUsers = ['--without', ...allBut(['graph/users'])];
const justGroups = ['--without', ...allBut(['graph/groups', 'graph/group-members'])];

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
  service.pages.page = undefined;
  const wrong = [...service.unknown, ...service.script.unused()];
  service.script.clear();
  service.unknown.length = 0;
  folder.remove();
  expect(wrong).toEqual([]);
});

/** An application's own sign-in at the service's token endpoint. */
function application(secret: string): Record<string, string> {
  const { POSTERN_GRAPH_TOKEN: _graph, POSTERN_ARM_TOKEN: _arm, ...environment } = service.environment();
  return {
    ...environment,
    AZURE_AUTHORITY_HOST: service.origin,
    AZURE_TENANT_ID: service.tenantId,
    AZURE_CLIENT_ID: '22222222-0000-4000-8000-000000000002',
    AZURE_CLIENT_SECRET: secret,
  };
}

const bySecret = ['--credential', 'client-secret'];

describe('[I] signing in', () => {
  test('a secret that has expired is told with what to set', async () => {
    const { status, stderr, stdout } = await runAsProcess(out, application('wrong'), [...bySecret, ...justUsers]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(
      /AADSTS7000222.*The client secret has expired\. Make a new one, and set AZURE_CLIENT_SECRET/,
    );
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('a claims challenge in mid-run gets one fresh token, and the run goes on', async () => {
    service.pages.page = 20;
    const claims = Buffer.from('{"access_token":{"nbf":{"essential":true,"value":"1"}}}').toString('base64');
    const challenge = refuse(401, 'InvalidAuthenticationToken', 'Continuous access evaluation resulted in challenge.', {
      'www-authenticate': `Bearer realm="", error="insufficient_claims", claims="${claims}"`,
    });
    service.script.add(/\/v1\.0\/users\?\$skiptoken/, { reply: challenge });
    const { status, stderr } = await runAsProcess(out, application('correct-horse'), [...bySecret, ...justUsers]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(entryIn(out, 'graph/users')).toMatchObject({ status: 'COMPLETE', rows: 67 });
  });

  test('tokens are taken as `az account get-access-token` prints them, whole or with --query', async () => {
    const environment = service.environment();
    const whole = JSON.stringify({ accessToken: environment.POSTERN_GRAPH_TOKEN, tokenType: 'Bearer', tenant: 't' });
    const printed = {
      ...environment,
      POSTERN_GRAPH_TOKEN: whole,
      POSTERN_ARM_TOKEN: `"${environment.POSTERN_ARM_TOKEN}"`,
    };
    expect(await runCollect(out, printed)).toMatchObject({ status: 0, stderr: '' });
    expect(rowsIn(out, 'arm/role-assignments')?.length).toBeGreaterThan(0);
  });

  test('an endpoint with a path, or without TLS, is no origin', async () => {
    for (const given of [`${service.origin}/v1.0`, service.origin.replace('https', 'http')]) {
      const { status, stderr } = await runCollect(out, { ...service.environment(), POSTERN_GRAPH_ENDPOINT: given });
      expect(status).toBe(1);
      expect(stderr).toMatch(/POSTERN_GRAPH_ENDPOINT is .*begins with https:\/\/ and has no path/);
    }
  });

  test('a person without a role is told to get one; decoy: an application is not', async () => {
    const person = { scp: 'User.Read.All Group.Read.All', oid: 'o' };
    for (const [claims, says] of [
      [person, /needs a role that reads it, such as Global Reader/],
      [{ roles: ['User.Read.All'] }, /^it needs User\.Read\.All \(403/],
    ] as const) {
      service.script.add(usersPage, { reply: refusals.permission() });
      const environment = { ...service.environment(), POSTERN_GRAPH_TOKEN: service.token('graph', claims) };
      expect((await runCollect(out, environment)).status).toBe(0);
      expect(entryIn(out, 'graph/users')).toMatchObject({ status: 'FORBIDDEN', reason: expect.stringMatching(says) });
    }
  });

  test('no subscription is a gap with its reason, and no failure', async () => {
    const names = ['arm/subscriptions', 'arm/management-groups'] as const;
    const before = names.map((name) => service.tables.get(name));
    service.tables.set('arm/subscriptions', []);
    service.tables.set('arm/management-groups', undefined);
    const { status } = await runCollect(out, service.environment());
    for (const [index, name] of names.entries()) service.tables.set(name, before[index]);
    expect(status).toBe(0);
    expect(entryIn(out, 'arm/subscriptions')).toMatchObject({ status: 'PARTIAL', rows: 0 });
    expect(entryIn(out, 'arm/subscriptions').reason).toMatch(
      /no subscription is visible.*Reader at the tenant root group/,
    );
  });
});

describe('[I] the way there', () => {
  let proxy: Server;
  let through: string[];
  beforeAll(async () => {
    proxy = createServer((_request, response) => void response.writeHead(405).end());
    proxy.on('connect', (request, client, head) => {
      through.push(String(request.url));
      const [host = '', port] = String(request.url).split(':');
      const target = connect(Number(port), host, () => {
        client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        target.write(head);
        target.pipe(client).pipe(target);
      });
      for (const socket of [target, client]) socket.on('error', () => socket.destroy());
    });
    await new Promise<void>((listening) => proxy.listen(0, '127.0.0.1', listening));
  });
  beforeEach(() => {
    through = [];
  });
  afterAll(() => {
    proxy.closeAllConnections();
    proxy.close();
  });

  const named = () => `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  const few = ['--without', ...allBut(['graph/users', 'arm/subscriptions', 'arm/management-groups'])];

  test('HTTPS_PROXY is obeyed by both services, and NO_PROXY too', async () => {
    const environment = { ...service.environment(), HTTPS_PROXY: named() };
    expect(await runAsProcess(out, environment, few)).toMatchObject({ status: 0, stderr: '' });
    expect(through.length).toBeGreaterThan(0);
    expect(entryIn(out, 'graph/users').status).toBe('COMPLETE');
    expect(entryIn(out, 'arm/subscriptions').status).toBe('COMPLETE');
    const seen = through.length;
    expect((await runAsProcess(out, { ...environment, NO_PROXY: 'localhost' }, justUsers)).status).toBe(0);
    expect(through.length).toBe(seen);
  });

  test('a proxy that is not there is named', async () => {
    const { status, stderr } = await runAsProcess(
      out,
      { ...service.environment(), HTTPS_PROXY: 'http://127.0.0.1:9' },
      few,
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(/cannot be reached.*HTTPS_PROXY/);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('[I] the place', () => {
  test('a disk that is full is told, and nothing is called complete', async () => {
    mkdirSync(out);
    symlinkSync('/dev/full', join(out, 'manifest.json.new'));
    const { status, stderr } = await runAsProcess(out, service.environment(), justUsers);
    expect(status).toBe(1);
    expect(stderr).toMatch(/The disk is full\. Make room/);
  });

  test('a terminal that is closed ends it in good order', async () => {
    service.script.add(usersPage, { before: () => running.process.kill('SIGHUP') });
    const running = startCollect(out, service.environment(), justUsers);
    expect(await running.ended).toMatchObject({ status: 1, stderr: expect.stringMatching(/run it again to go on/) });
  });

  test('killed between batches, the next run gives the same members', async () => {
    service.pages.page = 5;
    const environment = service.environment();
    const clean = temporaryFolder();
    await runCollect(join(clean.path, 'facts'), environment);
    const expected = rowsIn(join(clean.path, 'facts'), 'graph/group-members');
    clean.remove();
    const group = '00000000-0000-4000-a001-000000000001';
    const before = service.tables.rows('graph/group-members');
    const many = Array.from({ length: 30 }, (_, index) => ({
      groupId: group,
      id: `00000000-0000-4000-c000-0000000001${10 + index}`,
    }));
    service.tables.set('graph/group-members', [...before, ...many]);
    service.script.add(/^POST \/beta\/\$batch/, { before: () => running.process.kill('SIGKILL') });
    const running = startCollect(out, environment, justGroups);
    expect((await running.ended).status).toBeNull();
    expect((await runAsProcess(out, environment, justGroups)).status).toBe(0);
    service.tables.set('graph/group-members', before);
    expect(rowsIn(out, 'graph/group-members')).toHaveLength((expected?.length ?? 0) + many.length);
  });
});

describe('[I] progress', () => {
  test('as NDJSON: a line an event, each collection with its end', async () => {
    service.pages.page = 20;
    const { status, stderr, stdout } = await runAsProcess(out, service.environment(), [
      '--progress',
      'json',
      ...justUsers,
    ]);
    expect(status).toBe(0);
    const events = stderr
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(events.filter((event) => event.collection === 'graph/users' && event.total === 67).length).toBeGreaterThan(
      1,
    );
    const ends = events.filter(({ status: end }) => end !== undefined);
    expect(ends).toHaveLength(liveCollections.length);
    expect(ends).toContainEqual(expect.objectContaining({ collection: 'graph/users', status: 'COMPLETE', rows: 67 }));
    expect(JSON.parse(stdout)).toMatchObject({ collections: { 'graph/users': { status: 'COMPLETE' } } });
  });
});

describe('[I] members are held against the counts of the service', () => {
  const group = '00000000-0000-4000-a001-000000000010';
  const count = new RegExp(`^GET /beta/groups/${group}/members/\\$count`);
  test.each([
    ['more than were read: PARTIAL, with both numbers', '99', 'PARTIAL'],
    ['fewer, since the index lags: COMPLETE, with both numbers', '0', 'COMPLETE'],
  ])('%s', async (_name, says, status) => {
    service.script.add(count, { reply: { status: 200, body: says, headers: { 'content-type': 'text/plain' } } });
    await runCollect(out, service.environment());
    const read = rowsIn(out, 'graph/group-members')?.filter(({ groupId }) => groupId === group).length;
    expect(entryIn(out, 'graph/group-members')).toMatchObject({ status });
    expect(entryIn(out, 'graph/group-members').reason).toContain(
      `$count of group ${group} says ${says} members, and ${read} were read`,
    );
  });

  test('an answer that is missing from a batch, or failed with another, is asked for again', async () => {
    service.pages.page = 5;
    service.script.add(count, { reply: refuse(424, 'FailedDependency', 'Failed.') });
    await runCollect(out, service.environment());
    expect(entryIn(out, 'graph/group-members')).toMatchObject({ status: 'COMPLETE' });
    expect(entryIn(out, 'graph/group-members').reason).toBeUndefined();
  });
});

describe('[I] doctor', () => {
  const everything = [
    ...new Set(liveCollections.flatMap((one) => ('permissions' in one ? one.permissions.application : []))),
  ];

  async function examined(environment: Record<string, string>): Promise<readonly Finding[]> {
    const { setDefaultCACertificates } = await import('node:tls');
    const { readFileSync } = await import('node:fs');
    setDefaultCACertificates([readFileSync(service.environment().NODE_EXTRA_CA_CERTS ?? '', 'utf8')]);
    const cloud = clouds.public;
    const reached = signIn({ credential: 'client-secret', cloud, environment, say: () => undefined });
    return await examineSignIn({ cloud, ...reached, signal: new AbortController().signal });
  }

  test('says what is well', async () => {
    const claims = { roles: everything, appid: '22222222-0000-4000-8000-000000000002' };
    const found = await examined({ ...service.environment(), POSTERN_GRAPH_TOKEN: service.token('graph', claims) });
    expect(found.filter(({ isWell }) => !isWell)).toEqual([]);
    expect(found.map(({ what }) => what)).toEqual(['sign-in', 'clock', 'permissions', 'licences', 'azure']);
  });

  test('names each permission that is lacking with what is not seen, and the link to consent', async () => {
    const roles = everything.filter((one) => one !== 'Policy.Read.All');
    const found = await examined({
      ...service.environment(),
      POSTERN_GRAPH_TOKEN: service.token('graph', { roles, appid: 'app-1' }),
    });
    const lacking = found.filter(({ what, isWell }) => what === 'permissions' && !isWell).map(({ says }) => says);
    expect(lacking).toHaveLength(2);
    expect(lacking[0]).toMatch(/^grant Policy\.Read\.All, without which .*graph\/conditional-access-policies/);
    expect(lacking[1]).toContain(`/${service.tenantId}/adminconsent?client_id=app-1`);
  });

  test('a token that is not taken, and no token, are findings', async () => {
    const refused = await examined({ ...service.environment(), POSTERN_GRAPH_TOKEN: 'opaque' });
    expect(refused.find(({ what }) => what === 'sign-in')).toMatchObject({ isWell: false });
    const { POSTERN_ARM_TOKEN: _, ...without } = service.environment();
    expect((await examined(without)).find(({ what }) => what === 'azure')).toMatchObject({
      isWell: false,
      says: expect.stringMatching(/POSTERN_ARM_TOKEN is not set/),
    });
  });

  test('licences that are missing and subscriptions that are not shown are told with what they cost', async () => {
    const [skus, subscriptions] = [
      service.tables.get('graph/subscribed-skus'),
      service.tables.get('arm/subscriptions'),
    ];
    service.tables.set('graph/subscribed-skus', []);
    service.tables.set('arm/subscriptions', []);
    const found = await examined(service.environment());
    service.tables.set('graph/subscribed-skus', skus);
    service.tables.set('arm/subscriptions', subscriptions);
    expect(found.find(({ what }) => what === 'licences')?.says).toMatch(
      /no licence of P1 and P2 is seen: .*graph\/risky-users/,
    );
    expect(found.find(({ what }) => what === 'azure')?.says).toMatch(/no subscription: give the sign-in Reader/);
  });
});
