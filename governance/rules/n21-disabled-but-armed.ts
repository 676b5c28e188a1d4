/** A workload that is disabled and still holds grants. */
import { rule } from '../finding-rule.ts';
import { holdWords } from './credentials.ts';

export const disabledButArmed = rule({
  id: 'N21',
  title: 'A disabled workload is still armed',
  why: 'Whoever may enable it has all that it holds.',
  remedy: 'remove-assignment',
  fix: 'Remove its grants, then delete it.',
  controls: ['owasp-nhi/NHI1:2025', 'nist-csf/PR.AA-05'],
  source: 'https://learn.microsoft.com/entra/identity/enterprise-apps/disable-user-sign-in-portal',
  rests: ['graph/applications', 'graph/service-principals'],
  *faults({ workloads }) {
    for (const workload of workloads) {
      if (!(!workload.enabled && !workload.isMicrosoft && workload.holds.length > 0)) continue;
      yield {
        subject: workload,
        says: `${workload.name} is disabled, and still holds ${holdWords(workload.holds)}.`,
        reach: workload.reach,
        has: workload.exposure.seen ?? workload.exposure.assumed,
        isAssumed: workload.exposure.seen === undefined && workload.exposure.assumed !== undefined,
        steps: -1,
        evidence: [`graph/service-principals:${workload.id}`],
      };
    }
  },
});
