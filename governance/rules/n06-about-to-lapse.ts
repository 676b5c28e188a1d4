/** A workload whose last working credential ends within 30 days. */
import { rule } from '../finding-rule.ts';
import { nothing } from '../reach.ts';
import { activeOf, credentialEvidence } from './credentials.ts';
import { dateWords, day } from './words.ts';

export const aboutToLapse = rule({
  id: 'N06',
  title: 'The last credential ends soon',
  why: 'A credential that lapses stops the workload, and is replaced in haste.',
  remedy: 'retire-credential',
  fix: 'Replace it before it ends, by a managed identity or a federated credential where one fits.',
  controls: ['nist-csf/ID.AM-08'],
  source:
    'https://learn.microsoft.com/entra/identity/monitoring-health/recommendation-renew-expiring-application-credential',
  rests: ['graph/applications', 'graph/service-principals'],
  *faults({ workloads, judgedAt }) {
    for (const workload of workloads) {
      const active = activeOf(workload, undefined, judgedAt);
      const ends = Math.max(...active.map(({ endsAt }) => endsAt ?? Number.POSITIVE_INFINITY));
      if (active.length === 0 || workload.of === 'managedIdentity' || ends > judgedAt + 30 * day) continue;
      yield {
        subject: workload,
        says: `The last credential of ${workload.name} ends on ${dateWords(ends)}.`,
        reach: { seen: nothing, assumed: nothing },
        evidence: active.flatMap(credentialEvidence),
      };
    }
  },
});
