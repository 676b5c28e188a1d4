/** Makes a facts folder from the recorded tenant: rows as Microsoft Graph and ARM gave them, one file a kind there. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { CollectionName } from '../../collect/facts/collections.ts';

type Row = Readonly<Record<string, unknown>>;

/** Which recorded files make a collection; a later file repeats rows of an earlier one in less detail. */
const listed = {
  'graph/organization': ['organization'],
  'graph/domains': ['domains'],
  'graph/users': ['users'],
  'graph/groups': ['groups'],
  'graph/directory-role-definitions': ['directoryRoleDefinitions'],
  'graph/directory-role-assignments': ['directoryRoleAssignments'],
  'graph/service-principals': ['servicePrincipals'],
  'graph/app-role-assignments': ['appRoleAssignedTo'],
  'graph/devices': ['devices'],
  'graph/conditional-access-policies': ['conditionalAccessPolicies'],
  'graph/named-locations': ['namedLocations'],
  'graph/security-defaults': ['identitySecurityDefaultsEnforcementPolicy'],
  'arm/management-groups': ['armManagementGroups'],
  'arm/subscriptions': ['armSubscriptions'],
  'arm/resource-groups': ['armResourceGroups'],
  'arm/role-assignments': ['armRoleAssignments'],
  'arm/role-definitions': ['armRoleDefinitions'],
  'arm/resources': [
    'armKeyVaults',
    'armVirtualMachines',
    'armVirtualMachineScaleSets',
    'armStorageAccounts',
    'armSites',
    'armManagedClusters',
    'armRegistries',
    'armResources',
  ],
} as const satisfies Partial<Record<CollectionName, readonly string[]>>;

/** Writes the folder from `objects` (one JSON list a kind). Throws where a file that is there is no JSON. */
export async function recordedFacts(objects: string, folder: string): Promise<void> {
  for (const [name, files] of Object.entries(listed)) {
    const lists = await Promise.all(files.map((file) => rowsOf(join(objects, `${file}.json`))));
    await write(folder, name, lists.flat());
  }
  const members = await rowsOf(join(objects, 'group_members.json'));
  await write(
    folder,
    'graph/group-members',
    members.map(({ groupId, member }) => ({ groupId, ...(member as Row) })),
  );
}

async function rowsOf(path: string): Promise<Row[]> {
  if (!existsSync(path)) return [];
  const json = JSON.parse(await readFile(path, 'utf8')) as Row | Row[];
  return Array.isArray(json) ? json : [json];
}

async function write(folder: string, name: string, rows: readonly Row[]): Promise<void> {
  const path = join(folder, `${name}.ndjson`);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}
