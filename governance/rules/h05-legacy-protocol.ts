/** Somebody who reaches something sensitive and signs in by a protocol that knows passwords alone. */
import { rule } from '../finding-rule.ts';
import { weakest } from './ways-in.ts';
import { levelWords, reachWords } from './words.ts';

export const legacyProtocol = rule({
  id: 'H05',
  title: 'A legacy protocol takes the password alone',
  why: 'Protocols without MFA are where passwords are tried.',
  remedy: 'change-policy',
  fix: 'Block other clients by a Conditional Access policy, and switch SMTP AUTH off for the mailbox.',
  controls: [
    'cisa-scuba/MS.AAD.1.1',
    'cis-m365/5.2.2.3',
    'cis-m365/6.5.4',
    'zero-trust-assessment/21796',
    'mitre-attack/T1110.003',
  ],
  source: 'https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication',
  byReach: true,
  rests: ['graph/users', 'graph/conditional-access-policies'],
  *faults({ people }) {
    for (const person of people) {
      const weak = weakest(person, ['SIGNS_IN_LEGACY']);
      if (weak === undefined) continue;
      const { way, reach } = weak;
      yield {
        subject: person,
        says: `${person.name} signs in by a legacy protocol at ${levelWords(way.gate)}, and reaches ${reachWords(reach)}.`,
        reach,
        has: way.gate,
        isAssumed: way.assumed,
        evidence: way.evidence,
      };
    }
  },
});
