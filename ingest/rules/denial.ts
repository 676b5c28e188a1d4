/** Deny assignments of Azure: which abilities one takes away at a scope, and from whom it does not. */
import { type Ability, type AbilityName, abilityEntries } from '#catalogue';
import { type AzurePermission, allows } from '../permissions.ts';

/** Abilities that everybody but the exempt has lost at a scope. */
export interface Denial {
  readonly id: string;
  readonly scope: string;
  readonly abilities: readonly AbilityName[];
  /** Whether it stops at the scope itself. */
  readonly onlyItself: boolean;
  readonly exempt: readonly string[];
}

/**
 * The abilities that these permissions deny: those whose every action is denied, since one that is left is enough.
 * https://learn.microsoft.com/azure/role-based-access-control/deny-assignments
 */
export function deniedAbilities(permissions: readonly AzurePermission[]): AbilityName[] {
  return abilityEntries.filter(([, ability]) => isDenied(ability, permissions)).map(([name]) => name);
}

function isDenied(
  { azureActions = [], azureDataActions = [] }: Ability,
  permissions: readonly AzurePermission[],
): boolean {
  return (
    azureActions.length + azureDataActions.length > 0 &&
    azureActions.every((operation) => allows(permissions, operation, 'control')) &&
    azureDataActions.every((operation) => allows(permissions, operation, 'data'))
  );
}
