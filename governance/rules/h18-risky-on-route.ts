/** A person whom Microsoft counts as at risk, and who reaches something sensitive. */
import { rule } from '../finding-rule.ts';
import { reachesAny } from '../reach.ts';
import { reachWords } from './words.ts';

const atRisk: ReadonlySet<string> = new Set(['atRisk', 'confirmedCompromised']);

export const riskyOnRoute = rule({
  id: 'H18',
  title: 'Somebody at risk stands on a route',
  why: 'An account that may be taken over already is a route that is being walked.',
  remedy: 'strengthen-person',
  fix: 'Revoke sessions, have the password and the methods replaced in person, then close the risk.',
  controls: ['nist-csf/RS.MI-01', 'mitre-attack/T1078.004', 'mitre-d3fend/D3-CR'],
  source: 'https://learn.microsoft.com/entra/id-protection/howto-identity-protection-remediate-unblock',
  byReach: true,
  rests: ['graph/users', 'graph/risky-users'],
  *faults({ people }) {
    for (const person of people) {
      if (!('value' in person.risk) || !atRisk.has(person.risk.value) || !reachesAny(person.reach)) continue;
      yield {
        subject: person,
        says: `${person.name} is ${person.risk.value === 'atRisk' ? 'at risk' : 'confirmed as compromised'}, and reaches ${reachWords(person.reach)}.`,
        reach: person.reach,
        has: person.exposure.seen,
        steps: 1,
        evidence: [`graph/risky-users:${person.id}`],
      };
    }
  },
});
