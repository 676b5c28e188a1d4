/** Every declared request against what Microsoft publishes of its API: path, version, options, fields, permissions. Skipped where that is absent. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { liveCollections } from '../../../collect/live/collections.ts';
import { requestsOf } from '../../../collect/live/permissions.ts';

const folder = join(import.meta.dirname, '../../../../shared/data/api-description');
const isThere = existsSync(folder);

type Operations = Readonly<Record<string, readonly [readonly string[], readonly string[]]>>;
interface Described {
  readonly m: string;
  readonly p: string;
  readonly app?: readonly string[];
  readonly del?: readonly string[];
}

const zipped = (name: string): Operations => JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString('utf8'));
const plain = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

/** Paths that the description leaves out, each with its reason. */
const notDescribed: readonly (readonly [RegExp, string])[] = [
  [/microsoft\.graph\./, 'cast segments are not in the description'],
];

/** Permissions that the catalogue of permissions does not list for the path, each with its reason. */
const otherPermissions: Readonly<Record<string, string>> = {
  'graph/organization':
    'the catalogue lists a permission of device management as the least; the reference says Organization.Read.All',
  'graph/groups': 'the catalogue lists permissions too new for the directory of application roles',
  'graph/group-members':
    'the catalogue lists GroupMember.ReadBasic.All, too new for the directory of application roles',
  'graph/group-owners': 'the list of groups has permissions too new for the directory of application roles',
  'graph/users': 'User.ReadBasic.All reads fewer fields than are asked',
  'graph/users-sign-in-activity': 'sign-in activity needs AuditLog.Read.All beside User.Read.All',
  'graph/on-premises-synchronization':
    'the catalogue lists the delegated permission alone, though the application one exists',
  'graph/role-management-policy-assignments':
    'the catalogue lists RoleManagement.Read.All; the reference says RoleManagement.Read.Directory',
};

const ofGraph = liveCollections.filter((one) => 'permissions' in one);
const ofAzure = liveCollections.filter((one) => !('permissions' in one));
const isDescribed = (path: string) => !notDescribed.some(([pattern]) => pattern.test(path));

/** The described path that a path is of: an `{id}`, or a segment that stands for one. */
function describedPath(path: string, operations: Operations): string | undefined {
  const blank = path.replaceAll('{id}', '{}');
  return [blank, blank.replace('/microsoft.directory/', '/{}/')].find((one) => operations[one] !== undefined);
}

(isThere ? describe : describe.skip)('requests of Microsoft Graph', () => {
  const operations = isThere
    ? { 'v1.0': zipped('graph-v1.0-all.json.gz'), beta: zipped('graph-beta-all.json.gz') }
    : { 'v1.0': {}, beta: {} };
  const types = isThere ? plain('types.json') : {};
  const described: readonly Described[] = isThere ? plain('graph-operations.json') : [];
  const typeOf: Readonly<Record<string, string>> = {
    '/users': 'user',
    '/groups': 'group',
    '/applications': 'application',
    '/servicePrincipals': 'service_principal',
    '/devices': 'device',
  };

  test.each(ofGraph.map((one) => [one.name, one] as const))('%s asks what there is', (_name, one) => {
    for (const { version, path, query = {} } of requestsOf(one).filter((request) => isDescribed(request.path))) {
      const known = describedPath(path, operations[version]);
      expect({ version, path, known: known !== undefined }).toEqual({ version, path, known: true });
      const [methods, options] = operations[version][known ?? ''] ?? [[], []];
      expect(methods).toContain('GET');
      for (const option of Object.keys(query)) expect(options).toContain(option);
      const fields = [...(types[typeOf[path] ?? '']?.[version]?.fields ?? []), 'id', 'deletedDateTime'];
      const selected = (query.$select ?? '').split(',').filter((field) => field !== '');
      if (typeOf[path] !== undefined) expect(selected.filter((field) => !fields.includes(field))).toEqual([]);
    }
  });

  test.each(ofGraph.map((one) => [one.name, one] as const))(
    '%s declares the permission that is listed',
    (name, one) => {
      if (!('permissions' in one) || otherPermissions[name] !== undefined) return;
      const { application, more = {} } = one.permissions;
      const declared = [...application, ...Object.keys(more)];
      const paths = requestsOf(one).map(({ path }) => path.replaceAll('{id}', '{}'));
      const listed = described.filter(({ m, p, app }) => m === 'GET' && paths.includes(p) && (app ?? []).length > 0);
      for (const { p, app = [] } of listed)
        expect({ p, declared: declared.some((permission) => app.includes(permission)) }).toEqual({
          p,
          declared: true,
        });
    },
  );
});

(isThere ? describe : describe.skip)('requests of Azure', () => {
  const operations: Readonly<Record<string, Readonly<Record<string, unknown>>>> = isThere
    ? plain('arm-operations.json')
    : {};
  const blank = (path: string) => path.replace(/\{\w+\}/g, '{}').toLowerCase();
  const known = new Set(Object.keys(operations).map((one) => one.replace(/\{\w*\}/g, '{}').toLowerCase()));
  const anyScope = (path: string) => path.replace(/^\/.*(?=\/providers\/microsoft\.authorization\/)/, '/{}');

  test.each(ofAzure.map((one) => [one.name, one] as const))('%s asks what there is', (_name, one) => {
    if (!('actions' in one)) return;
    for (const { method, path } of one.read.requests) {
      // The description has nothing of these providers.
      if (/aadiam|microsoft\.insights/i.test(path)) continue;
      const asked = blank(path);
      const isKnown = [asked, anyScope(asked), `/{}${asked}`].some((p) => known.has(`${method} ${p}`.toLowerCase()));
      expect({ path, isKnown }).toEqual({ path, isKnown: true });
    }
  });
});
