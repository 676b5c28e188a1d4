/** Built-in roles of Azure and of the directory, and permissions of Microsoft Graph, as the catalogue knows them, for where their definitions were not collected. */
import {
  type AbilityName,
  abilityEntries,
  azureBuiltInRoles,
  azureRolesNotFollowed,
  azureRolesThatGrant,
  directoryRoleNames,
  graphAppRoles,
  type PowerNotFollowedName,
} from '#catalogue';
import type { AzurePermission, AzurePowers } from '../../memory/azure-role.ts';
import { notFollowedOf } from '../not-followed.ts';
import { azurePowers } from './permissions.ts';

/** A role with its name. */
export interface NamedPowers extends AzurePowers {
  readonly name: string;
}

let azure: ReadonlyMap<string, NamedPowers> | undefined;

/** Azure's built-in roles by their GUID. */
export function azureBuiltIn(): ReadonlyMap<string, NamedPowers> {
  azure ??= new Map(
    azureBuiltInRoles.flatMap(({ abilities, roles }) => Object.entries(roles).map((one) => powers(one, abilities))),
  );
  return azure;
}

/** The name of a built-in directory role by its template id. */
export function directoryRoleName(templateId: string): string | undefined {
  return directoryRoleNames[templateId];
}

/** Gives no ability of its own: whoever has it owns the applications that it made. */
const ownedApplications = 'Application.ReadWrite.OwnedBy';
let followed: ReadonlySet<string> | undefined;

/** The name of a Microsoft Graph application permission that leads somewhere, by the id of its app role. */
export function graphAppRoleName(id: string): string | undefined {
  followed ??= new Set([
    ownedApplications,
    ...abilityEntries.flatMap(([, { appRoles = [], appRolesAssumed = [] }]) => [...appRoles, ...appRolesAssumed]),
  ]);
  const name = graphAppRoles[id];
  return name !== undefined && followed.has(name) ? name : undefined;
}

function powers([id, name]: [string, string], abilities: readonly AbilityName[]): [string, NamedPowers] {
  const grantable = (azureRolesThatGrant as Readonly<Record<string, readonly string[]>>)[id];
  const notFollowed = (azureRolesNotFollowed as Readonly<Record<string, readonly PowerNotFollowedName[]>>)[id];
  const known = { name, abilities, ...(notFollowed === undefined ? {} : { notFollowed }) };
  if (grantable === undefined) return [id, known];
  return [
    id,
    { ...known, mayGrant: ({ roleDefinitionId }) => (grantable.includes(roleDefinitionId) ? undefined : false) },
  ];
}

/** A built-in role as Microsoft lists it. */
export interface RoleListing {
  readonly name: string;
  readonly roleName: string;
  readonly permissions: readonly AzurePermission[];
}

/** The source text of cypher/catalogue/azure-built-in-roles.ts for Microsoft's list. */
export function azureBuiltInRolesSource(listing: readonly RoleListing[]): string {
  const groups = new Map<string, string[]>();
  const granting: Record<string, string[]> = {};
  const unfollowed: [string, readonly string[]][] = [];
  const all = listing.map((role) => ({ ...role, ...azurePowers(role.permissions) }));
  for (const { name, roleName, permissions, abilities, mayGrant } of all) {
    const notFollowed = abilities.includes('azure-control') ? [] : notFollowedOf(permissions);
    if (notFollowed.length > 0) unfollowed.push([name, notFollowed]);
    const list = groups.get(abilities.join()) ?? [];
    groups.set(abilities.join(), list);
    list.push(`'${name}': ${JSON.stringify(roleName.trim())}`);
    if (mayGrant === undefined) continue;
    const may = (id: string) =>
      ['User', 'ServicePrincipal'].some(
        (principalType) => mayGrant({ roleDefinitionId: id, principalType, principalId: '' }) !== false,
      );
    granting[name] = all.filter((other) => other.abilities.length > 0 && may(other.name)).map((other) => other.name);
  }
  const entries = [...groups].sort(([a], [b]) => (a < b ? 1 : -1));
  return [
    "/** GENERATED from Microsoft's list of Azure built-in roles by ingest/rules/azure/write-built-in-roles.ts: do not edit. */",
    "import type { AbilityName } from './abilities.ts';",
    "import type { PowerNotFollowedName } from './powers-not-followed.ts';",
    '',
    '/** Built-in roles by the abilities that they give. */',
    'export const azureBuiltInRoles: readonly {',
    '  readonly abilities: readonly AbilityName[];',
    '  /** The name by the GUID. */',
    '  readonly roles: Readonly<Record<string, string>>;',
    '}[] = [',
    ...entries.map(([abilities, roles]) => group(abilities === '' ? [] : abilities.split(','), roles.sort())),
    '];',
    '',
    '/** Built-in roles whose own condition says which roles they may grant: the GUIDs of those that give an ability. */',
    `export const azureRolesThatGrant: Readonly<Record<string, readonly string[]>> = {\n${Object.entries(granting)
      .map(([id, list]) => `  '${id}': '${list.sort().join(' ')}'.split(' '),`)
      .join('\n')}\n};`,
    '',
    '/** Built-in roles that give powers which lead nowhere here: those powers by the GUID of the role. */',
    `export const azureRolesNotFollowed: Readonly<Record<string, readonly PowerNotFollowedName[]>> = {\n${unfollowed
      .sort()
      .map(([id, list]) => `  '${id}': [${list.map((one) => `'${one}'`).join(', ')}],`)
      .join('\n')}\n};`,
    '',
  ].join('\n');
}

function group(abilities: readonly string[], roles: readonly string[]): string {
  const named = roles.map((one) => `      ${one},\n`).join('');
  return `  { abilities: [${abilities.map((one) => `'${one}'`).join(', ')}], roles: {\n${named}    } },`;
}
