/** Which abilities a role or permission gives: by a built-in role's id, by a custom role's actions, by a permission's name. */
import { type AbilityName, abilityEntries } from '#catalogue';

/** The permissions of one Azure role: actions with wildcards, each list minus its exceptions. */
export interface AzurePermission {
  readonly actions?: readonly string[] | null | undefined;
  readonly notActions?: readonly string[] | null | undefined;
  readonly dataActions?: readonly string[] | null | undefined;
  readonly notDataActions?: readonly string[] | null | undefined;
}

/**
 * Whether a pattern covers an operation: `*` stands for any run of characters, case does not matter.
 * https://learn.microsoft.com/azure/role-based-access-control/role-definitions#actions-format
 */
export function covers(pattern: string, operation: string): boolean {
  const escaped = pattern.split('*').map((part) => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`, 'i').test(operation);
}

/** Whether a role allows an operation: notActions are subtracted within each permission, and never deny what another gives. */
export function allows(permissions: readonly AzurePermission[], operation: string, plane: 'control' | 'data'): boolean {
  return permissions.some((permission) => {
    const [granted, excepted] =
      plane === 'control'
        ? [permission.actions, permission.notActions]
        : [permission.dataActions, permission.notDataActions];
    const covered = (patterns: readonly string[] | null | undefined) =>
      (patterns ?? []).some((pattern) => covers(pattern, operation));
    return covered(granted) && !covered(excepted);
  });
}

/** The abilities of an Azure role, from its permissions. */
export function azureAbilities(permissions: readonly AzurePermission[]): AbilityName[] {
  return abilityEntries
    .filter(
      ([, ability]) =>
        ability.azureActions?.some((operation) => allows(permissions, operation, 'control')) ||
        ability.azureDataActions?.some((operation) => allows(permissions, operation, 'data')),
    )
    .map(([name]) => name);
}

/** The abilities of a directory role: a built-in one by its template, a custom one by its allowed actions. */
export function directoryAbilities(templateId: string, customActions: readonly string[]): AbilityName[] {
  const allowed = new Set(customActions.map((action) => action.toLowerCase()));
  return abilityEntries
    .filter(
      ([, ability]) =>
        ability.directoryRoles?.includes(templateId) ||
        ability.directoryActions?.some((action) => allowed.has(action.toLowerCase())),
    )
    .map(([name]) => name);
}

/** The abilities of a Microsoft Graph application permission, by its name such as `Application.ReadWrite.All`. */
export function appRoleAbilities(permission: string): AbilityName[] {
  return abilityEntries.filter(([, ability]) => ability.appRoles?.includes(permission)).map(([name]) => name);
}
