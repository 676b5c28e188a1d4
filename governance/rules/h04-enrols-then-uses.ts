/** Somebody who may register a strong method by less than the strength that the method then satisfies. */
import { rule } from '../finding-rule.ts';
import { weakest } from './ways-in.ts';
import { levelWords, reachWords } from './words.ts';

export const enrolsThenUses = rule({
  id: 'H04',
  title: 'Enrolment takes less than sign-in',
  why: 'Who may register a passkey with a password alone signs in with the passkey: the strength asked for holds nobody back.',
  remedy: 'change-policy',
  fix: 'Ask for a strength on "Register security information", with a temporary access pass for newcomers.',
  controls: [
    'cisa-scuba/MS.AAD.3.8',
    'cis-m365/5.2.2.10',
    'zero-trust-assessment/21806',
    'nist-800-63b/4.1.2.1',
    'mitre-attack/T1556.006',
    'mitre-attack/T1098.005',
  ],
  source: 'https://learn.microsoft.com/entra/identity/conditional-access/policy-all-users-security-info-registration',
  byReach: true,
  rests: ['graph/users', 'graph/conditional-access-policies', 'graph/authentication-methods-policy'],
  *faults({ people }) {
    for (const person of people) {
      const weak = weakest(person, ['ENROLS_METHOD'], 'SIGNS_IN');
      if (weak === undefined) continue;
      const { way, reach, beside } = weak;
      const signIn = beside === undefined ? 'no sign-in is let in' : `signing in takes ${levelWords(beside.gate)}`;
      yield {
        subject: person,
        says: `${person.name} registers a method at ${levelWords(way.gate)} and signs in with it, while ${signIn}; the account reaches ${reachWords(reach)}.`,
        reach,
        has: way.gate,
        isAssumed: way.assumed,
        evidence: way.evidence,
      };
    }
  },
});
