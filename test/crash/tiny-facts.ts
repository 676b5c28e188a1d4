/** A tiny tenant as a facts folder: a group that owns a subscription, a nested group, an application, two vaults. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const subscription = '/subscriptions/5b000000-0000-4000-8000-000000000001';
const group = `${subscription}/resourceGroups/rg`;
const owner = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';

/** The id of the vault that routes are asked to. */
export const tinyVault = `${group}/providers/Microsoft.KeyVault/vaults/kv`.toLowerCase();

const people = Array.from({ length: 40 }, (_, index) => ({
  id: `user-${index}`,
  displayName: `User ${index}`,
  accountEnabled: true,
}));

const rows: Readonly<Record<string, readonly object[]>> = {
  'graph/organization': [{ id: '7e000000-0000-4000-8000-000000000001', displayName: 'Tiny' }],
  'graph/users': people,
  'graph/groups': [
    { id: 'group-1', displayName: 'Operators' },
    { id: 'group-2', displayName: 'Night shift' },
  ],
  'graph/group-members': [
    ...people.slice(0, 12).map(({ id }) => ({ groupId: 'group-1', id })),
    ...people.slice(12, 24).map(({ id }) => ({ groupId: 'group-2', id })),
    { groupId: 'group-1', id: 'group-2' },
  ],
  'graph/service-principals': [
    {
      id: 'sp-1',
      appId: 'app-1',
      displayName: 'Deployer',
      passwordCredentials: [{ keyId: 'k1', endDateTime: '2099-01-01T00:00:00Z' }],
    },
  ],
  'arm/subscriptions': [{ id: subscription, displayName: 'Production' }],
  'arm/resource-groups': [{ id: group, name: 'rg' }],
  'arm/resources': [
    {
      id: `${group}/providers/Microsoft.KeyVault/vaults/kv`,
      name: 'kv',
      properties: { enableRbacAuthorization: true },
    },
    {
      id: `${group}/providers/Microsoft.KeyVault/vaults/kv2`,
      name: 'kv2',
      properties: { accessPolicies: [{ objectId: 'sp-1', permissions: { secrets: ['Get'] } }] },
    },
  ],
  'arm/role-definitions': [
    {
      id: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${owner}`,
      properties: { roleName: 'Owner', permissions: [{ actions: ['*'] }] },
    },
  ],
  'arm/role-assignments': [
    {
      id: 'ra-1',
      properties: {
        principalId: 'group-1',
        principalType: 'Group',
        roleDefinitionId: `x/${owner}`,
        scope: subscription,
      },
    },
    {
      id: 'ra-2',
      properties: {
        principalId: 'sp-1',
        principalType: 'ServicePrincipal',
        roleDefinitionId: `x/${owner}`,
        scope: group,
      },
    },
  ],
};

/** Writes the folder. */
export async function tinyTenantFacts(folder: string): Promise<void> {
  for (const [name, list] of Object.entries(rows)) {
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, `${name}.ndjson`), list.map((row) => `${JSON.stringify(row)}\n`).join(''));
  }
}
