/** Another tenant's application that reaches something sensitive here. */
import { rule } from '../finding-rule.ts';
import { reachesAny } from '../reach.ts';
import { reachWords } from './words.ts';

export const thirdParty = rule({
  id: 'N30',
  title: 'An application of another tenant reaches something sensitive',
  why: 'Its credentials are kept elsewhere: whoever breaks in there is in here.',
  remedy: 'remove-assignment',
  fix: 'Remove its consent, or narrow it; keep those that stay in a register of suppliers.',
  controls: [
    'owasp-nhi/NHI3:2025',
    'nist-csf/GV.SC-07',
    'nist-csf/DE.CM-06',
    'zero-trust-assessment/21869',
    'mitre-attack/T1199',
    'mitre-attack/T1671',
    'nist-ai-rmf/GOVERN 6.1',
  ],
  source: 'https://learn.microsoft.com/entra/identity/enterprise-apps/manage-application-permissions',
  byReach: true,
  rests: ['graph/service-principals', 'graph/app-role-assignments', 'graph/oauth2-permission-grants'],
  *faults({ workloads }) {
    for (const workload of workloads) {
      if (!(workload.foreignTenant !== undefined && !workload.isMicrosoft && reachesAny(workload.reach))) continue;
      yield {
        subject: workload,
        says: `${workload.name} is registered in tenant ${workload.foreignTenant}${workload.verifiedPublisher === undefined ? ', by a publisher who is not verified' : ` by ${workload.verifiedPublisher}`}, and reaches ${reachWords(workload.reach)}.`,
        reach: workload.reach,
        has: workload.exposure.seen ?? workload.exposure.assumed,
        isAssumed: workload.exposure.seen === undefined && workload.exposure.assumed !== undefined,
        steps: workload.verifiedPublisher === undefined ? 1 : 0,
        evidence: [`graph/service-principals:${workload.id}`],
      };
    }
  },
});
