/** A person whose account is disabled, or whose time is over, and who still holds something. */
import { rule } from '../finding-rule.ts';
import { reachesAny } from '../reach.ts';
import { dateWords, reachWords } from './words.ts';

export const leaverStillHolds = rule({
  id: 'H17',
  title: 'A leaver still holds access',
  why: 'Disabling stops sign-in, not what is held: who enables the account again, or resets it, has all of it.',
  remedy: 'remove-assignment',
  fix: 'Remove roles, groups and grants when somebody leaves, then delete the account.',
  controls: ['nist-800-53/AC-2(3)', 'nist-csf/PR.AA-05', 'nist-csf/ID.AM-08', 'mitre-attack/T1078.004'],
  source: 'https://learn.microsoft.com/entra/id-governance/what-are-lifecycle-workflows',
  byReach: true,
  rests: ['graph/users'],
  *faults({ people, judgedAt }) {
    for (const person of people) {
      const { until } = person.declared;
      const isOver = until !== undefined && until < judgedAt;
      if ((person.enabled && !isOver) || !reachesAny(person.reach)) continue;
      const state = person.enabled ? `was to end on ${dateWords(until ?? 0)} and is enabled` : 'is disabled';
      yield {
        subject: person,
        says: `${person.name} ${state}, and still reaches ${reachWords(person.reach)}.`,
        reach: person.reach,
        has: person.exposure.seen ?? person.exposure.assumed ?? 5,
        isAssumed: person.exposure.seen === undefined && person.exposure.assumed !== undefined,
        steps: person.enabled ? 0 : -1,
        evidence: [`graph/users:${person.id}`],
      };
    }
  },
});
