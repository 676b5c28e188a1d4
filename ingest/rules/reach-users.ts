/** Which abilities reach each user, judged when everything about roles, groups and units has been read. */
import { abilitiesOver, everyone, isPasswordUnsure, reachAfter, type UserReach } from '#derivation';
import type { Tenant } from '../memory/tenant.ts';

/** The reach of every user, or of a user's nodes by audience, one at a time. */
export function* reachOfUsers(tenant: Tenant): Generator<UserReach> {
  const { passwordWriteback } = tenant;
  for (const [user, account] of tenant.users) {
    const resettable = { account, coverage: tenant.coverage.get(user) ?? everyone };
    const over = abilitiesOver(resettable, passwordWriteback);
    const unsure = isPasswordUnsure(resettable, passwordWriteback);
    for (const id of tenant.signedIn.get(user) ?? [user]) {
      const left = tenant.left.get(id);
      if (left !== undefined) yield reachAfter(id, over, left, unsure);
    }
  }
}
