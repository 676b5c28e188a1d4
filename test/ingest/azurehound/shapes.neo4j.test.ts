/** One tenant in exports of many shapes: the same ways lead through each, and what is missing leads no less far. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { openTestGraph } from '../../support/test-graph.ts';
import { type TinyTenant, tenantOfFolder } from '../../support/tiny-tenant.ts';
import {
  convertFile,
  exportText,
  guid,
  type Item,
  type Row,
  removeMade,
  scratch,
  tenant,
  tenantId,
} from './harness.ts';

const subscription = `/subscriptions/${guid(900)}`;
const group = `${subscription}/resourceGroups/prod`;
const vault = `${group}/providers/Microsoft.KeyVault/vaults/secrets`;
const machine = `${group}/providers/Microsoft.Compute/virtualMachines/web`;
const graphApi = guid(90);
const [owner, helper, victim, chief, scoped, filler, stranger, login] = [1, 2, 3, 4, 5, 6, 7, 8].map(guid) as string[];
const [payroll, machineIdentity] = [20, 22].map(guid) as string[];
const [ops, rulers] = [30, 31].map(guid) as string[];
const applicationOf = (n: number) => guid(n + 20);
const appIdOf = (n: number) => guid(n + 40);
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const applicationAdministrator = '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3';
const helpdeskAdministrator = '729827e3-9c14-49f7-bb1b-9608f156bbb8';

const item = (kind: string, data: Row): Item => ({ kind, data });
const of = (type: string, id: string) => ({ '@odata.type': `#microsoft.graph.${type}`, id });
const principal = (n: number, more: Row = {}) =>
  item('AZServicePrincipal', {
    id: guid(n),
    appId: appIdOf(n),
    displayName: `SP ${n}`,
    accountEnabled: true,
    servicePrincipalType: 'Application',
    appOwnerOrganizationId: tenantId,
    ...more,
  });
const roleHeld = (role: string, ...held: Row[]) => [
  item('AZRole', { id: role, templateId: role, displayName: role, isBuiltIn: true }),
  item('AZRoleAssignment', {
    roleDefinitionId: role,
    roleAssignments: held.map((one, at) => ({
      id: `${role}-${at}`,
      roleDefinitionId: role,
      directoryScopeId: '/',
      ...one,
    })),
  }),
];
const held = (who: string, role: string, scope: string) => ({
  id: `${scope}/providers/Microsoft.Authorization/roleAssignments/${who}`,
  properties: {
    principalId: who,
    roleDefinitionId: `/providers/Microsoft.Authorization/roleDefinitions/${role}`,
    scope,
  },
});

const items: readonly Item[] = [
  tenant,
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) =>
    item('AZUser', {
      id: guid(n),
      displayName: `USER ${n}`,
      userPrincipalName: `u${n}@harbour.example`,
      accountEnabled: true,
      tenantId,
    }),
  ),
  item('AZGroup', { id: ops, displayName: 'OPS', securityEnabled: true }),
  item('AZGroup', { id: rulers, displayName: 'RULERS', securityEnabled: true, isAssignableToRole: true }),
  item('AZGroupMember', { groupId: ops, members: [{ groupId: ops, member: of('user', victim as string) }] }),
  item('AZGroupMember', { groupId: rulers, members: [{ groupId: rulers, member: of('user', chief as string) }] }),
  item('AZGroupOwner', { groupId: ops, owners: [{ groupId: ops, owner: of('user', filler as string) }] }),
  principal(20),
  principal(21),
  principal(22, { servicePrincipalType: 'ManagedIdentity' }),
  principal(90, {
    appId: '00000003-0000-0000-c000-000000000000',
    appOwnerOrganizationId: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a',
    appRoles: [{ id: '9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8', value: 'RoleManagement.ReadWrite.Directory' }],
  }),
  ...[20, 21].map((n) => item('AZApp', { id: applicationOf(n), appId: appIdOf(n), displayName: `APP ${n}` })),
  item('AZAppOwner', {
    appId: appIdOf(20),
    owners: [{ appId: applicationOf(20), owner: of('user', owner as string) }],
  }),
  item('AZFederatedIdentityCredential', {
    appId: appIdOf(20),
    fics: [
      {
        appId: appIdOf(20),
        fic: {
          id: guid(95),
          name: 'gh',
          issuer: 'https://token.actions.githubusercontent.com',
          subject: 'repo:o/r:pull_request',
        },
      },
    ],
  }),
  item('AZAppRoleAssignment', {
    id: 'a',
    appRoleId: '9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8',
    principalId: payroll,
    principalType: 'ServicePrincipal',
    resourceId: graphApi,
  }),
  ...roleHeld(globalAdministrator, { principalId: rulers }),
  ...roleHeld(helpdeskAdministrator, { principalId: helper }),
  ...roleHeld(applicationAdministrator, {
    principalId: scoped,
    directoryScope: { ...of('application', applicationOf(20)), appId: appIdOf(20) },
  }),
  item('AZSubscription', { id: subscription, subscriptionId: guid(900), displayName: 'SUB' }),
  item('AZResourceGroup', { id: group, name: 'prod', subscriptionId: subscription }),
  item('AZKeyVault', {
    id: vault,
    name: 'secrets',
    properties: { accessPolicies: [{ objectId: machineIdentity, permissions: { secrets: ['Get'] } }] },
  }),
  item('AZVM', { id: machine, name: 'web', identity: { type: 'SystemAssigned', principalId: machineIdentity } }),
  item('AZSubscriptionContributor', {
    subscriptionId: subscription,
    contributors: [
      {
        subscriptionId: subscription,
        contributor: held(ops as string, 'b24988ac-6180-42a0-ab88-20f7382dd24c', subscription),
      },
    ],
  }),
  item('AZVMAdminLogin', {
    virtualMachineId: machine,
    adminLogins: [
      { virtualMachineId: machine, adminLogin: held(login as string, '1c0163c0-47e6-4577-8991-ea5c82e286e4', machine) },
    ],
  }),
];

const isId = /^(id|.*Id|scope)$/;
/** Ids as collectors of some versions write them. */
function shouted(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => shouted(one, name));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shouted(one, key)]));
  return typeof value === 'string' && isId.test(name) ? value.toUpperCase() : value;
}
const without = (...kinds: string[]) => exportText(items.filter(({ kind }) => !kinds.includes(kind)));

const shapes: Readonly<Record<string, string | Buffer>> = {
  'as the collector writes it': exportText(items),
  'with ids in upper case': exportText(items.map(({ kind, data }) => ({ kind, data: shouted(data) }))),
  'in another order': exportText([...items].reverse()),
  'with a byte order mark': `\uFEFF${exportText(items)}`,
  'in UTF-16': Buffer.from(`\uFEFF${exportText(items)}`, 'utf16le'),
  'with kinds that nobody knows': exportText([...items, item('AZNewThing', { id: guid(99) })]),
  'without its tenant': without('AZTenant'),
  'without users': without('AZUser'),
  'without applications': without('AZApp'),
  'without service principals': without('AZServicePrincipal'),
  'without groups': without('AZGroup'),
  'without scopes': without('AZSubscription', 'AZResourceGroup'),
};
const own = tenantId.toLowerCase();
const ways: readonly (readonly [string, string, string])[] = [
  ['the owner of an application with a permission', owner as string, own],
  ['an administrator of that application alone', scoped as string, own],
  ['a member of a group that contributes', victim as string, vault.toLowerCase()],
  ['the owner of that group', filler as string, vault.toLowerCase()],
  ['who signs in to the machine', login as string, vault.toLowerCase()],
  ['a pull request', 'entry:trusted-writer', own],
  ['a member of a group with a role', chief as string, own],
];
const decoys: readonly (readonly [string, string, string])[] = [
  ['a user who holds nothing', stranger as string, own],
  ['a user who holds nothing, to the vault', stranger as string, vault.toLowerCase()],
  ['who signs in to the machine, to the tenant', login as string, own],
  ['the owner of a group, to a group with a role', filler as string, rulers as string],
  ['help desk, to a member of a group with a role', helper as string, chief as string],
];

describe.each(Object.entries(shapes))('an export %s', (_, content) => {
  let graph: Graph;
  let tiny: TinyTenant;
  beforeAll(async () => {
    graph = await openTestGraph();
    const folder = scratch();
    writeFileSync(join(folder, 'export.json'), content);
    await convertFile(join(folder, 'export.json'), join(folder, 'facts'));
    tiny = await tenantOfFolder(graph, join(folder, 'facts'));
  });
  afterAll(async () => {
    await graph.close();
    removeMade();
  });

  test('leads where the tenant does, and nowhere else', () => {
    const led = (list: typeof ways) =>
      list.filter(([, from, to]) => tiny.way(from, to) !== undefined).map(([name]) => name);
    expect({ ways: led(ways), decoys: led(decoys) }).toEqual({ ways: ways.map(([name]) => name), decoys: [] });
  });
});
