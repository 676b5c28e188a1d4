/** Which abilities reach each user, judged when everything about roles, groups and units has been read. */
import { abilitiesOver, everyone, isPasswordUnsure, reachAfter, type UserReach } from '#derivation';
import type { Reads } from '../memory/index.ts';

/** The reach of every user, or of a user's nodes by audience, one at a time. */
export function* reachOfUsers(memory: Reads<'directory' | 'judged'>): Generator<UserReach> {
  const { passwordWriteback } = memory.directory;
  for (const [user, account] of memory.directory.users) {
    const resettable = { account, coverage: memory.directory.coverage.get(user) ?? everyone };
    const over = abilitiesOver(resettable, passwordWriteback);
    const unsure = isPasswordUnsure(resettable, passwordWriteback);
    for (const id of memory.judged.signedIn.get(user) ?? [user]) {
      const left = memory.judged.left.get(id);
      if (left !== undefined) yield reachAfter(id, over, left, unsure);
    }
  }
}
