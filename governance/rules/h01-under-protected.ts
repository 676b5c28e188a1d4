/** A sensitive resource that is reached below what it requires. */
import { rule } from '../finding-rule.ts';
import { itself, nothing, reachRestsOn } from '../reach.ts';
import { levelWords } from './words.ts';

export const underProtected = rule({
  id: 'H01',
  title: 'A sensitive resource is reached below what it requires',
  why: 'The weakest link of the easiest route decides how well a resource is protected.',
  remedy: 'strengthen-person',
  fix: 'Raise the weakest link of the first route, then look at the routes that are left.',
  controls: ['nist-csf/PR.AA-05', 'nist-csf/ID.RA-05', 'nist-800-53/AC-6'],
  source: 'https://pages.nist.gov/800-63-4/sp800-63b.html',
  rests: reachRestsOn,
  *faults({ sensitive }) {
    for (const one of sensitive) {
      const { required, exposure, id, name, kind } = one;
      const level = exposure.seen !== undefined && exposure.seen < required ? exposure.seen : exposure.assumed;
      if (level === undefined || level >= required) continue;
      const isSeen = level === exposure.seen;
      const { seen, assumed } = itself(one);
      yield {
        subject: { id, name, kind },
        says: `${name} requires ${levelWords(required)} and is reached at ${levelWords(level)}${isSeen ? '' : ', as far as what was not collected or declared lets one tell'}.`,
        reach: { seen: isSeen ? seen : nothing, assumed },
        has: level,
        isAssumed: !isSeen,
        evidence: [one.because],
      };
    }
  },
});
