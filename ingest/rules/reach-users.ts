/** Which abilities reach each user, judged when everything about roles, groups and units has been read. */
import { abilitiesOver, accountBits, everyone, reachAfter, type UserReach, unsureOver } from '#derivation';
import type { Reads } from '../memory/index.ts';

/** The reach of every user, or of a user's nodes by audience, one at a time. */
export function* reachOfUsers(memory: Reads<'directory' | 'judged'>): Generator<UserReach> {
  const { passwordWriteback, tellsImmutableIds } = memory.directory;
  for (const [user, known] of memory.directory.users) {
    // A source that says it of somebody says it of everybody.
    const account = tellsImmutableIds ? known : known | accountBits.immutableIdUnknown;
    const resettable = { account, coverage: memory.directory.coverage.get(user) ?? everyone };
    const over = abilitiesOver(resettable, passwordWriteback).filter(
      // A machine signs in to no client that somebody sends it.
      (ability) => !(ability === 'people-who-sign-in' && memory.directory.machines.has(user)),
    );
    const unsure = unsureOver(resettable, passwordWriteback);
    for (const id of memory.judged.signedIn.get(user) ?? [user]) {
      const left = memory.judged.left.get(id);
      if (left !== undefined) yield reachAfter(id, over, left, unsure);
    }
  }
}
