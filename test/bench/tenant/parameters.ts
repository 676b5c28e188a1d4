/** How large the parts of a synthetic tenant are, given its users: each number stated, with where it comes from. */

/** The sizes of a tenant; everything else follows from the seed. */
export interface TenantParameters {
  readonly seed: number;
  readonly users: number;
  /** People of tier 0, who run the tenant, and of tier 1, who run its systems; all others are tier 2. */
  readonly tierZero: number;
  readonly tierOne: number;
  /** Teams of 3 to 13, in departments, in divisions: the nesting of groups follows them. */
  readonly teams: number;
  readonly departments: number;
  readonly divisions: number;
  /** Groups that open applications, and of Microsoft 365; both of skewed sizes. */
  readonly accessGroups: number;
  readonly accessMemberships: number;
  readonly officeGroups: number;
  readonly officeMemberships: number;
  readonly applications: number;
  readonly foreignApplications: number;
  readonly devices: number;
  readonly subscriptions: number;
  readonly groupsInSubscription: number;
  readonly resourcesInGroup: number;
}

/** Of 100 users so many sign in at level 1, 2, 3, and 4 or more. */
export const signInMix = [10, 25, 50, 15] as const;

/** The parameters for a number of users. */
export function parametersFor(users: number, seed: number): TenantParameters {
  const share = (one: number, least: number) => Math.max(least, Math.round(users / one));
  const departments = share(250, 4);
  return {
    seed,
    users,
    tierZero: Math.min(40, share(2_500, 3)),
    tierOne: share(100, 6),
    teams: share(8, 8),
    departments,
    divisions: Math.max(2, Math.round(Math.sqrt(departments) / 2)),
    accessGroups: share(25, 4),
    accessMemberships: users,
    officeGroups: share(35, 3),
    officeMemberships: Math.round(users * 0.4),
    applications: share(20, 6),
    foreignApplications: share(200, 2),
    devices: share(3, 2),
    subscriptions: share(1_000, 2),
    groupsInSubscription: 20,
    resourcesInGroup: 10,
  };
}

/** A tenant that grows in strict proportion and is quick to load: many roles, apps, groups and scopes for its users, few memberships. */
export function leanTenant(users: number, seed: number): TenantParameters {
  const share = (one: number) => Math.max(1, Math.round(users / one));
  return {
    ...parametersFor(users, seed),
    tierZero: share(100),
    tierOne: share(50),
    departments: share(125),
    divisions: share(500),
    accessGroups: share(25),
    accessMemberships: share(4),
    officeGroups: share(50),
    officeMemberships: share(10),
    applications: share(10),
    foreignApplications: share(200),
    devices: share(20),
    subscriptions: share(250),
    groupsInSubscription: 5,
    resourcesInGroup: 5,
  };
}

/** The parameters in words, a line each. */
export function sayParameters(p: TenantParameters): string[] {
  const n = (value: number) => value.toLocaleString('en');
  return [
    `${n(p.users)} users, seed ${p.seed}: ${n(p.tierZero)} in tier 0, ${n(p.tierOne)} in tier 1 (1 %); sign-ins at level 1, 2, 3, 4 and up: ${signInMix.join(', ')} %`,
    `${n(p.teams)} teams of 3 to 13 in ${n(p.departments)} departments of skewed size in ${n(p.divisions)} divisions; nine teams in ten are nested in their department, the people of the others are its members themselves, and every department in its division`,
    `${n(p.accessGroups)} access groups with ${n(p.accessMemberships)} memberships and ${n(p.officeGroups)} Microsoft 365 groups with ${n(p.officeMemberships)}, sizes by Zipf's law, seven of ten members from one department`,
    `${n(p.applications)} applications (half with an owner; secrets on 60 %, certificates on 25 %, federated credentials on 10 %), ${n(p.foreignApplications)} of other tenants; ${n(p.devices)} managed devices`,
    `${n(p.subscriptions)} subscriptions with ${p.groupsInSubscription} resource groups of ${p.resourcesInGroup} resources each: two key vaults of twenty, a third of the machines with an identity`,
  ];
}
