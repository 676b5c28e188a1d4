/** A secret that lives longer than half a year, or has no end. */
import { rule } from '../finding-rule.ts';
import { activeOf, credentialEvidence, lifetimeOf } from './credentials.ts';
import { day, reachWords } from './words.ts';

export const secretLivesLong = rule({
  id: 'N02',
  title: 'A secret lives too long',
  why: 'The longer a secret lives, the more copies there are.',
  remedy: 'retire-credential',
  fix: 'Rotate it now, and set passwordLifetime in the application management policy.',
  controls: [
    'owasp-nhi/NHI7:2025',
    'cisa-scuba/MS.AAD.5.6',
    'cis-m365/5.1.5.4',
    'nist-800-53/IA-5',
    'mitre-d3fend/D3-CRO',
  ],
  source: 'https://learn.microsoft.com/entra/identity/enterprise-apps/configure-app-management-policies',
  rests: ['graph/applications', 'graph/service-principals'],
  *faults({ workloads, judgedAt }) {
    for (const workload of workloads)
      for (const credential of activeOf(workload, 'secret', judgedAt)) {
        const lifetime = lifetimeOf(credential);
        if (!(lifetime === undefined || lifetime > 180 * day)) continue;
        yield {
          subject: workload,
          target: credential,
          says: `The secret ${credential.name} of ${workload.name} ${lifetime === undefined ? 'has no end' : `lives for ${Math.round(lifetime / day)} days`}; the workload reaches ${reachWords(workload.reach)}.`,
          reach: workload.reach,
          has: credential.level,
          isAssumed: credential.levelAssumed,
          evidence: credentialEvidence(credential),
        };
      }
  },
});
