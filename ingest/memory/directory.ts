/** What a load keeps of the directory: its users, its roles, its units and the settings that hold for everybody. */

import type { AbilityName } from '#catalogue';

/** A role of the directory as assignments refer to it. */
export interface DirectoryRole {
  readonly name: string;
  readonly template: string;
  /** Its allowed actions, lower case. */
  readonly actions: readonly string[];
  /** Actions that it is taken to have, since what it refers to was not collected. */
  readonly assumedActions?: readonly string[];
}

/** What a permission grant policy allows. */
export interface ConsentPolicy {
  /** Whether anybody's application can be consented to. */
  readonly isOpen: boolean;
  readonly grantsApplication: boolean;
  readonly grantsDelegated: boolean;
}

/** The directory. All ids are lower case. */
export interface Directory {
  /** Bits of each user, of `accountBits`. */
  readonly users: ReadonlyMap<string, number>;
  /** Users of agents, each with the agent that signs it in. */
  readonly agentUsers: ReadonlyMap<string, string>;
  /** Roles by definition id; built-in ones are their own template. */
  readonly roles: ReadonlyMap<string, DirectoryRole>;
  /** Custom roles, which no policy matches even where it names them. */
  readonly customRoles: ReadonlySet<string>;
  /** Definition ids of roles held now at the tenant, by holder. */
  readonly tenantRoles: ReadonlyMap<string, readonly string[]>;
  /** Roles held now, as `<principal> <role> <scope>`: their schedules list them again. */
  readonly holdings: ReadonlySet<string>;
  /** Which resetting roles cover every role of a user, for users with a role; the bits are those of `derivation/resets/role-coverage.ts`. */
  readonly coverage: ReadonlyMap<string, number>;
  /** Administrative units whose members a rule finds, each with the abilities that write what the rule reads. */
  readonly dynamicUnits: ReadonlyMap<string, readonly AbilityName[]>;
  /** Accounts that machines use: declared service accounts, and those that synchronize. */
  readonly machines: ReadonlySet<string>;
  /** Administrative units whose management is restricted, and their members. */
  readonly restrictedUnits: ReadonlySet<string>;
  readonly shielded: ReadonlySet<string>;
  /** Domains whose sign-in another identity provider answers. */
  readonly federatedDomains: ReadonlySet<string>;
  /** Permission grant policies by id. */
  readonly consentPolicies: ReadonlyMap<string, ConsentPolicy>;
  /** Whether passwords are written back to the on-premises directory; undefined where that was not collected. */
  readonly passwordWriteback: boolean | undefined;
  /** Whether the source says who has an onPremisesImmutableId. */
  readonly tellsImmutableIds: boolean;
  /** Whether members may invite guests; undefined where that was not collected. */
  readonly membersInvite: boolean | undefined;
}

/** As the collections and rules of the directory write it. */
export class DirectoryMemory implements Directory {
  readonly users = new Map<string, number>();
  readonly agentUsers = new Map<string, string>();
  readonly roles = new Map<string, DirectoryRole>();
  readonly customRoles = new Set<string>();
  readonly tenantRoles = new Map<string, string[]>();
  readonly holdings = new Set<string>();
  readonly coverage = new Map<string, number>();
  readonly dynamicUnits = new Map<string, readonly AbilityName[]>();
  readonly machines = new Set<string>();
  readonly restrictedUnits = new Set<string>();
  readonly shielded = new Set<string>();
  readonly federatedDomains = new Set<string>();
  readonly consentPolicies = new Map<string, ConsentPolicy>();
  passwordWriteback: boolean | undefined;
  tellsImmutableIds = false;
  membersInvite: boolean | undefined;
}
