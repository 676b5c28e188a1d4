/** An Azure role as assignments and deny assignments refer to it. */
import type { AbilityName, PowerNotFollowedName } from '#catalogue';

/** The permissions of one Azure role: actions with wildcards, each list minus its exceptions, under a condition or none. */
export interface AzurePermission {
  readonly actions?: readonly string[] | null | undefined;
  readonly notActions?: readonly string[] | null | undefined;
  readonly dataActions?: readonly string[] | null | undefined;
  readonly notDataActions?: readonly string[] | null | undefined;
  readonly condition?: string | null | undefined;
}

/** A request to write a role assignment. All ids are lower case. */
export interface RoleAssignmentRequest {
  readonly roleDefinitionId: string;
  readonly principalType: string;
  readonly principalId: string;
}

/** A condition that was understood: true, false, or undefined where it speaks of what is not known. */
export type Condition = (request: RoleAssignmentRequest) => boolean | undefined;

/** What an Azure role gives: abilities, and which roles it may grant where it may not grant every one. */
export interface AzurePowers {
  readonly abilities: readonly AbilityName[];
  /** Powers that lead nowhere here; absent: none. */
  readonly notFollowed?: readonly PowerNotFollowedName[];
  readonly mayGrant?: Condition;
}

/** A role. */
export interface AzureRole extends AzurePowers {
  readonly name: string;
  readonly isCustom?: boolean;
  /** Where its definition was not collected, so that what it gives is taken at its worst. */
  readonly isUnknown?: boolean;
  /** Where its definition was collected. */
  readonly permissions?: readonly AzurePermission[];
}

/** One deny assignment. */
export interface Denial {
  readonly id: string;
  readonly scope: string;
  readonly permissions: readonly AzurePermission[];
  /** Whether it stops at the scope itself. */
  readonly onlyItself: boolean;
  /** Whom it denies: users, groups and service principals; undefined is everybody. */
  readonly principals: readonly string[] | undefined;
  readonly exempt: readonly string[];
  /** Of one that a deployment stack made: the scope of the stack. */
  readonly stackScope?: string;
}
