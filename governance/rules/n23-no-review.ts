/** A workload that holds something privileged which nobody reviews. */
import { rule } from '../finding-rule.ts';
import { reachesAny } from '../reach.ts';
import { holdWords } from './credentials.ts';
import { reachWords } from './words.ts';

export const noReview = rule({
  id: 'N23',
  title: 'Nobody reviews what a workload holds',
  why: 'What is given for a while stays for good when nobody is asked whether it is still needed.',
  remedy: 'declare',
  fix: 'Make an access review of the service principals in the role, or of the group that holds it.',
  controls: ['nist-csf/PR.AA-05', 'cis-m365/5.3.3', 'zero-trust-assessment/21855'],
  source:
    'https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-create-roles-and-resource-roles-review',
  byReach: true,
  rests: ['graph/service-principals', 'graph/access-reviews'],
  *faults({ workloads, reviewed }) {
    for (const workload of workloads) {
      const { holds, isMicrosoft, reach } = workload;
      if (isMicrosoft || holds.length === 0 || !reachesAny(reach)) continue;
      const isReviewed = reviewed(workload);
      if ('value' in isReviewed && isReviewed.value) continue;
      const unknown = 'unknown' in isReviewed ? isReviewed.unknown : [];
      // Without the collection the rule is one question, not one for each workload.
      if (unknown.includes('graph/access-reviews')) continue;
      const perhaps = unknown.length > 0 ? 'Whether a review of a group covers it is not known: ' : '';
      yield {
        subject: workload,
        says: `${perhaps}${workload.name} holds ${holdWords(holds)}, which no access review names, and reaches ${reachWords(reach)}.`,
        reach,
        evidence: [`graph/service-principals:${workload.id}`],
        unknown,
      };
    }
  },
});
