/** A workload with a wide Azure role at a subscription or above. */
import { rule } from '../finding-rule.ts';
import { reachWords } from './words.ts';

const wide = /^(owner|contributor|user access administrator|role based access control administrator)\b/i;

export const wideAzureRole = rule({
  id: 'N26',
  title: 'A wide Azure role at a subscription or above',
  why: 'What runs there, and what is put there later, is all in its hands.',
  remedy: 'narrow-scope',
  fix: 'Assign a narrower role, at the resource group or resource.',
  controls: ['owasp-nhi/NHI5:2025', 'cis-azure/5.3.3', 'cis-azure/5.7'],
  source: 'https://learn.microsoft.com/azure/role-based-access-control/best-practices',
  rests: ['graph/service-principals', 'arm/role-assignments'],
  *faults({ workloads }) {
    for (const workload of workloads) {
      for (const { name, scope, evidence } of workload.holds) {
        if (scope === undefined || !wide.test(name) || !['Subscription', 'ManagementGroup'].includes(scope.kind))
          continue;
        yield {
          subject: workload,
          target: scope,
          says: `${workload.name} holds ${name}, and reaches ${reachWords(workload.reach)}.`,
          reach: workload.reach,
          has: workload.exposure.seen ?? workload.exposure.assumed,
          isAssumed: workload.exposure.seen === undefined && workload.exposure.assumed !== undefined,
          evidence,
          remedies: workload.id,
        };
      }
    }
  },
});
