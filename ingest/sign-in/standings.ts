/** The groups and roles of each user as far as a policy may ask about them. */
import type { CompiledTenant, UserFacts } from '#assurance';
import type { CollectionName, FactsFolder } from '#facts';
import type { Reads } from '../memory/index.ts';
import type { Membership } from '../memory/memberships.ts';
import { privilegesOf } from './privileges-of.ts';

/** What a policy sees of a user's standing. */
export interface Standing {
  readonly groupIds: readonly string[];
  readonly roleTemplateIds: readonly string[];
  /** Present where the configuration asks for it. */
  readonly privileges?: UserFacts['privileges'];
  /** Which of the two may lack entries. */
  readonly notCollected: readonly ('groups' | 'roles')[];
}

/** Where users and groups stand. */
export interface Standings {
  readonly standingOf: (user: string) => Standing;
  /** The groups that policies name, or roles are assigned to, that a group is or is nested in. */
  readonly groupsAbove: (group: string) => readonly string[];
  /** Those groups, and whoever else was looked for. */
  readonly asked: ReadonlySet<string>;
}

/** What standings are told from. */
export type StandingsMemory = Reads<'drawn' | 'gaps' | 'groups' | 'directory' | 'privileges'>;

/**
 * Tells them: of people only the groups are kept that a policy names or a role is assigned to. Policies see nested membership;
 * roles count where they are active and held at the tenant.
 */
export function readStandings(folder: FactsFolder, tenant: CompiledTenant, memory: StandingsMemory): Standings {
  const roles = builtInRoles(memory);
  const notCollected = gapsOf(folder);
  const joiners = [...memory.groups.open.values()]
    .flat()
    .flatMap(({ by }) => (typeof by === 'string' ? [] : [by.principal]));
  const { privileges } = memory;
  const privileged = [privileges.roles, privileges.azureScopes, privileges.eligibleGroups].flatMap((held) => [
    ...held.keys(),
  ]);
  // With those of policies that are not on: a rehearsed change may switch one on.
  const ofPolicies = tenant.policies.flatMap(({ users }) => [...users.include.groups, ...users.exclude.groups]);
  const named = [...tenant.named.policyGroups, ...tenant.named.groups, ...ofPolicies];
  const asked = new Set([...named, ...roles.keys(), ...joiners, ...privileged]);
  const groupsAbove = nesting(memory, asked);
  const groupsOf = new Map<string, Set<string>>();
  for (const one of memory.groups.memberships) {
    if (isGroup(one, memory)) continue;
    for (const above of groupsAbove(one.group))
      groupsOf.set(one.member, (groupsOf.get(one.member) ?? new Set()).add(above));
  }
  const standingOf = (user: string): Standing => {
    const groupIds = [...(groupsOf.get(user) ?? [])];
    const roleTemplateIds = [user, ...groupIds].flatMap((holder) => roles.get(holder) ?? []);
    const standing = { groupIds, roleTemplateIds: [...new Set(roleTemplateIds)], notCollected };
    if (!privileges.areAsked) return standing;
    return { ...standing, privileges: privilegesOf(privileges, user, groupIds, groupsAbove) };
  };
  return { standingOf, groupsAbove, asked };
}

/** Gives the groups of `asked` that a group is or is nested in. */
function nesting(memory: StandingsMemory, asked: ReadonlySet<string>): Standings['groupsAbove'] {
  const parents = new Map<string, string[]>();
  for (const one of memory.groups.memberships) {
    if (!isGroup(one, memory)) continue;
    const known = parents.get(one.member);
    if (known === undefined) parents.set(one.member, [one.group]);
    else known.push(one.group);
  }
  const reached = new Map<string, string[]>();
  return (group) => {
    const known = reached.get(group);
    if (known !== undefined) return known;
    const seen = new Set([group]);
    // A Set shows what is added on the way: no recursion, since chains of groups can be deeper than a stack.
    for (const one of seen) for (const parent of parents.get(one) ?? []) seen.add(parent);
    const above = [...seen].filter((one) => asked.has(one));
    reached.set(group, above);
    return above;
  };
}

/** Whether a member is a group: one whose type is not said is where a row of it was read. */
function isGroup({ member, type }: Membership, { drawn, gaps }: Reads<'drawn' | 'gaps'>): boolean {
  if (type !== 'not said') return type === 'group';
  return drawn.kinds.get(member) === 'Group' && !gaps.placeholders.has(member);
}

/** What was not, or not wholly, collected. Roles are held by way of groups too. */
function gapsOf(folder: FactsFolder): ('groups' | 'roles')[] {
  const whole = (name: CollectionName) =>
    folder.has(name) && (folder.manifest.collections[name]?.status ?? 'COMPLETE') === 'COMPLETE';
  const groups: 'groups'[] = whole('graph/group-members') ? [] : ['groups'];
  return [...groups, ...(whole('graph/directory-role-assignments') ? [] : (['roles'] as const))];
}

/**
 * Built-in roles held at the tenant, by holder; built-in definitions have their template's id. No policy matches a custom role.
 * https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-users-groups
 */
function builtInRoles({ directory }: Reads<'directory'>): ReadonlyMap<string, readonly string[]> {
  const roles = [...directory.tenantRoles].map(
    ([holder, held]) => [holder, held.filter((role) => !directory.customRoles.has(role))] as const,
  );
  return new Map(roles.filter(([, held]) => held.length > 0));
}
