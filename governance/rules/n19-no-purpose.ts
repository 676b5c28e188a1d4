/** A workload of which nothing says what it is for. */
import { rule } from '../finding-rule.ts';
import { reachWords } from './words.ts';

export const noPurpose = rule({
  id: 'N19',
  title: 'Nothing says what it is for',
  why: 'What has no purpose has no end: nobody can tell whether it may go.',
  remedy: 'declare',
  fix: 'Fill serviceManagementReference or a custom security attribute, or declare it in postern.yaml.',
  controls: ['nist-csf/ID.AM-02', 'nist-csf/ID.AM-05', 'nist-ai-rmf/MAP 1.1', 'nist-ai-rmf/GOVERN 1.6'],
  source: 'https://learn.microsoft.com/entra/architecture/govern-service-accounts',
  rests: ['graph/applications', 'graph/service-principals'],
  *faults({ workloads }) {
    for (const workload of workloads) {
      const { purposes, declared } = workload;
      if (workload.isMicrosoft || workload.of === 'managedIdentity') continue;
      if (purposes.length > 0 || declared.purpose !== undefined) continue;
      yield {
        subject: workload,
        says: `Nothing says what ${workload.name} is for; it reaches ${reachWords(workload.reach)}.`,
        reach: workload.reach,
        evidence: [`graph/service-principals:${workload.id}`],
      };
    }
  },
});
