/** Facts folders as tests need them: rows, text or bytes by collection, written where they vanish afterwards. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type Row = Readonly<Record<string, unknown>>;

/** Rows become NDJSON; text and bytes are written as they are. Names are paths without `.ndjson`, or with an ending. */
export type Files = Readonly<Record<string, readonly Row[] | string | Buffer>>;

const vault = '/subscriptions/S/resourceGroups/G/providers/Microsoft.KeyVault/vaults/KV';
const owner = '8e3af657-a8ff-443c-a75c-2fe8c4bcb635';

/** The vault of the sound tenant, as ids are. */
export const soundVault = vault.toLowerCase();

/** A tenant without fault: two users, one in a group that owns a subscription with a vault. Ids in mixed case. */
export const sound = {
  'graph/organization': [{ id: 'Tenant-1', displayName: 'Sound' }],
  'graph/users': [
    { id: 'Ada', displayName: 'Ada', accountEnabled: true },
    { id: 'Bob', displayName: 'Bob', accountEnabled: true },
  ],
  'graph/groups': [{ id: 'Ops', displayName: 'Operators' }],
  'graph/group-members': [{ groupId: 'Ops', id: 'Ada' }],
  'arm/subscriptions': [{ id: '/subscriptions/S', displayName: 'Production' }],
  'arm/resource-groups': [{ id: '/subscriptions/S/resourceGroups/G', name: 'G' }],
  'arm/resources': [{ id: vault, name: 'KV', properties: { enableRbacAuthorization: true } }],
  'arm/role-definitions': [
    {
      id: `/subscriptions/S/providers/Microsoft.Authorization/roleDefinitions/${owner}`,
      properties: { roleName: 'Owner', permissions: [{ actions: ['*'] }] },
    },
  ],
  'arm/role-assignments': [
    {
      id: 'RA-1',
      properties: {
        principalId: 'Ops',
        principalType: 'Group',
        roleDefinitionId: `/x/${owner}`,
        scope: '/subscriptions/S',
      },
    },
  ],
} as const satisfies Files;

/** The rows as NDJSON. */
export function ndjson(rows: readonly Row[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}

/** Writes a folder, gives it to `work`, and removes it. */
export async function withFacts<T>(files: Files, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'postern-bad-input-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      const path = join(folder, name.endsWith('.json') ? name : `${name}.ndjson`);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : ndjson(content));
    }
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
