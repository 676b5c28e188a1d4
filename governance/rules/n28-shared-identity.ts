/** A user-assigned identity that is attached in several resource groups. */
import { rule } from '../finding-rule.ts';
import { reachWords } from './words.ts';

export const sharedIdentity = rule({
  id: 'N28',
  title: 'An identity is shared between systems',
  why: 'The weakest of the systems decides for all of them.',
  remedy: 'split-identity',
  fix: 'An identity for each system.',
  controls: ['owasp-nhi/NHI9:2025', 'owasp-nhi/NHI8:2025'],
  source:
    'https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/managed-identity-best-practice-recommendations',
  rests: ['graph/service-principals', 'arm/resources'],
  *faults({ workloads }) {
    for (const workload of workloads) {
      const resources = 'value' in workload.attachedTo ? workload.attachedTo.value : [];
      const groups = new Set(resources.map(({ id }) => id.split('/').slice(0, 5).join('/')));
      if (!(groups.size > 1)) continue;
      yield {
        subject: workload,
        says: `${workload.name} is attached in ${groups.size} resource groups (${resources.map(({ name }) => name).join(', ')}), and reaches ${reachWords(workload.reach)}.`,
        reach: workload.reach,
        has: workload.exposure.seen ?? workload.exposure.assumed,
        isAssumed: workload.exposure.seen === undefined && workload.exposure.assumed !== undefined,
        evidence: [`graph/service-principals:${workload.id}`],
      };
    }
  },
});
