/** A workload all of whose owners are disabled, gone or guests. */
import { rule } from '../finding-rule.ts';
import { reachWords } from './words.ts';

const gone: ReadonlySet<string> = new Set(['disabled', 'guest', 'gone']);

export const ownerGone = rule({
  id: 'N18',
  title: 'Its owners are gone',
  why: 'Nobody who is named can answer for it.',
  remedy: 'change-owner',
  fix: 'Name new owners.',
  controls: ['owasp-nhi/NHI1:2025', 'nist-800-53/AC-2(3)'],
  source: 'https://learn.microsoft.com/entra/identity/enterprise-apps/overview-assign-app-owners',
  rests: [
    'graph/applications',
    'graph/service-principals',
    'graph/application-owners',
    'graph/service-principal-owners',
    'graph/users',
  ],
  *faults({ workloads }) {
    for (const workload of workloads) {
      const owners = 'value' in workload.owners ? workload.owners.value : [];
      if (!(owners.length > 0 && owners.every(({ state }) => gone.has(state)))) continue;
      yield {
        subject: workload,
        says: `All owners of ${workload.name} are gone, disabled or guests: ${owners.map(({ name }) => name).join(', ')}; it reaches ${reachWords(workload.reach)}.`,
        reach: workload.reach,
        evidence: [`graph/service-principals:${workload.id}`],
      };
    }
  },
});
