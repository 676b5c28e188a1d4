/** Which groups that policies leave out each person gets into alone: public ones, and by access packages that nobody approves. */
import type { UserFacts } from '#assurance';
import { accountBits } from '#derivation';
import type { Reads } from '../memory/index.ts';
import type { SignInInputs } from './inputs.ts';

type Joins = NonNullable<UserFacts['joins']>;

/** Gives what a person with these groups joins, as policies name it; undefined where that is nothing. */
export function joiningOf(
  { groups, directory }: Reads<'groups' | 'directory'>,
  { tenant }: SignInInputs,
  groupsAbove: (group: string) => readonly string[],
): (user: string, groupIds: readonly string[]) => Joins | undefined {
  const leftOut = new Set(tenant.enforced.flatMap((policy) => [...policy.users.exclude.groups]));
  const open = [...groups.open].flatMap(([group, ways]) =>
    groupsAbove(group)
      .filter((above) => leftOut.has(above))
      .flatMap((above) => ways.map((way) => ({ ...way, group: above }))),
  );
  return (user, groupIds) => {
    const isGuest = ((directory.users.get(user) ?? 0) & accountBits.guest) !== 0;
    const own = open.filter(({ by, group }) => {
      if (groupIds.includes(group)) return false;
      if (by === 'members' || by === 'guests') return isGuest === (by === 'guests');
      return by.principal === user || groupIds.includes(by.principal);
    });
    if (own.length === 0) return undefined;
    const groups = [...new Set(own.map(({ group }) => group))].sort();
    return groups.map((group) => ({ group, assumed: own.every((one) => one.group !== group || one.assumed) }));
  };
}
