/** A federated credential that trusts more than one exact subject, or pull requests. */
import { rule } from '../finding-rule.ts';
import { activeOf, credentialEvidence } from './credentials.ts';
import { levelWords, reachWords } from './words.ts';

export const trustTooWide = rule({
  id: 'N10',
  title: 'A federated trust is too wide',
  why: 'Whoever opens a pull request, or makes a branch that fits, is the workload.',
  remedy: 'narrow-subject',
  fix: 'Trust one exact subject, in an environment that reviewers protect.',
  controls: ['owasp-nhi/NHI6:2025', 'nist-csf/GV.SC-07', 'mitre-attack/T1677', 'mitre-attack/T1199'],
  source: 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation-create-trust',
  rests: [
    'graph/applications',
    'graph/service-principals',
    'graph/application-federated-credentials',
    'arm/identity-federated-credentials',
  ],
  *faults({ workloads, judgedAt }) {
    for (const workload of workloads)
      for (const credential of activeOf(workload, 'federated', judgedAt)) {
        if (!(credential.level !== undefined && credential.level <= 2)) continue;
        yield {
          subject: workload,
          target: credential,
          says: `${workload.name} trusts ${credential.expression ?? credential.subject ?? 'a subject that is not shown'} of ${credential.issuer ?? 'an issuer that is not shown'} at ${levelWords(credential.level)}, and reaches ${reachWords(workload.reach)}.`,
          reach: workload.reach,
          has: credential.level,
          isAssumed: credential.levelAssumed,
          evidence: credentialEvidence(credential),
        };
      }
  },
});
