/** [U] What the import says about itself: every kind of the format, every collection of the design, every blind spot in words. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { linkKinds } from '#catalogue';
import { blindSpots } from '../../../collect/azurehound/blind-spots.ts';
import { collectionNames, coverage } from '../../../collect/azurehound/coverage.ts';
import { kinds } from '../../../collect/azurehound/kinds/index.ts';
import { convert, removeMade, shared, user } from './harness.ts';

afterAll(removeMade);

/** The kinds in AzureHound's enums/kind.go at commit 23735c8, without the prefix AZ. */
const format = `App AppMember AppOwner FederatedIdentityCredential Device Group GroupMember GroupOwner KeyVault
  KeyVaultAccessPolicy KeyVaultContributor KeyVaultKVContributor KeyVaultOwner KeyVaultRoleAssignment KeyVaultUserAccessAdmin
  ManagementGroup ManagementGroupRoleAssignment ManagementGroupContributor ManagementGroupOwner ManagementGroupDescendant
  ManagementGroupUserAccessAdmin ResourceGroup ResourceGroupRoleAssignment ResourceGroupContributor ResourceGroupOwner
  ResourceGroupUserAccessAdmin Role RoleAssignment ServicePrincipal ServicePrincipalOwner Subscription
  SubscriptionRoleAssignment SubscriptionContributor SubscriptionOwner SubscriptionUserAccessAdmin Tenant User VM VMAdminLogin
  VMAvereContributor VMContributor VMOwner VMRoleAssignment VMUserAccessAdmin VMVMContributor AppRoleAssignment StorageAccount
  StorageAccountRoleAssignment StorageContainer AutomationAccount AutomationAccountRoleAssignment LogicApp
  LogicAppRoleAssignment FunctionApp FunctionAppRoleAssignment ContainerRegistry ContainerRegistryRoleAssignment WebApp
  WebAppRoleAssignment ManagedCluster ManagedClusterRoleAssignment VMScaleSet VMScaleSetRoleAssignment
  RoleEligibilityScheduleInstance RoleManagementPolicyAssignment`
  .split(/\s+/)
  .map((name) => `AZ${name}`);

describe('[U] coverage', () => {
  test('every kind of the format has an entry', () => {
    expect(format).toHaveLength(65);
    expect(format.filter((kind) => !Object.hasOwn(kinds, kind))).toEqual([]);
  });

  test('a collection is fed by some kind exactly when it can hold something', () => {
    const fed = new Set(Object.values(kinds).flatMap(({ feeds }) => feeds));
    for (const name of collectionNames)
      expect([name, coverage[name].status !== 'SKIPPED']).toEqual([name, fed.has(name)]);
  });

  test('whatever is not whole says why', () => {
    for (const name of collectionNames) {
      const { status, reason }: { status: string; reason?: string } = coverage[name];
      if (status !== 'COMPLETE') expect(reason).toMatch(/^[A-Z].{10,}/);
    }
  });

  test('blind spots name link kinds of the catalogue, in one sentence each', () => {
    for (const { links, says } of blindSpots) {
      expect(links.length).toBeGreaterThan(0);
      for (const link of links) expect(Object.keys(linkKinds)).toContain(link);
      expect(says).toMatch(/^.{20,}\.$/);
    }
  });

  test('the manifest has an entry for every collection, and a file for every one that is not SKIPPED', async () => {
    const { manifest, rows } = await convert(user(1));
    expect(Object.keys(manifest.collections).sort()).toEqual([...collectionNames].sort());
    for (const name of collectionNames) {
      const entry = manifest.collections[name];
      expect([name, rows(name)?.length]).toEqual([name, entry.status === 'SKIPPED' ? undefined : entry.rows]);
      if (entry.status !== 'COMPLETE') expect(entry.reason).toMatch(/\.$/);
    }
    expect(manifest.collections['graph/groups'].reason).toMatch(/no item of kind AZGroup/);
    expect(manifest).toMatchObject({ version: 1, collector: 'azurehound', gaps: blindSpots });
  });
});

const design = join(shared, 'design.md');
(existsSync(design) ? test : test.skip)('[U] the collections are those of the design', () => {
  const text = readFileSync(design, 'utf8').replaceAll('\n', ' ');
  const list = (from: string, to: string) =>
    text.slice(text.indexOf(from) + from.length, text.indexOf(to, text.indexOf(from)));
  const names = (part: string) =>
    part
      .replaceAll(/\([^)]*\)/g, '')
      .split(',')
      .map((name) => name.trim());
  const graph = names(list('"#microsoft.graph.user"}`. graph: ', '. arm: ')).map((name) => `graph/${name}`);
  const arm = names(list('. arm: ', '. An absent file')).map((name) => `arm/${name}`);
  expect([...collectionNames].sort()).toEqual([...graph, ...arm].sort());
});
