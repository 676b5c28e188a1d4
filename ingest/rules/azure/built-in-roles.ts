/** Built-in roles of Azure and of the directory, and permissions of Microsoft Graph, as the catalogue knows them, for where their definitions were not collected. */
import {
  type AbilityName,
  azureBuiltInRoles,
  azureRolesThatGrant,
  directoryRoleNames,
  graphAppRoles,
} from '#catalogue';
import { type AzurePermission, type AzurePowers, azurePowers } from './permissions.ts';

/** A role with its name. */
export interface NamedPowers extends AzurePowers {
  readonly name: string;
}

let azure: ReadonlyMap<string, NamedPowers> | undefined;

/** Azure's built-in roles by their GUID. */
export function azureBuiltIn(): ReadonlyMap<string, NamedPowers> {
  azure ??= new Map(
    azureBuiltInRoles.flatMap(({ abilities, roles }) => named(roles).map((one) => powers(one, abilities))),
  );
  return azure;
}

/** The name of a built-in directory role by its template id. */
export function directoryRoleName(templateId: string): string | undefined {
  names ??= new Map(named(directoryRoleNames));
  return names.get(templateId);
}
let names: ReadonlyMap<string, string> | undefined;

/** The name of a Microsoft Graph application permission by the id of its app role. */
export function graphAppRoleName(id: string): string | undefined {
  graphNames ??= new Map(named(graphAppRoles));
  return graphNames.get(id);
}
let graphNames: ReadonlyMap<string, string> | undefined;

function named(list: string): [string, string][] {
  return list
    .split(/[;\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => [entry.slice(0, 36), entry.slice(37)]);
}

function powers([id, name]: [string, string], abilities: readonly AbilityName[]): [string, NamedPowers] {
  const grantable = (azureRolesThatGrant as Readonly<Record<string, readonly string[]>>)[id];
  if (grantable === undefined) return [id, { name, abilities }];
  return [
    id,
    { name, abilities, mayGrant: ({ roleDefinitionId }) => (grantable.includes(roleDefinitionId) ? undefined : false) },
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
  const all = listing.map((role) => ({ ...role, ...azurePowers(role.permissions) }));
  for (const { name, roleName, abilities, mayGrant } of all) {
    const list = groups.get(abilities.join()) ?? [];
    groups.set(abilities.join(), list);
    list.push(`${name} ${roleName.replace(/[;`$\\\n]/g, ' ')}`);
    if (mayGrant === undefined) continue;
    const may = (id: string) =>
      ['User', 'ServicePrincipal'].some(
        (principalType) => mayGrant({ roleDefinitionId: id, principalType, principalId: '' }) !== false,
      );
    granting[name] = all.filter((other) => other.abilities.length > 0 && may(other.name)).map((other) => other.name);
  }
  const entries = [...groups].sort(([a], [b]) => (a < b ? 1 : -1));
  return [
    "/** GENERATED from Microsoft's list of Azure built-in roles by ingest/write-built-in-roles.ts: do not edit. */",
    "import type { AbilityName } from './abilities.ts';",
    '',
    '/** Built-in roles by the abilities that they give: `<GUID> <name>`, parted by semicolons and line ends. */',
    'export const azureBuiltInRoles: readonly { readonly abilities: readonly AbilityName[]; readonly roles: string }[] = [',
    ...entries.map(([abilities, roles]) => group(abilities === '' ? [] : abilities.split(','), roles.sort())),
    '];',
    '',
    '/** Built-in roles whose own condition says which roles they may grant: the GUIDs of those that give an ability. */',
    `export const azureRolesThatGrant: Readonly<Record<string, readonly string[]>> = {\n${Object.entries(granting)
      .map(([id, list]) => `  '${id}': '${list.sort().join(' ')}'.split(' '),`)
      .join('\n')}\n};`,
    '',
  ].join('\n');
}

function group(abilities: readonly string[], roles: readonly string[]): string {
  const lines: string[] = [];
  for (let from = 0; from < roles.length; from += 8) lines.push(roles.slice(from, from + 8).join('; '));
  return `  { abilities: [${abilities.map((one) => `'${one}'`).join(', ')}], roles: \`${lines.join('\n')}\` },`;
}
