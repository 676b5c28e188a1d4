/** At which audience an ability is used. */
import type { AudienceName } from '#assurance';
import { type Ability, type AbilityName, abilityEntries, type LinkKind, type NodeKind } from '#catalogue';

/** Where everything else is used: the directory. */
export const usualAudience: AudienceName = 'graph';

const dataPlanes: readonly (readonly [NodeKind, AudienceName])[] = [
  ['KeyVault', 'keyvault'],
  ['StorageAccount', 'storage'],
  ['SqlServer', 'sql'],
];

/** Administrators of a store of Microsoft 365 sign in to it. */
const elsewhere: Readonly<Partial<Record<AbilityName, AudienceName>>> = {
  'all-mailboxes': 'exchange',
  'all-sites': 'sharepoint',
  // An identity is attached by writing what runs the code.
  'attach-identity': 'azure-write',
};

/** Links that a principal or an entitlement has otherwise than by an ability. */
export const audienceOfKind: Partial<Record<LinkKind, AudienceName>> = {
  READS_SECRETS: 'keyvault',
  ATTACHES_IDENTITY: 'azure-write',
  EXECUTES_ON: 'azure-read',
  LISTS_KEYS: 'azure-read',
  GRANTS_ACCESS: 'azure-write',
};

/**
 * Writing and deleting are one audience of Azure management, reads and actions another (mandatory MFA covers the former
 * only); data planes are resources of their own for Conditional Access. Where an ability can be used in either way of
 * management, the attacker takes the one that asks for less; what it needs beside is asked for too.
 */
function audienceOf({ azureActions, azureDataActions, azureAlso = [], reaches }: Ability): AudienceName {
  if (azureDataActions !== undefined && azureActions === undefined) {
    return dataPlanes.find(([kind]) => reaches.includes(kind))?.[1] ?? 'azure-read';
  }
  if (azureActions === undefined) return usualAudience;
  const writes = (action: string) => /\/(write|delete)$/i.test(action);
  return azureActions.every(writes) || azureAlso.some(writes) ? 'azure-write' : 'azure-read';
}

/** The audience of every ability. */
export const audienceOfAbility: Readonly<Record<AbilityName, AudienceName>> = Object.fromEntries(
  abilityEntries.map(([name, ability]) => [name, elsewhere[name] ?? audienceOf(ability)]),
) as Record<AbilityName, AudienceName>;
