/** A secret that signs in a workload which reaches something that needs more. */
import { rule } from '../finding-rule.ts';
import { needOf } from '../reach.ts';
import { activeOf, credentialEvidence } from './credentials.ts';
import { levelWords, reachWords } from './words.ts';

export const secretOpens = rule({
  id: 'N01',
  title: 'A secret opens a sensitive resource',
  why: 'A secret is copied without a trace: whoever finds a copy is the workload.',
  remedy: 'retire-credential',
  fix: 'Use a managed identity or a federated credential, else a certificate; then removePassword by its key id.',
  controls: [
    'owasp-nhi/NHI4:2025',
    'owasp-nhi/NHI7:2025',
    'nist-csf/PR.AA-01',
    'nist-csf/PR.AA-03',
    'cisa-scuba/MS.AAD.5.5',
    'cis-m365/5.1.5.3',
    'zero-trust-assessment/21772',
    'mitre-attack/T1552.001',
    'mitre-d3fend/D3-CR',
  ],
  source: 'https://learn.microsoft.com/entra/identity-platform/security-best-practices-for-app-registration',
  byReach: true,
  rests: ['graph/applications', 'graph/service-principals'],
  *faults({ workloads, judgedAt }) {
    for (const workload of workloads)
      for (const credential of activeOf(workload, 'secret', judgedAt)) {
        const { level } = credential;
        if (level === undefined || level >= needOf(workload.reach)) continue;
        yield {
          subject: workload,
          target: credential,
          says: `${workload.name} signs in with the secret ${credential.name} at ${levelWords(level)}, and reaches ${reachWords(workload.reach)}.`,
          reach: workload.reach,
          has: level,
          isAssumed: credential.levelAssumed,
          evidence: credentialEvidence(credential),
        };
      }
  },
});
