/** [U] Azure: scopes with their parents, resources with identities, every grant once at its own scope. */
import { afterAll, describe, expect, test } from '@jest/globals';
import { convert, guid, type Row, removeMade } from './harness.ts';

afterAll(removeMade);

const sub = `/SUBSCRIPTIONS/${guid(1).toUpperCase()}`;
const root = '/PROVIDERS/MICROSOFT.MANAGEMENT/MANAGEMENTGROUPS/ROOT';
const leaf = '/PROVIDERS/MICROSOFT.MANAGEMENT/MANAGEMENTGROUPS/LEAF';
const vault = `${sub}/RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.KEYVAULT/VAULTS/SAFE`;

describe('[U] scopes', () => {
  const descendant = (id: string, parent: string) => ({
    kind: 'AZManagementGroupDescendant',
    data: { id, name: id.split('/').at(-1), properties: { parent: { id: parent } } },
  });
  test('parents reach management groups and subscriptions, in any order, listed twice or only by their parent', async () => {
    const { rows, report } = await convert(
      descendant(leaf, root),
      {
        kind: 'AZManagementGroup',
        data: { id: leaf, name: 'Leaf', properties: { displayName: 'LEAF', details: {} }, tenantId: 'x' },
      },
      { kind: 'AZManagementGroup', data: { id: root, name: 'Root' } },
      {
        kind: 'AZSubscription',
        data: { id: sub, subscriptionId: guid(1).toUpperCase(), displayName: 'PROD', tenantId: '' },
      },
      descendant(sub, leaf),
      descendant(sub, leaf),
      descendant(`/SUBSCRIPTIONS/${guid(2)}`, root),
    );
    expect(rows('arm/management-groups')).toEqual([
      { id: leaf.toLowerCase(), name: 'Leaf', properties: { displayName: 'LEAF' }, parentId: root.toLowerCase() },
      { id: root.toLowerCase(), name: 'Root' },
    ]);
    expect(rows('arm/subscriptions')).toEqual([
      { id: sub.toLowerCase(), subscriptionId: guid(1), displayName: 'PROD', managementGroupId: leaf.toLowerCase() },
      { id: `/subscriptions/${guid(2)}`, subscriptionId: guid(2), managementGroupId: root.toLowerCase() },
    ]);
    expect(report.kinds.AZManagementGroupDescendant).toMatchObject({ read: 4, written: 3, duplicates: 1 });
  });

  test('a resource group keeps tags as they are', async () => {
    const tags = { Env: '', ID: guid(1).toUpperCase(), password: 'is a tag' };
    const { rows } = await convert({
      kind: 'AZResourceGroup',
      data: { id: `${sub}/RESOURCEGROUPS/RG`, name: 'rg', tags, subscriptionId: sub },
    });
    expect(rows('arm/resource-groups')).toEqual([{ id: `${sub}/RESOURCEGROUPS/RG`.toLowerCase(), name: 'rg', tags }]);
  });
});

describe('[U] resources', () => {
  test("a vault carries all of its access policies; the collector's selection of them is left aside", async () => {
    const policies = [
      { objectId: guid(5).toUpperCase(), tenantId: guid(9), permissions: { secrets: ['get', 'List'] } },
      {
        objectId: guid(6).toUpperCase(),
        applicationId: guid(7).toUpperCase(),
        tenantId: guid(9),
        permissions: { keys: ['all'] },
      },
    ];
    const { rows, report } = await convert(
      {
        kind: 'AZKeyVault',
        data: {
          id: vault,
          name: 'safe',
          type: 'Microsoft.KeyVault/vaults',
          properties: { accessPolicies: policies },
          resourceGroup: 'x',
        },
      },
      { kind: 'AZKeyVaultAccessPolicy', data: { ...policies[0], keyVaultId: vault } },
    );
    expect(rows('arm/resources')).toEqual([
      {
        id: vault.toLowerCase(),
        name: 'safe',
        type: 'Microsoft.KeyVault/vaults',
        properties: {
          accessPolicies: policies.map((policy) => ({ ...policy, objectId: policy.objectId.toLowerCase() })),
        },
      },
    ]);
    expect(report.skipped).toMatchObject([{ kind: 'AZKeyVaultAccessPolicy', count: 1 }]);
  });

  test('managed identities stay: of the system, and of users with empty values', async () => {
    const uami = `/subscriptions/${guid(1)}/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/ci`;
    const identity = {
      principalId: guid(3).toUpperCase(),
      type: 'SystemAssigned, UserAssigned',
      userAssignedIdentities: { [uami]: {} },
    };
    const { rows } = await convert({
      kind: 'AZVM',
      data: {
        id: `${sub}/X/VM`,
        identity,
        plan: {},
        properties: { osProfile: { adminPassword: 'no', adminUsername: 'az' } },
      },
    });
    expect(rows('arm/resources')).toEqual([
      {
        type: 'Microsoft.Compute/virtualMachines',
        id: `${sub}/X/VM`.toLowerCase(),
        identity: { ...identity, principalId: guid(3) },
        properties: { osProfile: { adminUsername: 'az' } },
      },
    ]);
  });

  test('a workflow loses its definition and parameters, a site its settings', async () => {
    const { rows } = await convert(
      {
        kind: 'AZLogicApp',
        data: {
          id: `${sub}/L`,
          properties: { state: 'Enabled', definition: { a: 'Bearer abc' }, parameters: { p: { value: 's' } } },
        },
      },
      {
        kind: 'AZFunctionApp',
        data: {
          id: `${sub}/F`,
          kind: 'functionapp',
          properties: { siteConfig: { appSettings: [{ name: 'k', value: 's' }], ftpsState: 'Disabled' } },
        },
      },
    );
    expect(rows('arm/resources')?.map((row) => row.properties)).toEqual([
      { state: 'Enabled' },
      { siteConfig: { ftpsState: 'Disabled' } },
    ]);
  });
});

describe('[U] Azure role assignments', () => {
  const grant = (n: number, scope: string): Row => ({
    id: `/subscriptions/${guid(1)}/providers/Microsoft.Authorization/roleAssignments/${guid(n)}`,
    name: guid(n),
    type: 'Microsoft.Authorization/roleAssignments',
    properties: {
      principalId: guid(50).toUpperCase(),
      roleDefinitionId: `/subscriptions/${guid(1)}/providers/Microsoft.Authorization/roleDefinitions/${guid(60)}`,
      scope,
    },
  });

  test('lists per role and generic lists give one grant each, at its own scope', async () => {
    const { rows, report } = await convert(
      {
        kind: 'AZVMOwner',
        data: { owners: [{ owner: grant(1, sub), virtualMachineId: `${sub}/VM` }], virtualMachineId: `${sub}/VM` },
      },
      { kind: 'AZSubscriptionOwner', data: { owners: [{ owner: grant(1, sub) }] } },
      {
        kind: 'AZManagedClusterRoleAssignment',
        data: {
          assignees: [
            { assignee: grant(1, sub), objectId: 'aks', roleDefinitionId: guid(60) },
            { assignee: grant(2, `${sub}/RESOURCEGROUPS/RG`), objectId: 'aks' },
          ],
        },
      },
      { kind: 'AZSubscriptionRoleAssignment', data: { roleAssignments: [{ roleAssignment: grant(3, '/') }] } },
      {
        kind: 'AZKeyVaultKVContributor',
        data: { kvContributors: [{ kvContributor: grant(4, vault) }, { kvContributor: {} }, {}] },
      },
    );
    expect(rows('arm/role-assignments')?.map((row) => [row.name, (row.properties as Row).scope])).toEqual([
      [guid(1), sub.toLowerCase()],
      [guid(2), `${sub}/RESOURCEGROUPS/RG`.toLowerCase()],
      [guid(3), '/'],
      [guid(4), vault.toLowerCase()],
    ]);
    expect(rows('arm/role-assignments')?.[0]).toEqual({
      ...grant(1, sub.toLowerCase()),
      properties: { ...(grant(1, '').properties as Row), principalId: guid(50), scope: sub.toLowerCase() },
    });
    expect(report.kinds.AZSubscriptionOwner).toMatchObject({ read: 1, written: 0, duplicates: 1 });
    expect(report.kinds.AZKeyVaultKVContributor).toMatchObject({ read: 3, written: 1, skipped: 2 });
  });

  test.each([
    ['AZVMAdminLogin', 'adminLogins', 'adminLogin'],
    ['AZVMAvereContributor', 'avereContributors', 'avereContributor'],
    ['AZVMVMContributor', 'vmContributors', 'vmContributor'],
    ['AZVMRoleAssignment', 'roleAssignments', 'roleAssignment'],
    ['AZResourceGroupUserAccessAdmin', 'userAccessAdmins', 'userAccessAdmin'],
    ['AZManagementGroupContributor', 'contributors', 'contributor'],
    ['AZStorageAccountRoleAssignment', 'assignees', 'assignee'],
  ])('%s', async (kind, list, element) => {
    const { rows } = await convert({ kind, data: { [list]: [{ [element]: grant(1, sub) }] } });
    expect(rows('arm/role-assignments')).toHaveLength(1);
  });
});
