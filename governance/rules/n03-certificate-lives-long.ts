/** A certificate that lives longer than a year, or has no end. */
import { rule } from '../finding-rule.ts';
import { activeOf, credentialEvidence, lifetimeOf } from './credentials.ts';
import { day, reachWords } from './words.ts';

export const certificateLivesLong = rule({
  id: 'N03',
  title: 'A certificate lives too long',
  why: 'A key that is not rotated is a key whose copies stay good.',
  remedy: 'retire-credential',
  fix: 'Rotate it, and set asymmetricKeyLifetime in the application management policy.',
  controls: [
    'owasp-nhi/NHI7:2025',
    'cisa-scuba/MS.AAD.5.7',
    'cis-m365/5.1.5.6',
    'zero-trust-assessment/21773',
    'mitre-attack/T1649',
    'mitre-d3fend/D3-CERO',
  ],
  source: 'https://learn.microsoft.com/entra/identity/enterprise-apps/configure-app-management-policies',
  rests: ['graph/applications', 'graph/service-principals'],
  *faults({ workloads, judgedAt }) {
    for (const workload of workloads)
      for (const credential of activeOf(workload, 'certificate', judgedAt)) {
        const lifetime = lifetimeOf(credential);
        if (!(workload.of !== 'managedIdentity' && (lifetime === undefined || lifetime > 366 * day))) continue;
        yield {
          subject: workload,
          target: credential,
          says: `The certificate ${credential.name} of ${workload.name} ${lifetime === undefined ? 'has no end' : `lives for ${Math.round(lifetime / day)} days`}; the workload reaches ${reachWords(workload.reach)}.`,
          reach: workload.reach,
          has: credential.level,
          isAssumed: credential.levelAssumed,
          evidence: credentialEvidence(credential),
        };
      }
  },
});
