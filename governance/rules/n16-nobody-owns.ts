/** A workload that reaches something sensitive and has no owner who is a person of this tenant. */
import { rule } from '../finding-rule.ts';
import { reachesAny } from '../reach.ts';
import { answers } from './credentials.ts';
import { reachWords } from './words.ts';

export const nobodyOwns = rule({
  id: 'N16',
  title: 'Nobody owns the workload',
  why: 'Nobody answers for it, and nobody notices when its purpose is over.',
  remedy: 'change-owner',
  fix: 'Two owners who are people of this tenant; an agent also a sponsor.',
  controls: [
    'owasp-nhi/NHI1:2025',
    'nist-csf/GV.RR-02',
    'nist-csf/ID.AM-02',
    'zero-trust-assessment/21867',
    'nist-ai-rmf/GOVERN 2.1',
  ],
  source: 'https://learn.microsoft.com/entra/identity/enterprise-apps/overview-assign-app-owners',
  byReach: true,
  rests: [
    'graph/applications',
    'graph/service-principals',
    'graph/application-owners',
    'graph/service-principal-owners',
  ],
  *faults({ workloads }) {
    for (const workload of workloads) {
      const { owners, declared } = workload;
      const sponsors = 'value' in workload.sponsors ? workload.sponsors.value : [];
      const isOwned = !workload.isMicrosoft && workload.of !== 'managedIdentity' && !answers(declared);
      if (
        !(
          isOwned &&
          reachesAny(workload.reach) &&
          'value' in owners &&
          ![...owners.value, ...sponsors].some(({ state }) => state === 'enabled')
        )
      )
        continue;
      yield {
        subject: workload,
        says: `Nobody who is enabled and of this tenant owns ${workload.name}, which reaches ${reachWords(workload.reach)}.`,
        reach: workload.reach,
        evidence: [`graph/service-principals:${workload.id}`],
      };
    }
  },
});
