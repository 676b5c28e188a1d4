/** Somebody whose session opens more than what replaying it takes. */
import { rule } from '../finding-rule.ts';
import { weakest } from './ways-in.ts';
import { levelWords, reachWords } from './words.ts';

export const sessionReplays = rule({
  id: 'H13',
  title: 'A stolen session opens more than it takes to steal',
  why: 'A token that is not bound works on any device.',
  remedy: 'bind-session',
  fix: 'Token protection or a compliant network for the audience, and sign-in every time for what is most sensitive.',
  controls: [
    'zero-trust-assessment/21941',
    'cis-m365/5.2.2.16',
    'mitre-attack/T1539',
    'mitre-attack/T1550.004',
    'mitre-d3fend/D3-TB',
  ],
  source: 'https://learn.microsoft.com/entra/identity/conditional-access/concept-token-protection',
  byReach: true,
  rests: ['graph/users', 'graph/conditional-access-policies'],
  *faults({ people }) {
    for (const person of people) {
      const weak = weakest(person, ['REPLAYS_SESSION']);
      if (weak === undefined) continue;
      const { way, reach } = weak;
      yield {
        subject: person,
        says: `A session of ${person.name} is stolen and replayed at ${levelWords(way.gate)}, and reaches ${reachWords(reach)}.`,
        reach,
        has: way.gate,
        isAssumed: way.assumed,
        evidence: way.evidence,
      };
    }
  },
});
