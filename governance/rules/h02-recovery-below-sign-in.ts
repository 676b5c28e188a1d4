/** Somebody who reaches something sensitive and recovers the account more easily than signing in. */
import { rule } from '../finding-rule.ts';
import { weakest } from './ways-in.ts';
import { levelWords, reachWords } from './words.ts';

export const recoveryBelowSignIn = rule({
  id: 'H02',
  title: 'Recovery takes less than sign-in',
  why: 'Whoever resets the password gets in by the reset, however strong sign-in is.',
  remedy: 'narrow-reset',
  fix: 'Password reset: two methods, no SMS, voice or mail; for administrators switch it off (allowedToUseSSPR false).',
  controls: [
    'nist-csf/PR.AA-01',
    'nist-800-63b/4.2.2',
    'zero-trust-assessment/21842',
    'zero-trust-assessment/22072',
    'cis-m365/5.2.4.2',
    'mitre-attack/T1556.006',
    'mitre-d3fend/D3-CRO',
  ],
  source: 'https://learn.microsoft.com/entra/identity/authentication/concept-sspr-policy',
  byReach: true,
  rests: ['graph/users', 'graph/user-registration-details', 'graph/authorization-policy'],
  *faults({ people }) {
    for (const person of people) {
      const weak = weakest(person, ['RECOVERS'], 'SIGNS_IN');
      if (weak === undefined) continue;
      const { way, reach, beside } = weak;
      const signIn =
        beside === undefined ? 'no sign-in is let in at all' : `signing in takes ${levelWords(beside.gate)}`;
      yield {
        subject: person,
        says: `${person.name} recovers the account at ${levelWords(way.gate)} while ${signIn}, and reaches ${reachWords(reach)}.`,
        reach,
        has: way.gate,
        isAssumed: way.assumed,
        evidence: way.evidence,
      };
    }
  },
});
