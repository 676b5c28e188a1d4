/** A person who has not signed in for 90 days and still reaches something sensitive. */
import { rule } from '../finding-rule.ts';
import { reachesAny } from '../reach.ts';
import { dateWords, day, reachWords } from './words.ts';

export const stalePerson = rule({
  id: 'H19',
  title: 'An account is not used and still reaches something',
  why: 'Nobody notices who uses it.',
  remedy: 'disable-identity',
  fix: 'Ask, disable, remove what it holds.',
  controls: ['nist-800-53/AC-2(3)', 'nist-csf/PR.AA-05', 'mitre-attack/T1078.004'],
  source: 'https://learn.microsoft.com/entra/identity/monitoring-health/howto-manage-inactive-user-accounts',
  byReach: true,
  rests: ['graph/users', 'graph/users-sign-in-activity'],
  *faults({ people, judgedAt }) {
    const before = judgedAt - 90 * day;
    for (const person of people) {
      const { lastSignIn, createdAt } = person;
      const isOld = createdAt !== undefined && createdAt < before;
      const last =
        'value' in lastSignIn
          ? Math.max(lastSignIn.value.interactive ?? 0, lastSignIn.value.nonInteractive ?? 0)
          : undefined;
      if (
        !(
          person.enabled &&
          !person.isBreakGlass &&
          isOld &&
          last !== undefined &&
          last < before &&
          reachesAny(person.reach)
        )
      )
        continue;
      yield {
        subject: person,
        says: `${person.name} ${last === 0 ? 'was never seen to sign in' : `signed in last on ${dateWords(last)}`}, and still reaches ${reachWords(person.reach)}.`,
        reach: person.reach,
        has: person.exposure.seen ?? person.exposure.assumed,
        isAssumed: person.exposure.seen === undefined && person.exposure.assumed !== undefined,
        evidence: [`graph/users:${person.id}`],
      };
    }
  },
});
