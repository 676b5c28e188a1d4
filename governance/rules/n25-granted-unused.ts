/** A workload that has permissions which it does not use, by Microsoft's own judgement. */
import { rule } from '../finding-rule.ts';
import { holdWords } from './credentials.ts';
import { reachWords } from './words.ts';

export const grantedUnused = rule({
  id: 'N25',
  title: 'Permissions are granted and not used',
  why: 'What is not used is missed by nobody but whoever breaks in.',
  remedy: 'remove-assignment',
  fix: 'Remove the assignments that the recommendation names.',
  controls: ['owasp-nhi/NHI5:2025', 'nist-csf/PR.AA-05'],
  source: 'https://learn.microsoft.com/entra/identity/monitoring-health/overview-recommendations',
  rests: ['graph/service-principals', 'graph/recommendations'],
  *faults({ workloads }) {
    for (const workload of workloads) {
      const { overprivileged, holds, reach } = workload;
      if (!('value' in overprivileged) || !overprivileged.value || holds.length === 0) continue;
      yield {
        subject: workload,
        says: `Microsoft sees permissions that ${workload.name} does not use; it holds ${holdWords(holds)}, and reaches ${reachWords(reach)}.`,
        reach,
        evidence: ['graph/recommendations', `graph/service-principals:${workload.id}`],
      };
    }
  },
});
