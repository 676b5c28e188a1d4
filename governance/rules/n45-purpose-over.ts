/** A workload whose purpose has ended by what was declared, and which is still armed. */
import { rule } from '../finding-rule.ts';
import { isArmed } from './credentials.ts';
import { dateWords, reachWords } from './words.ts';

export const purposeOver = rule({
  id: 'N45',
  title: 'Its purpose is over and it is still armed',
  why: 'What is not taken away when its purpose ends is found by somebody with another one.',
  remedy: 'disable-identity',
  fix: 'Disable it, remove its grants and credentials, delete it.',
  controls: ['owasp-nhi/NHI1:2025', 'nist-csf/ID.AM-08', 'nist-800-53/AC-2(3)', 'nist-ai-rmf/GOVERN 1.7'],
  source: 'https://learn.microsoft.com/entra/architecture/govern-service-accounts',
  rests: ['graph/applications', 'graph/service-principals'],
  *faults({ workloads, judgedAt }) {
    for (const workload of workloads) {
      const { until } = workload.declared;
      if (!(until !== undefined && until < judgedAt && workload.enabled && isArmed(workload, judgedAt))) continue;
      yield {
        subject: workload,
        says: `The purpose of ${workload.name} ended on ${dateWords(until)}, and it still reaches ${reachWords(workload.reach)}.`,
        reach: workload.reach,
        has: workload.exposure.seen ?? workload.exposure.assumed,
        isAssumed: workload.exposure.seen === undefined && workload.exposure.assumed !== undefined,
        evidence: [`graph/service-principals:${workload.id}`],
      };
    }
  },
});
