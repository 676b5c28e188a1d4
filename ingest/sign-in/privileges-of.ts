/** What a person holds or may activate, by groups too: whom the help desk serves may depend on it. */
import type { UserFacts } from '#assurance';
import type { Privileges } from '../memory/privileges.ts';

/** What a user with these groups has, by groups that the user may become a member or owner of too. */
export function privilegesOf(
  privileges: Privileges,
  user: string,
  groupIds: readonly string[],
  groupsAbove: (group: string) => readonly string[],
): NonNullable<UserFacts['privileges']> {
  const holders = new Set([user, ...groupIds]);
  for (const holder of holders)
    for (const group of privileges.eligibleGroups.get(holder) ?? [])
      for (const one of [group, ...groupsAbove(group)]) holders.add(one);
  const all = (of: ReadonlyMap<string, readonly string[]>) => [
    ...new Set([...holders].flatMap((holder) => of.get(holder) ?? [])),
  ];
  return { roles: all(privileges.roles), azureScopes: all(privileges.azureScopes) };
}
