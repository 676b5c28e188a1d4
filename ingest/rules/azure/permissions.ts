/** Which abilities a role or permission gives: by a role's actions, by a permission's name. */
import { type Ability, type AbilityName, abilities, abilityEntries, directoryRole, pairsOfPowers } from '#catalogue';
import type { AzurePermission, AzurePowers, Condition } from '../../memory/azure-role.ts';
import type { DirectoryRole } from '../../memory/directory.ts';
import { covers } from './action-pattern.ts';
import { parseCondition } from './azure-condition.ts';

/**
 * Managed Identity Operator lists `userAssignedIdentities/<star>/assign/action`, where the operation has no such segment;
 * Azure takes the one for the other, so these patterns count as written for the operation.
 */
const aliases: ReadonlyMap<string, string> = new Map([
  [
    'microsoft.managedidentity/userassignedidentities/*/assign/action',
    'Microsoft.ManagedIdentity/userAssignedIdentities/assign/action',
  ],
]);

/** Whether a role allows an operation: notActions are subtracted within each permission, and never deny what another gives. */
export function allows(permissions: readonly AzurePermission[], operation: string, plane: 'control' | 'data'): boolean {
  return permissions.some((permission) => {
    const [granted, excepted] =
      plane === 'control'
        ? [permission.actions, permission.notActions]
        : [permission.dataActions, permission.notDataActions];
    const covered = (list: readonly string[] | null | undefined) =>
      (list ?? []).some((pattern) => covers(aliases.get(pattern.toLowerCase()) ?? pattern, operation));
    return covered(granted) && !covered(excepted);
  });
}

const grants = 'Microsoft.Authorization/roleAssignments/write';

/** The abilities of an Azure role, from its permissions. */
export function azurePowers(permissions: readonly AzurePermission[]): AzurePowers {
  const conditions = new Map(
    permissions.map((one) => [one, one.condition ? parseCondition(one.condition) : undefined]),
  );
  // A condition limits which roles may be granted; one that is not understood counts as none.
  const free = permissions.filter((one) => conditions.get(one) === undefined);
  const limited = permissions.filter((one) => conditions.get(one) !== undefined && allows([one], grants, 'control'));
  const given = abilityEntries
    .filter(([name, ability]) => gives(ability, name === 'azure-access' ? free : permissions))
    .map(([name]) => name)
    // What takes two powers, as attaching an identity does, takes the one beside as well.
    .filter((name, _, all) => pairsOfPowers.every((pair) => pair.together !== name || all.includes(pair.beside)));
  if (limited.length === 0 || given.includes('azure-access')) return { abilities: given };
  const mayGrant: Condition = (request) =>
    limited.some((one) => conditions.get(one)?.(request) !== false) ? undefined : false;
  return { abilities: given, mayGrant };
}

function gives(ability: Ability, permissions: readonly AzurePermission[]): boolean {
  const { azureActions = [], azureDataActions = [], azureAlso = [] } = ability;
  return (
    (azureActions.some((operation) => allows(permissions, operation, 'control')) ||
      azureDataActions.some((operation) => allows(permissions, operation, 'data'))) &&
    azureAlso.every((operation) => allows(permissions, operation, 'control'))
  );
}

/** What a directory role gives. */
export interface DirectoryPowers {
  readonly abilities: readonly AbilityName[];
  /** Those of them that rest on an assumption. */
  readonly assumed: readonly AbilityName[];
}

/**
 * The abilities of a directory role, by the actions of its row. A role whose row says no actions has those of the built-in
 * role with its template, ASSUMED. `atUnit`: held over an administrative unit, where some roles do less than over the tenant.
 */
export function directoryAbilities(
  { template, actions, assumedActions = [] }: Pick<DirectoryRole, 'template' | 'actions' | 'assumedActions'>,
  atUnit = false,
): DirectoryPowers {
  const sure = abilitiesBy((ability) => isImplicit(ability, template) || allowsAny(ability, template, actions));
  const isSilent = actions.length + assumedActions.length === 0;
  const all = abilitiesBy(
    (ability) =>
      isImplicit(ability, template) ||
      (isSilent
        ? template !== directoryRole.globalAdministrator && ability.directoryRoles?.includes(template) === true
        : allowsAny(ability, template, [...actions, ...assumedActions])),
  );
  const here = all.filter((name) => !(atUnit && (abilities[name] as Ability).notAtUnits?.includes(template)));
  return { abilities: here, assumed: here.filter((name) => !sure.includes(name)) };
}

/** The abilities that a role has, but for those within another. */
function abilitiesBy(has: (ability: Ability) => boolean): AbilityName[] {
  const given = abilityEntries.filter(([, ability]) => has(ability));
  return given.filter(([, { within }]) => !given.some(([name]) => name === within)).map(([name]) => name);
}

function isImplicit({ implicitRoles }: Ability, template: string): boolean {
  return implicitRoles?.includes(template) === true;
}

function allowsAny(ability: Ability, template: string, actions: readonly string[]): boolean {
  const { directoryActions = [], directoryAlso = [], directoryRoles, byRolesOnly } = ability;
  // Control of the tenant is where routes end: what else a Global Administrator may do leads nowhere further.
  if (template === directoryRole.globalAdministrator) return false;
  if (byRolesOnly && !directoryRoles?.includes(template)) return false;
  const allowed = new Set(actions.map((action) => action.toLowerCase()));
  const isGiven = (action: string) => isAllowed(action.toLowerCase(), allowed);
  return directoryActions.some(isGiven) && directoryAlso.every(isGiven);
}

/** Whether actions allow one: itself, or all tasks of its kind of object, or where it updates one all of its properties. */
function isAllowed(action: string, allowed: ReadonlySet<string>): boolean {
  const [namespace, entity = ''] = action.split('/');
  const [broad] = entity.split('.');
  return [
    action,
    `${namespace}/${entity}/allproperties/alltasks`,
    `${namespace}/${broad}/allproperties/alltasks`,
    ...(action.endsWith('/update') ? [`${namespace}/${entity}/allproperties/update`] : []),
    ...(broad === entity ? [] : [action.replace(entity, broad ?? entity)]),
  ].some((one) => allowed.has(one));
}

/** The abilities of an application permission, by its name such as `Application.ReadWrite.All`, with `<API>: ` before it but for Microsoft Graph. */
export function appRoleAbilities(permission: string): AbilityName[] {
  return abilityEntries
    .filter(([, { appRoles = [], appRolesAssumed = [] }]) => [...appRoles, ...appRolesAssumed].includes(permission))
    .map(([name]) => name);
}

/** Those of them that nobody has shown to work. */
export function assumedAbilities(permission: string): AbilityName[] {
  return abilityEntries.filter(([, ability]) => ability.appRolesAssumed?.includes(permission)).map(([name]) => name);
}
