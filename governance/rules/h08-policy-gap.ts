/** Somebody who signs in below what the account reaches because a policy leaves the person out. */
import { rule } from '../finding-rule.ts';
import { needOf } from '../reach.ts';
import { lowest, placesOf } from './ways-in.ts';
import { levelWords, reachWords } from './words.ts';

export const policyGap = rule({
  id: 'H08',
  title: 'An exclusion opens the door',
  why: 'A policy for everybody protects everybody but those it leaves out, and whoever fills the excluded group.',
  remedy: 'change-policy',
  fix: 'Drop the exclusion, or protect those left out by a policy of their own; guard the group that is left out.',
  controls: [
    'nist-csf/ID.RA-07',
    'cisa-scuba/MS.AAD.3.2',
    'cis-m365/5.2.2.2',
    'zero-trust-assessment/21832',
    'mitre-attack/T1556.009',
  ],
  source: 'https://learn.microsoft.com/entra/identity/conditional-access/plan-conditional-access#user-exclusions',
  byReach: true,
  rests: ['graph/users', 'graph/conditional-access-policies', 'graph/group-members'],
  *faults({ people }) {
    for (const person of people) {
      if (person.exclusions.length === 0 || person.isBreakGlass) continue;
      const weak = placesOf(person)
        .flatMap(({ ways }) => lowest(ways, 'SIGNS_IN') ?? [])
        .find(({ gate, reach }) => gate < needOf(reach));
      if (weak === undefined) continue;
      for (const { policy, name, groups, asks } of person.exclusions) {
        if (asks <= weak.gate) continue;
        const by = groups.length === 0 ? '' : ` by ${groups.map((group) => group.name).join(' and ')}`;
        yield {
          subject: person,
          target: { id: policy, name, kind: 'ConditionalAccessPolicy' },
          says: `${person.name} is left out of "${name}"${by}, which would ask for ${levelWords(asks)}, signs in at ${levelWords(weak.gate)}, and reaches ${reachWords(weak.reach)}.`,
          reach: weak.reach,
          has: weak.gate,
          isAssumed: weak.assumed,
          evidence: [`graph/conditional-access-policies:${policy}`, ...groups.map(({ id }) => `graph/groups:${id}`)],
          remedies: policy,
        };
      }
    }
  },
});
