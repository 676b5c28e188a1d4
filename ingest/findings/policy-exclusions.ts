/** Whom the enabled policies leave out, with how many people that is. */
import type { CompiledTenant } from '#assurance';
import { directoryRoleNames } from '#catalogue';
import type { PolicyExclusion } from '#governance';
import type { Gathering } from './gather.ts';

const members = 'graph/group-members';
/** What stands for many users in their list. */
const words: ReadonlySet<string> = new Set(['all', 'none', 'guestsorexternalusers', 'allagentidusers']);

/** Every exclusion of every enabled policy about people, one row each. */
export function policyExclusions(policies: CompiledTenant['enforced'], gathering: Gathering): PolicyExclusion[] {
  const { memory, missing } = gathering;
  const groups = new Set(policies.flatMap(({ users }) => [...users.exclude.groups]));
  const sizes = missing.has(members) ? undefined : sizesOf(groups, gathering);
  const breakGlass = new Set(memory.tenant.declared.breakGlass);
  const nameOf = (id: string) => memory.identities.users.get(id)?.name ?? memory.drawn.names.get(id) ?? id;
  return policies.flatMap(({ id, name, users: { exclude } }): PolicyExclusion[] => {
    const policy = { id, name };
    const own = { policy, isBreakGlass: false };
    const isGuests = exclude.external.types.size > 0 || exclude.users.has('guestsorexternalusers');
    const guests = { id: 'guests', name: 'guests and people of other tenants', kind: 'Guests' as const };
    return [
      ...[...exclude.users]
        .filter((user) => !words.has(user))
        .map((user) => ({
          ...{ policy, people: 1, isBreakGlass: breakGlass.has(user) },
          who: { id: user, name: nameOf(user), kind: 'User' as const },
        })),
      ...[...exclude.groups].map((group) => ({
        ...{ ...own, people: sizes === undefined ? null : (sizes.get(group) ?? 0) },
        who: { id: group, name: nameOf(group), kind: 'Group' as const },
      })),
      ...[...exclude.roles].map((role) => ({
        ...{ ...own, people: null },
        who: { id: role, name: directoryRoleNames[role] ?? nameOf(role), kind: 'Role' as const },
      })),
      ...(isGuests ? [{ ...own, people: null, who: guests }] : []),
    ];
  });
}

/** How many people are in each group, directly or through others. */
function sizesOf(groups: ReadonlySet<string>, { memory, groupsAbove }: Gathering): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const user of memory.directory.users.keys())
    for (const group of groupsAbove.of(user)) if (groups.has(group)) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return sizes;
}
