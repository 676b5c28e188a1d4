/** Azure roles: what each reaches below its scope, what closes it, and what two powers or a condition come to. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { openTestGraph } from '../../support/test-graph.ts';
import {
  azure,
  azureRole,
  group,
  azureHolding as holds,
  resource,
  resourceGroup,
  resourceId,
  subscription,
  user,
} from '../../support/tiny-rows.ts';
import { type TinyTenant, tinyTenant } from '../../support/tiny-tenant.ts';

const vault = (name: string) => resourceId('Microsoft.KeyVault/vaults', name);
const identity = resourceId('Microsoft.ManagedIdentity/userAssignedIdentities', 'uami');
const machine = resourceId('Microsoft.Compute/virtualMachines', 'vm');
const people = [
  'owner',
  'contributor',
  'reader',
  'secrets-user',
  'vault-contributor',
  'rbac',
  'limited',
  'all-but-owner',
  'odd',
  'only-bob',
  'bob',
  'vault-admin',
  'operator',
  'both',
  'in-two',
  'in-group',
  'identity-contributor',
  'federator',
  'runner',
  'sql-reader',
  'exempt',
  'denied',
  'below',
  'rewriter',
  'only-writes',
  'not-actions',
  'sign-in',
  'disk',
  'hubs',
  'keys',
  'push',
  'cluster',
  'bus',
];
const only = (roles: string) =>
  `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR (${roles})) AND ((!(ActionMatches{'Microsoft.Authorization/roleAssignments/delete'})) OR (@Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals{${azure.reader}}))`;
const requestedRole = '@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId]';

const facts = {
  'graph/users': people.map((id) => user(id)),
  'graph/groups': [group('assigners'), group('writers'), group('outer')],
  'graph/group-members': [
    { groupId: 'assigners', id: 'in-two' },
    { groupId: 'writers', id: 'in-two' },
    { groupId: 'outer', id: 'in-group' },
    { groupId: 'writers', id: 'outer' },
    { groupId: 'assigners', id: 'outer' },
  ],
  'graph/service-principals': ['uami-sp', 'vm-sp', 'kubelet', 'control-plane', 'policy-sp', 'store-sp'].map((id) => ({
    id,
    displayName: id,
    servicePrincipalType: 'ManagedIdentity',
  })),
  'arm/subscriptions': [{ id: subscription, displayName: 's' }],
  'arm/resource-groups': [
    { id: resourceGroup, name: 'g' },
    { id: `${subscription}/resourcegroups/denied`, name: 'denied' },
  ],
  'arm/role-definitions': [
    azureRole('sql-read', { actions: ['Microsoft.Sql/*/read'] }),
    azureRole('run-only', { actions: ['Microsoft.Compute/virtualMachines/runCommand/action'] }),
    azureRole('run-except', {
      actions: ['Microsoft.Compute/*'],
      notActions: ['Microsoft.Compute/virtualMachines/*', 'Microsoft.Compute/disks/*'],
    }),
    azureRole('self-writer', { actions: ['Microsoft.Authorization/roleDefinitions/write'] }),
    azureRole('definitions', { actions: ['Microsoft.Authorization/roleDefinitions/write'] }),
    azureRole('login', { dataActions: ['Microsoft.Compute/virtualMachines/login/action'] }),
    azureRole('disks', { actions: ['Microsoft.Compute/disks/beginGetAccess/action'] }),
    azureRole('bus', { actions: ['Microsoft.ServiceBus/namespaces/authorizationRules/listkeys/action'] }),
    azureRole('store-keys', { actions: ['Microsoft.Storage/storageAccounts/listKeys/action'] }),
    azureRole('cluster-admin', {
      actions: ['Microsoft.ContainerService/managedClusters/listClusterAdminCredential/action'],
    }),
    azureRole('federate', {
      actions: ['Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write'],
    }),
    azureRole('writes-machines', { actions: ['Microsoft.Compute/virtualMachines/write'] }),
    azureRole('policy', { actions: ['Microsoft.Authorization/policyAssignments/write'] }),
  ].concat([]),
  'arm/resources': [
    resource('Microsoft.KeyVault/vaults', 'rbac', { properties: { enableRbacAuthorization: true } }),
    resource('Microsoft.KeyVault/vaults', 'rbac-deploy', {
      properties: { enableRbacAuthorization: true, enabledForTemplateDeployment: true },
    }),
    resource('Microsoft.KeyVault/vaults', 'policies', { properties: { accessPolicies: [] } }),
    resource('Microsoft.Compute/virtualMachines', 'vm', { identity: { principalId: 'vm-sp' } }),
    resource('Microsoft.Compute/disks', 'disk', { properties: {} }),
    resource('Microsoft.Compute/disks', 'closed-disk', { properties: { networkAccessPolicy: 'DenyAll' } }),
    resource('Microsoft.ServiceBus/namespaces', 'bus', { properties: {} }),
    resource('Microsoft.ServiceBus/namespaces', 'no-keys', { properties: { disableLocalAuth: true } }),
    resource('Microsoft.EventHub/namespaces', 'hub', { properties: {} }),
    resource('Microsoft.Storage/storageAccounts', 'store', {
      identity: { principalId: 'store-sp' },
      properties: { allowSharedKeyAccess: true },
    }),
    resource('Microsoft.Storage/storageAccounts', 'no-shared-key', { properties: { allowSharedKeyAccess: false } }),
    resource('Microsoft.ManagedIdentity/userAssignedIdentities', 'uami', { properties: { principalId: 'uami-sp' } }),
    resource('Microsoft.ContainerService/managedClusters', 'aks', {
      identity: { principalId: 'control-plane' },
      properties: { identityProfile: { kubeletidentity: { objectId: 'kubelet' } }, nodeResourceGroup: 'g' },
    }),
    resource('Microsoft.ContainerService/managedClusters', 'closed-aks', {
      properties: { disableLocalAccounts: true },
    }),
    resource('Microsoft.Compute/virtualMachineScaleSets', 'nodes', {}),
    {
      ...resource('Microsoft.Compute/virtualMachines', 'locked-vm'),
      id: `${subscription}/resourcegroups/denied/providers/microsoft.compute/virtualmachines/locked-vm`,
    },
  ],
  'arm/policy-assignments': [
    {
      id: `${subscription}/providers/Microsoft.Authorization/policyAssignments/p`,
      name: 'p',
      identity: { principalId: 'policy-sp' },
      properties: { scope: subscription },
    },
  ],
  'arm/deny-assignments': [
    {
      id: '/deny',
      properties: {
        scope: `${subscription}/resourcegroups/denied`,
        permissions: [{ actions: ['*/write', '*/action'], notActions: [] }],
        principals: [{ id: '00000000-0000-0000-0000-000000000000' }],
        excludePrincipals: [{ id: 'exempt' }],
      },
    },
  ],
  'arm/role-assignments': [
    holds('owner', azure.owner, subscription),
    holds('contributor', azure.contributor, subscription),
    holds('reader', azure.reader, subscription),
    holds('secrets-user', azure.vaultSecretsUser, resourceGroup),
    holds('rbac', azure.rbacAdministrator, resourceGroup),
    holds('limited', azure.rbacAdministrator, resourceGroup, {
      condition: only(`${requestedRole} ForAnyOfAnyValues:GuidEquals{${azure.vaultSecretsUser}}`),
    }),
    holds('all-but-owner', azure.rbacAdministrator, resourceGroup, {
      condition: only(
        `${requestedRole} ForAnyOfAllValues:GuidNotEquals{${azure.owner}, 18d7d88d-d35e-4fb5-a5c3-7773c20a72d9, ${azure.rbacAdministrator}}`,
      ),
    }),
    holds('odd', azure.rbacAdministrator, resourceGroup, { condition: 'this is %% no condition' }),
    holds('only-bob', azure.rbacAdministrator, resourceGroup, {
      condition: only(
        '@Request[Microsoft.Authorization/roleAssignments:PrincipalId] ForAnyOfAnyValues:GuidEquals{bob}',
      ),
    }),
    holds('vault-admin', azure.vaultAccessAdministrator, resourceGroup),
    holds('operator', azure.identityOperator, resourceGroup),
    holds('both', azure.identityOperator, identity),
    holds('both', azure.machineContributor, machine),
    holds('assigners', azure.identityOperator, identity),
    holds('writers', 'writes-machines', resourceGroup),
    holds('identity-contributor', azure.contributor, identity),
    holds('federator', 'federate', resourceGroup),
    holds('runner', 'run-only', resourceGroup),
    holds('sql-reader', 'sql-read', subscription),
    holds('exempt', azure.contributor, subscription),
    holds('denied', azure.contributor, `${subscription}/resourcegroups/denied`),
    holds('rewriter', 'self-writer', resourceGroup),
    holds('not-actions', 'run-except', subscription),
    holds('sign-in', 'login', resourceGroup),
    holds('disk', 'disks', resourceGroup),
    holds('bus', 'bus', resourceGroup),
    holds('keys', 'store-keys', resourceGroup),
    holds('cluster', 'cluster-admin', resourceGroup),
    holds('below', 'policy', subscription),
  ],
};

describe('Azure roles', () => {
  let graph: Graph;
  let tiny: TinyTenant;
  beforeAll(async () => {
    graph = await openTestGraph();
    tiny = await tinyTenant(graph, facts);
  });
  afterAll(() => graph.close());
  const gets = (who: string, what: string) => tiny.way(who, what) !== undefined;

  test('a role does what its actions say, and a reader reads no secret', () => {
    expect(tiny.way('owner', vault('rbac'), ['HOLDS', 'SIGNED_IN', 'GRANTS_ACCESS', 'INCLUDES'])).toBeDefined();
    expect(tiny.way('reader', vault('rbac'), ['HOLDS', 'SIGNED_IN', 'GRANTS_ACCESS', 'INCLUDES'])).toBeUndefined();
    expect(tiny.way('secrets-user', vault('rbac'))).toEqual(['HOLDS', 'READS_SECRETS', 'INCLUDES']);
    expect(gets('reader', vault('rbac'))).toBe(false);
    expect(gets('reader', 'vm-sp')).toBe(false);
    expect(gets('sql-reader', machine)).toBe(false);
  });

  test('a vault judges by one model: data roles there, writers of policies here', () => {
    expect(gets('secrets-user', vault('policies'))).toBe(false);
    expect(gets('contributor', vault('policies'))).toBe(true);
    expect(tiny.way('contributor', vault('rbac'), ['HOLDS', 'GRANTS_ACCESS', 'INCLUDES'])).toBeUndefined();
  });

  test('template deployment hands out secrets, ASSUMED where the vault uses Azure RBAC', () => {
    expect(gets('contributor', vault('rbac-deploy'))).toBe(true);
    const links = tiny.links.filter(
      (link) => link.to === vault('rbac-deploy') && link.from.startsWith('pop:vault-deployments'),
    );
    expect(links.map((link) => link.basis)).toEqual(['ASSUMED']);
    const opened = tiny.links.filter((link) => link.from.startsWith('pop:vault-deployments-reopened'));
    expect(opened.filter((link) => link.to === vault('rbac')).map((link) => link.basis)).toEqual(['ASSUMED']);
    expect(opened.filter((link) => link.to === vault('rbac-deploy'))).toEqual([]);
    expect(tiny.rules('contributor', vault('rbac'))).toEqual([
      'azure-role-assignment',
      'vault-deployments-reopened',
      'scope',
      'scope',
    ]);
  });

  test('code on a machine is its identity; notActions are subtracted', () => {
    expect(tiny.way('runner', 'vm-sp')).toEqual(['HOLDS', 'EXECUTES_ON', 'INCLUDES', 'RUNS_AS']);
    expect(gets('not-actions', machine)).toBe(false);
    expect(tiny.way('sign-in', 'vm-sp')).toEqual(['HOLDS', 'EXECUTES_ON', 'INCLUDES', 'RUNS_AS']);
  });

  test('keys and disks, unless the resource closes them; reading a store is not its identity', () => {
    expect(gets('keys', resourceId('Microsoft.Storage/storageAccounts', 'store'))).toBe(true);
    expect(gets('keys', resourceId('Microsoft.Storage/storageAccounts', 'no-shared-key'))).toBe(false);
    expect(gets('keys', 'store-sp')).toBe(false);
    expect(gets('disk', resourceId('Microsoft.Compute/disks', 'disk'))).toBe(true);
    expect(gets('disk', resourceId('Microsoft.Compute/disks', 'closed-disk'))).toBe(false);
    expect(gets('bus', resourceId('Microsoft.ServiceBus/namespaces', 'bus'))).toBe(true);
    expect(gets('bus', resourceId('Microsoft.ServiceBus/namespaces', 'no-keys'))).toBe(false);
    expect(gets('bus', resourceId('Microsoft.EventHub/namespaces', 'hub'))).toBe(false);
  });

  test('a cluster gives its node identities and its nodes, not its control plane, and not without local accounts', () => {
    expect(gets('cluster', 'kubelet')).toBe(true);
    expect(gets('cluster', resourceId('Microsoft.Compute/virtualMachineScaleSets', 'nodes'))).toBe(true);
    expect(gets('cluster', 'control-plane')).toBe(false);
    expect(gets('cluster', resourceId('Microsoft.ContainerService/managedClusters', 'closed-aks'))).toBe(false);
  });

  test('attaching an identity needs both powers, be they held through several groups', () => {
    expect(tiny.way('contributor', 'uami-sp', ['HOLDS', 'ATTACHES_IDENTITY', 'INCLUDES', 'RUNS_AS'])).toBeDefined();
    expect(tiny.between('both', identity)).toEqual(['ATTACHES_IDENTITY 0 OBSERVED']);
    expect(tiny.between('in-two', identity)).toEqual(['ATTACHES_IDENTITY 0 OBSERVED']);
    expect(gets('operator', identity)).toBe(false);
    expect(tiny.between('assigners', identity)).toEqual([]);
  });

  test('the group that holds both has the link, its members do not', () => {
    expect(tiny.between('outer', identity)).toEqual(['ATTACHES_IDENTITY 0 OBSERVED']);
    expect(tiny.between('in-group', identity)).toEqual([]);
    expect(gets('in-group', 'uami-sp')).toBe(true);
  });

  test('a federated credential of its own makes one the identity', () => {
    expect(tiny.way('federator', 'uami-sp')).toEqual(['HOLDS', 'ADDS_CREDENTIAL', 'INCLUDES', 'RUNS_AS']);
  });

  test('a contributor of the identity alone federates it but has nowhere to attach it', () => {
    expect(tiny.way('identity-contributor', 'uami-sp')).toEqual(['HOLDS', 'ADDS_CREDENTIAL', 'RUNS_AS']);
  });

  test('a condition limits which roles may be granted; one that is not understood limits nothing', () => {
    expect(gets('rbac', machine)).toBe(true);
    expect(gets('odd', machine)).toBe(true);
    expect(tiny.way('limited', vault('rbac'))).toEqual(['HOLDS', 'GRANTS_ACCESS', 'READS_SECRETS', 'INCLUDES']);
    expect(gets('limited', machine)).toBe(false);
    expect(gets('all-but-owner', machine)).toBe(true);
    expect(gets('only-bob', machine)).toBe(false);
  });

  test('a role with a condition of its own grants what that allows', () => {
    expect(gets('vault-admin', vault('rbac'))).toBe(true);
    expect(gets('vault-admin', machine)).toBe(false);
  });

  test('a custom role that may write role definitions rewrites itself', () => {
    expect(tiny.rules('rewriter', machine)?.[0]).toBe('rewritten-role');
    expect(gets('not-actions', vault('policies'))).toBe(false);
  });

  test('a deny assignment cuts off whoever it does not exempt', () => {
    const locked = `${subscription}/resourcegroups/denied/providers/microsoft.compute/virtualmachines/locked-vm`;
    expect(gets('contributor', machine)).toBe(true);
    expect(gets('contributor', locked)).toBe(false);
    expect(gets('denied', locked)).toBe(false);
    expect(tiny.rules('exempt', locked)?.[0]).toBe('exempt-from-denial');
  });

  test('whoever writes a policy assignment has its deployments run as its identity', () => {
    expect(tiny.way('below', 'policy-sp')).toEqual(['HOLDS', 'EXECUTES_ON', 'INCLUDES', 'RUNS_AS']);
    expect(gets('runner', 'policy-sp')).toBe(false);
  });
});
