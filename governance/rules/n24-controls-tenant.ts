/** A workload that controls the tenant. */
import { rule } from '../finding-rule.ts';
import { holdWords } from './credentials.ts';
import { levelWords } from './words.ts';

export const controlsTenant = rule({
  id: 'N24',
  title: 'A workload controls the tenant',
  why: 'Its credentials, its owners and its code are all keys to everything.',
  remedy: 'remove-assignment',
  fix: 'Remove the permission or role, or narrow it; if it must stay, protect it as a global administrator.',
  controls: ['owasp-nhi/NHI5:2025', 'nist-800-53/AC-6(5)', 'zero-trust-assessment/21836', 'mitre-attack/T1098.003'],
  source: 'https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference',
  byReach: true,
  rests: [
    'graph/applications',
    'graph/service-principals',
    'graph/app-role-assignments',
    'graph/directory-role-assignments',
  ],
  *faults({ workloads }) {
    for (const workload of workloads) {
      const level = workload.exposure.seen ?? workload.exposure.assumed;
      if (!(!workload.isMicrosoft && workload.reach.seen.tenantControl)) continue;
      const powers = workload.holds.filter(({ controlsTenant }) => controlsTenant);
      yield {
        subject: workload,
        says: `${workload.name} controls the tenant${level === undefined ? '' : ` and is had at ${levelWords(level)}`}; it holds ${holdWords(workload.holds)}.`,
        reach: workload.reach,
        has: level,
        isAssumed: workload.exposure.seen === undefined && level !== undefined,
        evidence: [`graph/service-principals:${workload.id}`, ...powers.flatMap(({ evidence }) => evidence)],
      };
    }
  },
});
