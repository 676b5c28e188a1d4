/** A guest who is had for less than what the guest reaches. */
import { rule } from '../finding-rule.ts';
import { needOf } from '../reach.ts';
import { levelWords, reachWords } from './words.ts';

export const outsider = rule({
  id: 'H11',
  title: 'An outsider reaches something for less than it needs',
  why: 'How a guest is protected at home is decided there.',
  remedy: 'cross-tenant',
  fix: "Ask guests for a strength here, trust no other tenant's MFA unless it is known, and give them less.",
  controls: ['nist-csf/GV.SC-07', 'zero-trust-assessment/21851', 'mitre-attack/T1199'],
  source: 'https://learn.microsoft.com/entra/external-id/authentication-conditional-access',
  byReach: true,
  rests: ['graph/users', 'graph/cross-tenant-access-policies'],
  *faults({ people }) {
    for (const person of people) {
      if (!person.isGuest) continue;
      const level = person.exposure.seen ?? person.exposure.assumed;
      if (level === undefined || level >= needOf(person.reach)) continue;
      yield {
        subject: person,
        says: `${person.name} is a guest who is had at ${levelWords(level)}, and reaches ${reachWords(person.reach)}.`,
        reach: person.reach,
        has: level,
        isAssumed: person.exposure.seen === undefined,
        evidence: [`graph/users:${person.id}`],
      };
    }
  },
});
