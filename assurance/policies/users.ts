/** The users condition: whom a policy is for. Exclusions win. https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-users-groups */
import { directoryRoleNames } from '#catalogue';
import type { AssumptionKey } from '../assumptions.ts';
import type { GuestsOrExternalUsers, UsersCondition } from '../conditional-access-policy.ts';
import { fails, holds, type Match } from './match.ts';
import type { Subject } from './subject.ts';
import { flags, isEmpty, isMalformed, isToken, lowered, strings, word } from './words.ts';

const externalTypes: ReadonlySet<string> = new Set([
  'none',
  'internalguest',
  'b2bcollaborationguest',
  'b2bcollaborationmember',
  'b2bdirectconnectuser',
  'otherexternaluser',
  'serviceprovider',
]);
/** `AllAgentIdUsers` stands for the users of agents: https://learn.microsoft.com/entra/identity/conditional-access/agent-id */
const userTokens: ReadonlySet<string> = new Set(['all', 'none', 'guestsorexternalusers', 'allagentidusers']);
const roleTokens: ReadonlySet<string> = new Set(['all', 'none']);

interface External {
  readonly types: ReadonlySet<string>;
  readonly tenants: ReadonlySet<string> | 'all' | 'unknown';
}

/** The users condition with its lists made comparable. */
export interface CompiledUsers {
  readonly include: Listed;
  readonly exclude: Listed;
}

interface Listed {
  readonly users: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly external: External;
  /** A word of Microsoft's that is not known: who it stands for is not known either. */
  readonly strange: string | undefined;
  /** True where an id is none: it names nobody. */
  readonly malformed: boolean;
}

function external(condition: GuestsOrExternalUsers | null | undefined): External {
  const tenantsOf = condition?.externalTenants;
  const kind = word(tenantsOf?.membershipKind);
  const all = isEmpty(tenantsOf) || kind === 'all';
  const tenants = all ? 'all' : kind === 'enumerated' ? lowered(tenantsOf?.members) : 'unknown';
  const types = flags(condition?.guestOrExternalUserTypes);
  return { types: types.size === 0 && !isEmpty(condition) ? new Set(['unreadable']) : types, tenants };
}

/** Makes the condition comparable; a missing one is for nobody. */
export function compileUsers(users: UsersCondition | null | undefined): CompiledUsers {
  const { includeUsers, includeGroups, includeRoles, includeGuestsOrExternalUsers } = users ?? {};
  const { excludeUsers, excludeGroups, excludeRoles, excludeGuestsOrExternalUsers } = users ?? {};
  return {
    include: listed(includeUsers, includeGroups, includeRoles, includeGuestsOrExternalUsers),
    exclude: listed(excludeUsers, excludeGroups, excludeRoles, excludeGuestsOrExternalUsers),
  };
}

function listed(
  users: unknown,
  groups: unknown,
  roles: unknown,
  among: GuestsOrExternalUsers | null | undefined,
): Listed {
  const own = strings(users).filter((user) => !userTokens.has(user.toLowerCase()));
  const strange = own.find(isToken);
  const named = strings(roles).filter((role) => !roleTokens.has(role.toLowerCase()));
  const ids = [...own.filter((user) => !isToken(user)), ...strings(groups), ...named];
  return {
    users: lowered(users),
    groups: lowered(groups),
    roles: new Set([...lowered(roles)].filter((role) => role !== 'none')),
    external: external(among),
    strange,
    malformed: ids.some(isMalformed),
  };
}

function shared(list: ReadonlySet<string>, own: ReadonlySet<string>): string | undefined {
  const [few, many] = list.size < own.size ? [list, own] : [own, list];
  for (const id of few) if (many.has(id)) return id;
  return undefined;
}

/** The role in the list that the subject holds, in words; `All` is any role. */
function heldRole(list: ReadonlySet<string>, { roles }: Subject): string | undefined {
  const role = shared(list, roles) ?? (list.has('all') ? [...roles][0] : undefined);
  return role === undefined ? undefined : roleName(role);
}

/** Whether these external users include the subject; an assumption where that cannot be told. */
function isAmong(subject: Subject, among: External): boolean | AssumptionKey {
  if (subject.externalType === undefined || among.types.size === 0) return false;
  if (!among.types.has(subject.externalType)) {
    return [...among.types].some((type) => !externalTypes.has(type)) ? 'policy-not-understood' : false;
  }
  if (among.tenants === 'all' || subject.externalType === 'internalguest') return true;
  if (among.tenants === 'unknown') return 'policy-not-understood';
  if (subject.homeTenantId === undefined) return 'home-tenant-unknown';
  return among.tenants.has(subject.homeTenantId);
}

/** What the condition asks about the subject that was not collected. */
function notRead(
  lists: Listed,
  { groupsKnown, rolesKnown }: Subject,
): { readonly of: string; readonly assumption: AssumptionKey } | undefined {
  if (lists.groups.size > 0 && !groupsKnown)
    return { of: 'groups, whose members were not collected', assumption: 'memberships-not-collected' };
  if (lists.roles.size > 0 && !rolesKnown)
    return { of: 'roles, whose holders were not collected', assumption: 'roles-not-collected' };
  return undefined;
}

/** A role by its name, else by its id. */
function roleName(id: string): string {
  return directoryRoleNames[id] ?? id;
}

function excluded(lists: Listed, subject: Subject): Match | undefined {
  if (lists.users.has(subject.id)) return fails('the user is excluded');
  if (subject.externalType !== undefined && lists.users.has('guestsorexternalusers'))
    return fails('guests and external users are excluded');
  if (lists.users.has('all')) return fails('all users are excluded');
  const group = shared(lists.groups, subject.groups);
  if (group !== undefined) return fails(`the user is in the excluded group ${group}`);
  const role = heldRole(lists.roles, subject);
  if (role !== undefined) return fails(`the user holds the excluded role ${role}`);
  const unread = notRead(lists, subject);
  if (unread !== undefined) return fails(`the user is perhaps among the excluded ${unread.of}`, unread.assumption);
  const among = isAmong(subject, lists.external);
  if (among === true) return fails('this type of external user is excluded');
  if (among !== false) return fails('external users are excluded, this one perhaps', among);
  return lists.strange === undefined
    ? undefined
    : fails(`the exclusion ${lists.strange} is not understood`, 'policy-not-understood');
}

/** Whether the policy is for this user. What is named by no id names nobody: that is noted, whatever the answer. */
export function matchUsers(users: CompiledUsers, subject: Subject): Match {
  const match = subject.isAgent ? matchAgent(users, subject) : matchListed(users, subject);
  const malformed = match.applies ? users.exclude.malformed : users.include.malformed;
  return malformed && match.assumption === undefined ? { ...match, assumption: 'identifier-malformed' } : match;
}

/** The first of a list's names for an agent user: the word for all of them, the user's own id, a group. */
function namesAgent(lists: Listed, subject: Subject): string | undefined {
  if (lists.users.has('allagentidusers')) return 'AllAgentIdUsers';
  return lists.users.has(subject.id) ? subject.id : shared(lists.groups, subject.groups);
}

/**
 * Whether the policy is for this agent user: `All` and every other word for people leave it out. That a group takes in an agent user is not
 * documented: it is taken to keep one out of a policy, and not to bring one in.
 */
function matchAgent({ include, exclude }: CompiledUsers, subject: Subject): Match {
  const out = namesAgent(exclude, subject);
  if (out !== undefined) return fails(`the agent user is excluded (${out})`);
  const unread = exclude.groups.size > 0 && !subject.groupsKnown;
  if (unread) return fails('the agent user is perhaps among the excluded groups', 'memberships-not-collected');
  if (exclude.strange !== undefined)
    return fails(`the exclusion ${exclude.strange} is not understood`, 'policy-not-understood');
  const taken = namesAgent(include, subject);
  if (taken === undefined) return fails('an agent user is in no policy that does not name it');
  if (taken === 'AllAgentIdUsers' || taken === subject.id) return holds(`the agent user is included (${taken})`);
  return fails(`an agent user is perhaps not meant by the group ${taken}`, 'agent-user-by-group');
}

function matchListed(users: CompiledUsers, subject: Subject): Match {
  const out = excluded(users.exclude, subject);
  if (out !== undefined) return out;
  const { include } = users;
  if (include.users.has('all')) return holds('all users are included');
  if (include.users.has(subject.id)) return holds('the user is included');
  if (subject.externalType !== undefined && include.users.has('guestsorexternalusers'))
    return holds('guests and external users are included');
  const group = shared(include.groups, subject.groups);
  if (group !== undefined) return holds(`the user is in the included group ${group}`);
  const role = heldRole(include.roles, subject);
  if (role !== undefined) return holds(`the user holds the included role ${role}`);
  const among = isAmong(subject, include.external);
  if (among === true) return holds('this type of external user is included');
  if (among !== false) return fails('some external users are included, this one perhaps not', among);
  const unread = notRead(include, subject);
  if (unread !== undefined) return fails(`the user is perhaps not among the included ${unread.of}`, unread.assumption);
  if (include.strange !== undefined)
    return fails(`the inclusion ${include.strange} is not understood`, 'policy-not-understood');
  return fails('the user is not included');
}
