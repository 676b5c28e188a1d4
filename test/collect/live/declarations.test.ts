/** Every collection of a live tenant is declared once, with what its documentation needs, and asks nothing but questions. */
import { describe, expect, test } from '@jest/globals';
import { collectionNames, optionalCollectionNames } from '../../../collect/facts/collections.ts';
import { assertReadOnly, ReadOnlyError } from '../../../collect/live/ask/read-only.ts';
import { liveCollections } from '../../../collect/live/collections.ts';
import {
  applicationPermissions,
  appManifest,
  azureRole,
  operations,
  permissionsByCollection,
  permissionsDocument,
} from '../../../collect/live/permissions.ts';
import { read, sourceFiles } from '../../architecture/sources.ts';

const names: readonly string[] = [...collectionNames, ...optionalCollectionNames];

describe('[U] declarations', () => {
  const files = sourceFiles(/^collect\/live\/(graph|arm)\/.*\.ts$/).map((path) =>
    path.replace(/^collect\/live\//, '').replace(/\.ts$/, ''),
  );

  test('are one file each, named for the collection, and all listed', () => {
    expect(liveCollections.map(({ name }) => name as string).sort()).toEqual(files.sort());
  });

  test.each(liveCollections.map((one) => [one.name, one] as const))('%s is whole', (name, one) => {
    expect(names).toContain(name);
    expect(one.reason).not.toBe('');
    expect('permissions' in one ? one.permissions.application.length : one.actions.length).toBeGreaterThan(0);
    expect(read(`collect/live/${name}.ts`)).toMatch(/https:\/\/learn\.microsoft\.com\//);
    for (const before of one.after ?? []) expect(names).toContain(before);
  });
});

describe('[U] what a tenant is asked to grant', () => {
  test.each([
    ['docs/permissions.md', permissionsDocument()],
    ['docs/app-manifest.json', `${JSON.stringify(appManifest(), undefined, 2)}\n`],
    ['docs/azure-role.json', `${JSON.stringify(azureRole(), undefined, 2)}\n`],
    ['cypher/catalogue/collection-permissions.ts', permissionsByCollection()],
  ])('%s is what the declarations say', (path, text) => {
    expect(read(path)).toBe(text);
  });

  test('is reading alone', () => {
    expect(applicationPermissions().filter((name) => !/\.Read(Basic)?\./.test(name) || /Write/.test(name))).toEqual([]);
    expect(
      operations().filter((one) => !/^GET |^POST \/providers\/Microsoft\.ResourceGraph\/resources$/.test(one)),
    ).toEqual([]);
    for (const one of operations()) {
      const [method = '', path = ''] = one.split(' ');
      expect(() =>
        assertReadOnly(method, new URL(`https://localhost${path}`), method === 'GET' ? undefined : '{}'),
      ).not.toThrow();
    }
  });
});

describe('[U] the read-only guard', () => {
  const url = (path: string) => new URL(`https://graph.microsoft.com${path}`);
  const batch = (method: string, path = '/groups') => JSON.stringify({ requests: [{ id: '1', method, url: path }] });

  test.each([
    ['GET', '/v1.0/users?$top=999', undefined],
    ['POST', '/beta/$batch', batch('GET')],
    ['POST', '/v1.0/identity/conditionalAccess/evaluate', '{}'],
    ['POST', '/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01', '{}'],
    ['GET', '/v1.0/reports/servicePrincipalSignInActivities', undefined],
  ])('lets %s %s pass', (method, path, body) => {
    expect(() => assertReadOnly(method, url(path), body)).not.toThrow();
  });

  test.each([
    ['POST', '/v1.0/users', '{}'],
    ['PATCH', '/v1.0/users/1', '{}'],
    ['DELETE', '/v1.0/users/1', undefined],
    ['POST', '/v1.0/$batch', batch('POST')],
    ['POST', '/v1.0/$batch', batch('GET', '/users/1/messages?$top=1')],
    ['POST', '/subscriptions/1/providers/Microsoft.Storage/storageAccounts/a/listKeys', undefined],
    ['GET', '/v1.0/auditLogs/signIns', undefined],
    ['GET', '/v1.0/users/1/messages', undefined],
    ['POST', '/v1.0/x/identity/conditionalAccess/evaluate', '{}'],
  ])('stops %s %s', (method, path, body) => {
    expect(() => assertReadOnly(method, url(path), body)).toThrow(ReadOnlyError);
  });
});
