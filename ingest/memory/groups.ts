/** What a load keeps of groups: who owns them, who may fill them and who gets into them alone. */
import type { AbilityName } from '#catalogue';
import { type Membership, Memberships } from './memberships.ts';

/** Who gets into a group alone: every member, every guest, one user or the members of one group. */
export interface OpenGroup {
  readonly by: 'members' | 'guests' | { readonly principal: string };
  readonly assumed: boolean;
}

/** Who may ask for an access package: every member, every guest, users of other organizations, one user or the members of one group. */
export type Requestor = 'members' | 'guests' | 'others' | { readonly principal: string };

/** One thing that an access package gives: membership of a group, a directory role over the tenant, a role of an application. */
export type PackageGift =
  | { readonly gives: 'group'; readonly group: string }
  | { readonly gives: 'directory role'; readonly role: string; readonly isEligible: boolean }
  | { readonly gives: 'application role'; readonly resource: string; readonly appRole: string };

/** Who asks for an access package, and who must approve. */
export interface PackageRequest {
  readonly by: Requestor;
  /** One list of ids for each stage whose approvers are named; any of them is enough for it. */
  readonly stages: readonly (readonly string[])[];
  /** Whether some stage names a manager, a sponsor or nobody: whom no collection tells. */
  readonly hasUnknownApprover: boolean;
}

/** An access package: what it gives, who may ask for it, and who may rewrite or assign it. */
export interface AccessPackage {
  readonly id: string;
  readonly name: string;
  readonly gives: readonly PackageGift[];
  readonly requests: readonly PackageRequest[];
  readonly managers: readonly string[];
}

/** The abilities that reach a group, each with what is left to defeat. */
export type GroupReach = Readonly<Partial<Record<AbilityName, 0>>>;

/** Groups by id. All ids are lower case. */
export interface Groups {
  /** Groups that directory roles can be assigned to. */
  readonly roleAssignable: ReadonlySet<string>;
  /** Those of them whose rows do not say so, and whose directory roles do. */
  readonly withRoles: ReadonlySet<string>;
  /** Dynamic or synchronized groups, whose members nobody adds. */
  readonly closed: ReadonlySet<string>;
  /** The abilities that reach a group, for the node of its direct members. */
  readonly reach: ReadonlyMap<string, GroupReach>;
  /** Who owns a group whose members its owners may add. */
  readonly owners: ReadonlyMap<string, readonly string[]>;
  /** Groups with app roles, which reach direct members only, and the node that stands for those. */
  readonly directMembers: ReadonlyMap<string, string>;
  /** Groups that people get into alone, and who. */
  readonly open: ReadonlyMap<string, readonly OpenGroup[]>;
  readonly packages: readonly AccessPackage[];
  /** Who is directly in which group. */
  readonly memberships: Iterable<Membership>;
  /** Whether members of groups were read. */
  readonly membershipsRead: boolean;
}

/** As the collections and rules of groups write it. */
export class GroupsMemory implements Groups {
  readonly roleAssignable = new Set<string>();
  readonly withRoles = new Set<string>();
  readonly closed = new Set<string>();
  readonly reach = new Map<string, GroupReach>();
  readonly owners = new Map<string, string[]>();
  readonly directMembers = new Map<string, string>();
  readonly open = new Map<string, OpenGroup[]>();
  readonly packages: AccessPackage[] = [];
  readonly memberships = new Memberships();
  membershipsRead = false;
}
