/** Somebody whose sign-in can be handed to another device below what the account reaches. */
import { rule } from '../finding-rule.ts';
import { lowest, weakest } from './ways-in.ts';
import { levelWords, reachWords } from './words.ts';

export const handedOverFlow = rule({
  id: 'H06',
  title: 'A sign-in can be handed to another device',
  why: 'Device code and authentication transfer give the session to whoever sent the code, so nothing resists phishing.',
  remedy: 'change-policy',
  fix: 'Block device code flow and authentication transfer by a Conditional Access policy.',
  controls: ['cisa-scuba/MS.AAD.3.9', 'cis-m365/5.2.2.12', 'zero-trust-assessment/21808', 'mitre-attack/T1528'],
  source: 'https://learn.microsoft.com/entra/identity/conditional-access/policy-block-authentication-flows',
  byReach: true,
  rests: ['graph/users', 'graph/conditional-access-policies'],
  *faults({ people }) {
    for (const person of people) {
      const weak = weakest(person, ['RELAYS_SIGN_IN']);
      if (weak === undefined) continue;
      const { way, reach } = weak;
      const signIn = lowest(person.waysIn, 'SIGNS_IN');
      yield {
        subject: person,
        says: `${person.name} can be made to hand a sign-in over at ${levelWords(way.gate)}${signIn && signIn.gate > way.gate ? `, below the ${levelWords(signIn.gate)} of signing in` : ''}; the account reaches ${reachWords(reach)}.`,
        reach,
        has: way.gate,
        isAssumed: way.assumed,
        evidence: way.evidence,
      };
    }
  },
});
