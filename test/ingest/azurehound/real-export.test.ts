/** [U] The export of a real tenant: counts equal an independent count of the same file. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  convertFile,
  convertText,
  type Item,
  type Outcome,
  type Row,
  realExport,
  removeMade,
  scratch,
} from './harness.ts';

(existsSync(realExport) ? describe : describe.skip)('[U] a real export', () => {
  let items: Item[];
  let outcome: Outcome;
  beforeAll(async () => {
    items = (JSON.parse(readFileSync(realExport, 'utf8')) as { data: Item[] }).data;
    outcome = await convertFile(realExport, join(scratch(), 'facts'));
  });
  afterAll(removeMade);

  const of = (kind: string) => items.filter((item) => item.kind === kind).map((item) => item.data as Row);

  test('objects: one row an item', () => {
    const { rows, report } = outcome;
    expect(report.items).toBe(1558);
    const want: Record<string, [string, number]> = {
      AZUser: ['graph/users', 39],
      AZGroup: ['graph/groups', 7],
      AZServicePrincipal: ['graph/service-principals', 403],
      AZRole: ['graph/directory-role-definitions', 110],
      AZDevice: ['graph/devices', 1],
      AZSubscription: ['arm/subscriptions', 2],
      AZManagementGroup: ['arm/management-groups', 3],
      AZResourceGroup: ['arm/resource-groups', 76],
    };
    for (const [kind, [collection, count]] of Object.entries(want)) {
      expect([kind, of(kind).length]).toEqual([kind, count]);
      expect(rows(collection)?.map((row) => row.id)).toEqual(of(kind).map((data) => String(data.id).toLowerCase()));
    }
  });

  test('resources: every kind together, vaults with all 18 access policies', () => {
    const kinds = ['AZKeyVault', 'AZVM', 'AZVMScaleSet', 'AZManagedCluster', 'AZContainerRegistry', 'AZWebApp'];
    const ids = kinds.flatMap(of).map((data) => String(data.id).toLowerCase());
    const resources = outcome.rows('arm/resources') ?? [];
    expect(resources.map((row) => row.id).sort()).toEqual(ids.sort());
    const vaults = resources.filter((row) => String(row.type).toLowerCase() === 'microsoft.keyvault/vaults');
    const policies = vaults.flatMap((row) => (row.properties as { accessPolicies?: Row[] }).accessPolicies ?? []);
    expect([vaults.length, policies.length]).toEqual([3, 18]);
    for (const policy of policies) expect(policy.objectId).toMatch(/^[0-9a-f-]{36}$/);
    const identities = resources.filter((row) => row.identity !== undefined);
    expect(identities).toHaveLength(of('AZManagedCluster').length);
  });

  test('relations: every element of every list', () => {
    const members = of('AZGroupMember').flatMap((data) => (data.members as Row[] | null) ?? []);
    expect(members).toHaveLength(17);
    expect(outcome.rows('graph/group-members')?.map((row) => `${row.groupId}|${row.id}`)).toEqual(
      members.map((row) => `${row.groupId}|${(row.member as Row).id}`.toLowerCase()),
    );
    expect(outcome.rows('graph/app-role-assignments')).toHaveLength(of('AZAppRoleAssignment').length);
    const roles = of('AZRoleAssignment').flatMap((data) => (data.roleAssignments as Row[] | null) ?? []);
    expect(outcome.rows('graph/directory-role-assignments')).toHaveLength(roles.length);
  });

  test('Azure grants: as many as there are distinct assignment ids anywhere in the file', () => {
    const text = readFileSync(realExport, 'utf8');
    const ids = new Set(
      [...text.matchAll(/"id":"([^"]*\/roleAssignments\/[^"]+)"/gi)].map(([, id]) => String(id).toLowerCase()),
    );
    expect(
      outcome
        .rows('arm/role-assignments')
        ?.map((row) => String(row.id).toLowerCase())
        .sort(),
    ).toEqual([...ids].sort());
    expect(ids.size).toBe(75);
  });

  test('nothing is lost without a line: read = written + duplicates + skipped, and only the repeated access policies are left aside', () => {
    const { kinds, skipped } = outcome.report;
    for (const [kind, count] of Object.entries(kinds)) {
      expect([kind, count.read]).toEqual([kind, count.written + count.duplicates + count.skipped]);
      expect([kind, count.items]).toEqual([kind, of(kind).length]);
    }
    expect(skipped.map(({ kind, count }) => [kind, count])).toEqual([['AZKeyVaultAccessPolicy', 13]]);
  });

  test('scopes hang together', () => {
    const { rows, manifest } = outcome;
    const root = '/providers/microsoft.management/managementgroups/19ae0f99-6fc6-444b-bd54-97504efc66ad';
    expect(rows('arm/management-groups')?.map((row) => row.parentId)).toEqual(
      expect.arrayContaining([undefined, root, root]),
    );
    expect(rows('arm/subscriptions')?.filter((row) => row.managementGroupId === root)).toHaveLength(1);
    expect(manifest.tenant.id).toBe('19ae0f99-6fc6-444b-bd54-97504efc66ad');
  });

  test('gzip gives the same folder', async () => {
    const zipped = await convertText(gzipSync(readFileSync(realExport)), 'export.json.gz');
    expect(zipped.report).toEqual(outcome.report);
    expect(zipped.rows('graph/service-principals')).toEqual(outcome.rows('graph/service-principals'));
  });
});
