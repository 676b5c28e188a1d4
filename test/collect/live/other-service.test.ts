/** `postern collect` against services that answer as the standard allows and Microsoft's does not: the facts are the same. */
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { entryIn, rowsIn, runCollect, temporaryFolder } from '../../support/run-collect.ts';
import { startTenantService, type TenantService } from '../../support/tenant-service/index.ts';
import { type Reply, refuse } from '../../support/tenant-service/reply.ts';

const demo = join(import.meta.dirname, '../../../ingest/demo');
/** Collections of every kind of request, in lanes that do not wait. */
const only = [
  'graph/organization',
  'graph/users',
  'graph/groups',
  'graph/group-members',
  'graph/group-owners',
  'graph/applications',
  'graph/application-owners',
  'graph/application-federated-credentials',
  'graph/app-role-assignments',
  'graph/domains',
  'graph/authorization-policy',
  'graph/directory-role-assignments',
  'arm/management-groups',
  'arm/subscriptions',
  'arm/resource-groups',
  'arm/resources',
  'arm/role-definitions',
  'arm/role-assignments',
  'arm/managed-services-registration-assignments',
];

type Json = Record<string, unknown>;
type Manner = TenantService['reshape'];

let service: TenantService;
let usual: Map<string, unknown>;

beforeAll(async () => {
  service = await startTenantService(demo);
  usual = (await collected()).rows;
});
afterAll(() => service.close());
afterEach(() => {
  service.reshape = (_request, reply) => reply;
  Object.assign(service.pages, { page: undefined });
  service.azure.page = 1000;
  expect(service.unknown).toEqual([]);
});

/** The rows and the entries of a run. */
async function collected() {
  const folder = temporaryFolder();
  const out = join(folder.path, 'facts');
  const { status, stderr } = await runCollect(out, service.environment(), { only });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const rows = new Map(only.map((name) => [name, rowsIn(out, name)]));
  const entries = new Map(only.map((name) => [name, entryIn(out, name)]));
  folder.remove();
  return { rows, entries };
}

const isBatch = (request: string) => request.includes('/$batch');
const isQuery = (request: string) => request.includes('Microsoft.ResourceGraph');
const withBody = (reply: Reply, change: (body: Json) => Json): Reply =>
  reply.status === 200 && typeof reply.body === 'object' && reply.body !== null
    ? { ...reply, body: change(reply.body as Json) }
    : reply;

/** Every answer of a batch, changed. */
const inBatch = (body: Json, change: (answer: Json) => Json): Json => ({
  ...body,
  responses: (body.responses as Json[]).map(change),
});

const relative: Manner = (request, reply) =>
  withBody(reply, (body) => {
    const shorten = (one: Json): Json =>
      Object.fromEntries(
        Object.entries(one).map(([name, value]) => [
          name,
          /nextLink$/i.test(name) && typeof value === 'string' ? value.replace(service.origin, '') : value,
        ]),
      );
    return isBatch(request)
      ? inBatch(body, (answer) => ({ ...answer, body: shorten(answer.body as Json) }))
      : shorten(body);
  });

const numbered: Manner = (request, reply) =>
  isBatch(request)
    ? withBody(reply, (body) => inBatch(body, ({ headers: _, ...answer }) => ({ ...answer, id: Number(answer.id) })))
    : reply;

const withoutBatch: Manner = (request, reply) => (isBatch(request) ? refuse(404, 'NotFound', 'No such path.') : reply);

const asTables: Manner = (request, reply) => {
  if (!isQuery(request)) return reply;
  return withBody(reply, (body) => {
    const objects = body.data as Json[];
    const names = [...new Set(objects.flatMap((one) => Object.keys(one)))];
    const rows = objects.map((one) => names.map((name) => one[name]));
    return { ...body, data: { columns: names.map((name) => ({ name, type: 'object' })), rows } };
  });
};

/** A type that no query names; the query of all resources takes it rightly. */
const strangers: Manner = (request, reply) => {
  if (!isQuery(request)) return reply;
  const stranger = { id: '/subscriptions/x/providers/other/things/y', name: 'y', type: 'other/things', properties: {} };
  return withBody(reply, (body) => ({ ...body, data: [...(body.data as Json[]), stranger] }));
};

const plainText: Manner = (_request, reply) => ({ ...reply, headers: { 'content-type': 'text/plain; charset=utf-8' } });

/** The last row of a page comes again on the next one. */
const repeating = (): Manner => {
  let last: Json | undefined;
  return (request, reply) => {
    if (!/\/v1\.0\/users\?/.test(request)) return reply;
    return withBody(reply, (body) => {
      const value = body.value as Json[];
      const again = last !== undefined && request.includes('skiptoken') ? [last, ...value] : value;
      last = value.at(-1);
      return { ...body, value: again };
    });
  };
};

const withoutCounts: Manner = (request, reply) =>
  request.includes('/$count') ? refuse(404, 'NotFound', 'No such path.') : reply;

/** One after another. */
const all =
  (...manners: readonly Manner[]): Manner =>
  (request, reply) =>
    manners.reduce((reshaped, manner) => manner(request, reshaped), reply);

/** What a service does wrong, or does not have, each at a collection of its own. */
const faults: readonly (readonly [RegExp, Reply])[] = [
  [
    /\/v1\.0\/groups\?.*displayName/,
    { status: 200, body: '<html>Sign in</html>', headers: { 'content-type': 'text/html' } },
  ],
  [/roleAssignments\?/, { status: 200, body: {} }],
  [
    /\/users\?.*employeeType/,
    refuse(400, 'BadRequest', "Could not find a property named 'employeeType' on type 'user'."),
  ],
  [/\/applications\?.*\$top=999/, refuse(400, 'BadRequest', 'Invalid page size specified.')],
  [/\/applications\?.*expand=owners/, { status: 200, body: { value: [null] } }],
  [/authorizationPolicy/, refuse(404, 'NotFound', 'No such path.')],
  [/\/domains/, refuse(400, 'BadRequest', "Resource not found for the segment 'domains'.")],
];

describe('[I] a service that others built', () => {
  test.each<[string, Manner]>([
    [
      'links without a host, rows that come twice, numbers as ids of a batch, no content type, no counts',
      all(relative, numbered, repeating(), plainText, withoutCounts),
    ],
    [
      'no $batch; tables from Resource Graph, with rows that were not asked for',
      all(withoutBatch, strangers, asTables),
    ],
  ])('%s: the rows are the same', async (_name, manner) => {
    service.reshape = manner;
    service.pages.page = 9;
    service.azure.page = 12;
    const { rows, entries } = await collected();
    for (const name of only) {
      expect({ name, status: entries.get(name)?.status }).toEqual({ name, status: 'COMPLETE' });
      const sorted = (of: Map<string, unknown>) =>
        (of.get(name) as Json[])
          .filter(({ type }) => type !== 'other/things')
          .map((row) => JSON.stringify(plain(row)))
          .sort();
      expect({ name, rows: sorted(rows) }).toEqual({ name, rows: sorted(usual) });
    }
  });

  test('what it lacks or does wrong is told of the collection that it is of, and the rest is whole', async () => {
    service.reshape = (request, reply) => faults.find(([on]) => on.test(request))?.[1] ?? reply;
    const { entries, rows } = await collected();
    const told = (name: string) => entries.get(name);
    expect(told('graph/groups')).toMatchObject({
      status: 'PARTIAL',
      rows: 0,
      reason: expect.stringMatching(/web page/),
    });
    expect(rows.get('graph/groups')).toBeUndefined();
    expect(told('arm/role-assignments')).toMatchObject({ status: 'PARTIAL', reason: expect.stringMatching(/no list/) });
    expect(told('graph/users')).toMatchObject({ status: 'PARTIAL', rows: 67 });
    expect(told('graph/users')?.reason).toMatch(/does not know the field employeeType/);
    expect(told('graph/applications')).toMatchObject({ status: 'COMPLETE' });
    expect(rows.get('graph/applications')).toEqual(usual.get('graph/applications'));
    expect(told('graph/application-owners')).toMatchObject({ status: 'PARTIAL', rows: 0 });
    expect(told('graph/application-owners')?.reason).toMatch(/in a shape that is not expected/);
    expect(told('graph/authorization-policy')).toMatchObject({ status: 'SKIPPED' });
    expect(told('graph/domains')).toMatchObject({ status: 'SKIPPED' });
  });

  test('without Resource Graph, what the lists tell is kept and the rest is told', async () => {
    service.reshape = (request, reply) => (isQuery(request) ? refuse(404, 'NotFound', 'No such path.') : reply);
    const { entries } = await collected();
    expect(entries.get('arm/management-groups')).toMatchObject({ status: 'PARTIAL' });
    expect(entries.get('arm/role-definitions')).toMatchObject({ status: 'PARTIAL' });
    expect(entries.get('arm/role-definitions')?.rows).toBeGreaterThan(20);
    expect(entries.get('arm/role-assignments')?.rows).toBeGreaterThan(0);
  });
});

/** Without what a table has and an object has not, fields that no row gave, and in one order. */
function plain(row: Json): Json {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== undefined && value !== null)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
