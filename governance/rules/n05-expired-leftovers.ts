/** A workload whose credentials have all expired, and whose grants are still there. */
import { rule } from '../finding-rule.ts';
import { credentialEvidence, holdWords } from './credentials.ts';

export const expiredLeftovers = rule({
  id: 'N05',
  title: 'All credentials have expired, the grants stay',
  why: 'Whoever may add a credential revives it with all that it holds.',
  remedy: 'remove-assignment',
  fix: 'Remove the grants, disable the service principal, delete it later.',
  controls: ['owasp-nhi/NHI1:2025', 'nist-csf/PR.AA-05'],
  source: 'https://learn.microsoft.com/entra/identity/enterprise-apps/delete-application-portal',
  rests: ['graph/applications', 'graph/service-principals'],
  *faults({ workloads, judgedAt }) {
    for (const workload of workloads) {
      const { credentials, holds } = workload;
      if (credentials.length === 0 || holds.length === 0) continue;
      if (credentials.some(({ endsAt }) => endsAt === undefined || endsAt >= judgedAt)) continue;
      yield {
        subject: workload,
        says: `All ${credentials.length} credentials of ${workload.name} have expired, and it still holds ${holdWords(holds)}.`,
        reach: workload.reach,
        evidence: credentials.flatMap(credentialEvidence),
      };
    }
  },
});
