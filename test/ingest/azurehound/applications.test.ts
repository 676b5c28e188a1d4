/** [U] Applications and service principals: credentials as metadata, owners and trust by object id. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { convert, convertFile, guid, type Row, removeMade, scratch, shared } from './harness.ts';

afterAll(removeMade);

const app = (n: number) => ({
  kind: 'AZApp',
  data: { id: guid(n).toUpperCase(), appId: guid(n + 100).toUpperCase(), displayName: 'PAY' },
});

describe('[U] applications', () => {
  test('credentials keep their dates and ids and never a value', async () => {
    const passwordCredentials = [
      { keyId: guid(5), displayName: 'ci', hint: 'abc', secretText: 'S3CRET', endDateTime: '2030-01-01T00:00:00Z' },
    ];
    const keyCredentials = [
      { keyId: guid(6), type: 'AsymmetricX509Cert', usage: 'Verify', key: 'TUlJ', customKeyIdentifier: 'AB' },
    ];
    const data = { ...app(1).data, passwordCredentials, keyCredentials };
    const { rows } = await convert(
      { kind: 'AZApp', data },
      { kind: 'AZServicePrincipal', data: { ...data, id: guid(2) } },
    );
    for (const collection of ['graph/applications', 'graph/service-principals']) {
      expect(rows(collection)?.[0]).toMatchObject({
        passwordCredentials: [{ keyId: guid(5), displayName: 'ci', endDateTime: '2030-01-01T00:00:00Z' }],
        keyCredentials: [{ keyId: guid(6), type: 'AsymmetricX509Cert', usage: 'Verify', customKeyIdentifier: 'AB' }],
      });
      expect(JSON.stringify(rows(collection))).not.toMatch(/S3CRET|TUlJ/);
    }
  });

  test("a service principal's name gets its case back from appDisplayName, and only from the same name", async () => {
    const sp = (id: number, displayName: string) => ({
      kind: 'AZServicePrincipal',
      data: { id: guid(id), displayName, appDisplayName: 'Pay Portal' },
    });
    const { rows } = await convert(sp(1, 'PAY PORTAL'), sp(2, 'RENAMED'));
    expect(rows('graph/service-principals')?.map((row) => row.displayName)).toEqual(['Pay Portal', 'RENAMED']);
  });

  test('owners and federated credentials name the application by object id, before or after it comes', async () => {
    const owner = { '@odata.type': '#microsoft.graph.user', id: guid(50) };
    const fic = (name: string) => ({
      id: name,
      name,
      issuer: 'https://token.actions.githubusercontent.com',
      subject: 'repo:o/r:ref:refs/heads/main',
    });
    const { rows } = await convert(
      {
        kind: 'AZFederatedIdentityCredential',
        data: { fics: [{ appId: guid(101).toUpperCase(), fic: fic('early') }] },
      },
      app(1),
      // Some versions give the object id here, some the appId.
      { kind: 'AZAppOwner', data: { appId: guid(101), owners: [{ appId: guid(1).toUpperCase(), owner }] } },
      { kind: 'AZAppOwner', data: { appId: guid(102), owners: [{ appId: guid(102).toUpperCase(), owner }] } },
      app(2),
      { kind: 'AZFederatedIdentityCredential', data: { fics: [{ appId: guid(999), fic: fic('orphan') }] } },
    );
    expect(rows('graph/application-owners')?.map((row) => [row.applicationId, row.id])).toEqual([
      [guid(1), guid(50)],
      [guid(2), guid(50)],
    ]);
    expect(rows('graph/application-federated-credentials')?.map((row) => [row.applicationId, row.name])).toEqual([
      [guid(1), 'early'],
      [guid(999), 'orphan'],
    ]);
  });

  test('app role assignments: the source row, the zero role kept', async () => {
    const zero = '00000000-0000-0000-0000-000000000000';
    const data = {
      id: 'XubPWkVkKUGGaARC',
      appRoleId: zero,
      principalId: guid(1),
      principalType: 'User',
      resourceId: guid(2).toUpperCase(),
      appId: guid(3),
    };
    const { rows, report } = await convert(
      { kind: 'AZAppRoleAssignment', data },
      { kind: 'AZAppRoleAssignment', data },
      { kind: 'AZAppRoleAssignment', data: { ...data, resourceId: '' } },
    );
    expect(rows('graph/app-role-assignments')).toEqual([
      { id: 'XubPWkVkKUGGaARC', appRoleId: zero, principalId: guid(1), principalType: 'User', resourceId: guid(2) },
    ]);
    expect(report.kinds.AZAppRoleAssignment).toMatchObject({ read: 3, written: 1, duplicates: 1, skipped: 1 });
  });
});

const published = join(shared, 'data/azurehound-federated-credentials/federated_identity_credentials.raw.json');
(existsSync(published) ? describe : describe.skip)('[U] published federated credentials', () => {
  test('all 14 of 7 applications come through, subject and issuer untouched', async () => {
    const { rows } = await convertFile(published, join(scratch(), 'facts'));
    const raw = JSON.parse(readFileSync(published, 'utf8')) as {
      data: { data: { fics: { appId: string; fic: Row }[] } }[];
    };
    const want = raw.data.flatMap(({ data }) => data.fics.map(({ appId, fic }) => [appId, fic.issuer, fic.subject]));
    const got = rows('graph/application-federated-credentials')?.map((row) => [
      row.applicationId,
      row.issuer,
      row.subject,
    ]);
    expect(want).toHaveLength(14);
    expect(new Set(want.map(([appId]) => appId)).size).toBe(7);
    expect(got).toEqual(want);
  });

  test('each authenticates the application that the published graph says', async () => {
    const { rows } = await convertFile(published, join(scratch(), 'facts'));
    const { edges } = JSON.parse(readFileSync(join(dirname(published), 'expected_graph.json'), 'utf8')) as {
      edges: { start: string; end: string; kind: string }[];
    };
    const got = rows('graph/application-federated-credentials')?.map((row) => [row.id, row.applicationId]);
    expect(new Set(edges.map(({ kind }) => kind))).toEqual(new Set(['AZAuthenticatesTo']));
    expect(got).toEqual(edges.map(({ start, end }) => [start.toLowerCase(), end.toLowerCase()]));
  });
});
