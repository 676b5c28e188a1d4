/** Somebody whose sign-in another directory can forge, and who reaches more than that takes. */
import { rule } from '../finding-rule.ts';
import { weakest } from './ways-in.ts';
import { levelWords, reachWords } from './words.ts';

export const trustHandsOver = rule({
  id: 'H14',
  title: 'Another directory can sign an administrator in',
  why: 'Whoever has the key of a federated domain, or the directory that synchronizes, is whoever it names.',
  remedy: 'managed-domain',
  fix: 'End the federation of the domain, and administer from cloud-only accounts.',
  controls: [
    'cisa-scuba/MS.AAD.7.3',
    'cis-m365/1.1.1',
    'zero-trust-assessment/21814',
    'mitre-attack/T1484.002',
    'mitre-attack/T1556.007',
    'mitre-attack/T1606.002',
  ],
  source: 'https://learn.microsoft.com/entra/architecture/protect-m365-from-on-premises-attacks',
  byReach: true,
  rests: ['graph/users', 'graph/domains', 'graph/on-premises-synchronization'],
  *faults({ people }) {
    for (const person of people) {
      const weak = weakest(person, ['FORGES_TOKEN']);
      if (weak === undefined) continue;
      const { way, reach } = weak;
      yield {
        subject: person,
        says: `Another directory signs ${person.name} in at ${levelWords(way.gate)}; the account reaches ${reachWords(reach)}.`,
        reach,
        has: way.gate,
        isAssumed: way.assumed,
        evidence: way.evidence,
      };
    }
  },
});
