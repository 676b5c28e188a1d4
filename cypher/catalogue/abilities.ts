/** The abilities: what an entitlement lets its holder do, to which objects, and which roles and permissions give it. */
import type { Ability } from './abilities/ability.ts';
import { applicationAbilities } from './abilities/applications.ts';
import { azureAccessAbilities } from './abilities/azure-access.ts';
import { azureCodeAbilities } from './abilities/azure-code.ts';
import { azureContainerAbilities } from './abilities/azure-containers.ts';
import { azureDataAbilities } from './abilities/azure-data.ts';
import { azureReopenedAbilities } from './abilities/azure-reopened.ts';
import { azureServiceAbilities } from './abilities/azure-services.ts';
import { groupAbilities } from './abilities/groups.ts';
import { storeAbilities } from './abilities/stores.ts';
import { tenantAbilities } from './abilities/tenant.ts';
import { userAbilities } from './abilities/users.ts';

export { type Ability, role as directoryRole } from './abilities/ability.ts';

/** Every ability; the key stands in a Population's id: `pop:<ability>:<scope>`. */
export const abilities = {
  ...tenantAbilities,
  ...userAbilities,
  ...groupAbilities,
  ...applicationAbilities,
  ...storeAbilities,
  ...azureAccessAbilities,
  ...azureCodeAbilities,
  ...azureContainerAbilities,
  ...azureDataAbilities,
  ...azureReopenedAbilities,
  ...azureServiceAbilities,
} as const satisfies Record<string, Ability>;

/** The name of an ability. */
export type AbilityName = keyof typeof abilities;

/** All abilities as pairs, with the general type. */
export const abilityEntries = Object.entries(abilities) as readonly [AbilityName, Ability][];
