/** A service account with which somebody signs in at a screen. */
import { rule } from '../finding-rule.ts';
import { dateWords, day, reachWords } from './words.ts';

export const humanUse = rule({
  id: 'N38',
  title: 'Somebody uses the account of a machine',
  why: 'What the machine did and what somebody did cannot be told apart.',
  remedy: 'split-identity',
  fix: 'Give whoever uses it an account of their own.',
  controls: ['owasp-nhi/NHI10:2025', 'nist-csf/PR.AA-05'],
  source: 'https://owasp.org/www-project-non-human-identities-top-10/2025/10-human-use-of-nhi/',
  rests: ['graph/users', 'graph/users-sign-in-activity'],
  *faults({ people, judgedAt }) {
    for (const person of people) {
      const last = 'value' in person.lastSignIn ? person.lastSignIn.value.interactive : undefined;
      if (!(person.isServiceAccount && last !== undefined && last > judgedAt - 90 * day)) continue;
      yield {
        subject: person,
        says: `${person.name} is declared as a service account, and somebody signed in with it at a screen on ${dateWords(last)}; it reaches ${reachWords(person.reach)}.`,
        reach: person.reach,
        has: person.exposure.seen ?? person.exposure.assumed,
        isAssumed: person.exposure.seen === undefined && person.exposure.assumed !== undefined,
        evidence: [`graph/users:${person.id}`],
      };
    }
  },
});
