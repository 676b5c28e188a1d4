/** The abilities: what an entitlement lets its holder do, to which objects, and which roles and permissions give it. */

import type { Ability, ReachedObjects, ReachedUsers, SaysWhomItReaches } from './abilities/ability.ts';
import { applicationAbilities } from './abilities/applications.ts';
import { azureAccessAbilities } from './abilities/azure-access.ts';
import { azureCodeAbilities } from './abilities/azure-code.ts';
import { azureContainerAbilities } from './abilities/azure-containers.ts';
import { azureDataAbilities } from './abilities/azure-data.ts';
import { azureReopenedAbilities } from './abilities/azure-reopened.ts';
import { azureServiceAbilities } from './abilities/azure-services.ts';
import { federationAbilities } from './abilities/federation.ts';
import { groupAbilities } from './abilities/groups.ts';
import { signInMethodAbilities } from './abilities/sign-in-methods.ts';
import { storeAbilities } from './abilities/stores.ts';
import { tenantAbilities } from './abilities/tenant.ts';
import { userAbilities } from './abilities/users.ts';
import type { NodeKind } from './node-kinds.ts';

export { type Ability, isAzureAbility, type ReachedObjects, role as directoryRole } from './abilities/ability.ts';

/** Every ability; the key stands in a Population's id: `pop:<ability>:<scope>`. */
export const abilities = {
  ...tenantAbilities,
  ...federationAbilities,
  ...userAbilities,
  ...signInMethodAbilities,
  ...groupAbilities,
  ...applicationAbilities,
  ...storeAbilities,
  ...azureAccessAbilities,
  ...azureCodeAbilities,
  ...azureContainerAbilities,
  ...azureDataAbilities,
  ...azureReopenedAbilities,
  ...azureServiceAbilities,
} as const satisfies Record<string, Ability & SaysWhomItReaches>;

/** The name of an ability. */
export type AbilityName = keyof typeof abilities;

/** The name of an ability over users: it says what it leaves to defeat. */
export type UserAbilityName = {
  [Name in AbilityName]: (typeof abilities)[Name] extends { leaves: object; reaches: readonly ['User'] } ? Name : never;
}[AbilityName];

/** All abilities as pairs, with the general type. */
export const abilityEntries = Object.entries(abilities) as readonly [AbilityName, Ability][];

/** Two powers that only work together. */
export interface PairOfPowers {
  /** The power over what is reached, at its scope. */
  readonly over: AbilityName;
  /** The power that it needs beside. */
  readonly beside: AbilityName;
  /** What the two are together. */
  readonly together: AbilityName;
}

/** Every pair of powers that only work together. */
export const pairsOfPowers: readonly PairOfPowers[] = abilityEntries.flatMap(([together, { fromTwo }]) =>
  fromTwo === undefined ? [] : [{ over: fromTwo[0] as AbilityName, beside: fromTwo[1] as AbilityName, together }],
);

/** Abilities that lead no further than another one. */
export const repeatingAbilities: readonly { readonly ability: AbilityName; readonly beside: AbilityName }[] =
  abilityEntries.flatMap(([ability, { repeats }]) =>
    repeats === undefined ? [] : [{ ability, beside: repeats as AbilityName }],
  );

/** Abilities over users by whom they reach. */
export const abilitiesOverUsers: Readonly<Partial<Record<ReachedUsers, readonly UserAbilityName[]>>> = Object.groupBy(
  abilityEntries.flatMap(([name, { leaves, isHalf }]) => (leaves && !isHalf ? [name as UserAbilityName] : [])),
  (name) => abilities[name].users,
);

/** Nothing is left to defeat after these abilities. */
export type ReachedBy = Readonly<Partial<Record<AbilityName, 0>>>;

/** The abilities over such objects of the directory. */
export function abilitiesOver(...objects: readonly ReachedObjects[]): AbilityName[] {
  return objects.flatMap((one) => abilityEntries.flatMap(([name, ability]) => (ability.objects === one ? [name] : [])));
}

/** The abilities over such objects of the directory, as a node has them. */
export function abilitiesOverObjects(...objects: readonly ReachedObjects[]): ReachedBy {
  return Object.fromEntries(abilitiesOver(...objects).map((name) => [name, 0]));
}

/** The abilities over objects of the directory of some kind, were their rows as bad as they can be. */
export function abilitiesOverKind(kind: NodeKind): AbilityName[] {
  return abilityEntries.flatMap(([name, { objects, reaches }]) => (objects && reaches.includes(kind) ? [name] : []));
}
