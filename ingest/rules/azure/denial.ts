/** Deny assignments of Azure: which abilities one takes away at a scope, and from whom. */
import { type Ability, type AbilityName, abilities, abilityEntries } from '#catalogue';
import type { AzurePermission } from '../../memory/azure-role.ts';
import { allows } from './permissions.ts';

/**
 * The abilities that these permissions deny to whoever may do everything: those whose every action is denied, since one
 * that is left is enough. https://learn.microsoft.com/azure/role-based-access-control/deny-assignments
 */
export function deniedAbilities(permissions: readonly AzurePermission[]): AbilityName[] {
  return abilityEntries
    .filter(([, ability]) => isDenied(ability, permissions, [{ actions: ['*'], dataActions: ['*'] }]))
    .map(([name]) => name);
}

/** The abilities among these that a denial leaves nothing of, to a holder of a role with these permissions only. */
export function deniedOfRole(
  held: readonly AbilityName[],
  role: readonly AzurePermission[] | undefined,
  denied: readonly AzurePermission[],
): AbilityName[] {
  const permissions = role ?? [{ actions: ['*'], dataActions: ['*'] }];
  return held.filter((name) => isDenied(abilities[name], denied, permissions));
}

/** Whether permissions deny anything that an ability is made of. */
export function deniesAnything(permissions: readonly AzurePermission[]): boolean {
  return abilityEntries.some(([, ability]: readonly [AbilityName, Ability]) => {
    const { azureActions = [], azureDataActions = [], azureAlso = [] } = ability;
    return (
      [...azureActions, ...azureAlso].some((operation) => allows(permissions, operation, 'control')) ||
      azureDataActions.some((operation) => allows(permissions, operation, 'data'))
    );
  });
}

function isDenied(
  { azureActions = [], azureDataActions = [], azureAlso = [] }: Ability,
  denied: readonly AzurePermission[],
  held: readonly AzurePermission[],
): boolean {
  const isLeft = (plane: 'control' | 'data') => (operation: string) =>
    allows(held, operation, plane) && !allows(denied, operation, plane);
  return (
    azureActions.length + azureDataActions.length > 0 &&
    (azureAlso.some((operation) => allows(denied, operation, 'control')) ||
      (!azureActions.some(isLeft('control')) && !azureDataActions.some(isLeft('data'))))
  );
}
