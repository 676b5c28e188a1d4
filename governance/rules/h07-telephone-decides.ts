/** An administrator of the tenant whose easiest sign-in rests on the telephone network or on mail. */
import { rule } from '../finding-rule.ts';
import { lowest, placesOf } from './ways-in.ts';
import { levelWords } from './words.ts';

/** Names of authenticators that the telephone network or a mailbox carries. */
const carried = /^(sms|voice|mail|email|telephone|alternatetelephone|officetelephone|mobilephone)/i;

export const telephoneDecides = rule({
  id: 'H07',
  title: 'The telephone decides for an administrator',
  why: 'Numbers are ported and calls are diverted; NIST counts the telephone network as restricted.',
  remedy: 'strengthen-person',
  fix: 'Ask administrators for a phishing-resistant strength, and take the telephone methods away.',
  controls: [
    'cisa-scuba/MS.AAD.3.5',
    'cisa-scuba/MS.AAD.3.6',
    'cis-m365/5.2.3.5',
    'cis-m365/5.2.2.5',
    'zero-trust-assessment/21804',
    'mitre-attack/T1111',
    'mitre-attack/T1621',
  ],
  source: 'https://learn.microsoft.com/entra/identity/conditional-access/policy-admin-phish-resistant-mfa',
  byReach: true,
  rests: ['graph/users', 'graph/user-registration-details'],
  *faults({ people }) {
    for (const person of people) {
      if (!person.reach.assumed.tenantControl) continue;
      const way = placesOf(person)
        .flatMap(({ ways }) => lowest(ways, 'SIGNS_IN') ?? [])
        .find(
          ({ authenticators, reach }) => reach.assumed.tenantControl && authenticators.some((one) => carried.test(one)),
        );
      if (way === undefined) continue;
      yield {
        subject: person,
        says: `${person.name} controls the tenant, and signs in at ${levelWords(way.gate)} with ${way.authenticators.join(' and ')}.`,
        reach: person.reach,
        has: way.gate,
        isAssumed: way.assumed,
        evidence: way.evidence,
      };
    }
  },
});
