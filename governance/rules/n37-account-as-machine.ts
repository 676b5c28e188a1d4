/** A person's kind of account that a machine uses. */
import { rule } from '../finding-rule.ts';
import { reachesAny } from '../reach.ts';
import { reachWords } from './words.ts';

export const accountAsMachine = rule({
  id: 'N37',
  title: 'A machine uses an account of the kind that people have',
  why: 'Nobody can be asked for a second factor, so that a password is all there is.',
  remedy: 'split-identity',
  fix: 'Use a workload identity; until then block the account outside the network of the machine.',
  controls: ['owasp-nhi/NHI4:2025', 'nist-csf/PR.AA-01', 'mitre-attack/T1078.004'],
  source: 'https://learn.microsoft.com/entra/architecture/govern-service-accounts',
  byReach: true,
  rests: ['graph/users'],
  *faults({ people }) {
    for (const person of people) {
      if (!(person.isServiceAccount && person.enabled && reachesAny(person.reach))) continue;
      yield {
        subject: person,
        says: `${person.name} is declared as a service account, signs in as people do, and reaches ${reachWords(person.reach)}.`,
        reach: person.reach,
        has: person.exposure.seen ?? person.exposure.assumed,
        isAssumed: person.exposure.seen === undefined && person.exposure.assumed !== undefined,
        evidence: [`graph/users:${person.id}`],
      };
    }
  },
});
