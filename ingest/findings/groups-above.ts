/** The groups that anybody is in, directly or through others. */
import type { Reads } from '../memory/index.ts';

/** What is told of groups. */
export interface GroupsAbove {
  of(member: string): ReadonlySet<string>;
  /** Whether a group has anybody in it. */
  isFilled(group: string): boolean;
}

/** Reads memberships once. */
export function groupsAbove({ groups }: Reads<'groups'>): GroupsAbove {
  const parents = new Map<string, string[]>();
  const filled = new Set<string>();
  for (const { group, member } of groups.memberships) {
    filled.add(group);
    const known = parents.get(member);
    if (known === undefined) parents.set(member, [group]);
    else known.push(group);
  }
  return {
    of(member) {
      const above = new Set(parents.get(member));
      // A Set shows what is added on the way: no recursion, since chains of groups can be deeper than a stack.
      for (const one of above) for (const parent of parents.get(one) ?? []) above.add(parent);
      return above;
    },
    isFilled: (group) => filled.has(group),
  };
}
