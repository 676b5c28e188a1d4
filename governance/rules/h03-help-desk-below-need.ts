/** Somebody who reaches something sensitive and whom the help desk resets for less than that needs. */
import { rule } from '../finding-rule.ts';
import { weakest } from './ways-in.ts';
import { levelWords, reachWords } from './words.ts';

export const helpDeskBelowNeed = rule({
  id: 'H03',
  title: 'The help desk resets for less than the account reaches',
  why: 'A telephone call is a way in, at the level of what the desk verifies.',
  remedy: 'help-desk',
  fix: 'Have the desk proof the identity before it gives out a pass, or leave these accounts out of what it serves.',
  controls: ['nist-csf/PR.AA-02', 'nist-800-63b/4.2', 'mitre-attack/T1684.001', 'mitre-attack/T1098'],
  source: 'https://pages.nist.gov/800-63-4/sp800-63b.html#acctrecovery',
  byReach: true,
  rests: ['graph/users'],
  *faults({ people }) {
    for (const person of people) {
      const weak = weakest(person, ['HELP_DESK_RESETS']);
      if (weak === undefined) continue;
      const { way, reach } = weak;
      yield {
        subject: person,
        says: `The help desk resets ${person.name} at ${levelWords(way.gate)}${way.assumed ? ', which is assumed for want of a declaration' : ''}; the account reaches ${reachWords(reach)}.`,
        reach,
        has: way.gate,
        isAssumed: way.assumed,
        evidence: way.evidence,
      };
    }
  },
});
