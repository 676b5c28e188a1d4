/** A federated credential whose subject is a name that somebody else can register again. */
import type { WorkloadCredential } from '../facts.ts';
import { rule } from '../finding-rule.ts';
import { activeOf, credentialEvidence } from './credentials.ts';
import { reachWords } from './words.ts';

export const trustRecyclable = rule({
  id: 'N11',
  title: 'A trusted name can be registered again',
  why: 'When a repository or its owner is renamed or deleted, whoever takes the name is trusted.',
  remedy: 'narrow-subject',
  fix: 'Trust the immutable subject, with the numbers of owner and repository.',
  controls: ['owasp-nhi/NHI6:2025', 'mitre-attack/T1199'],
  source: 'https://learn.microsoft.com/entra/workload-id/workload-identity-federated-credential-mutable-subjects',
  rests: [
    'graph/applications',
    'graph/service-principals',
    'graph/application-federated-credentials',
    'arm/identity-federated-credentials',
  ],
  *faults({ workloads, judgedAt }) {
    for (const workload of workloads)
      for (const credential of activeOf(workload, 'federated', judgedAt)) {
        if (!isRecyclable(credential)) continue;
        yield {
          subject: workload,
          target: credential,
          says: `${workload.name} trusts ${credential.subject ?? credential.expression}, a name that can be registered again, and reaches ${reachWords(workload.reach)}.`,
          reach: workload.reach,
          has: credential.level,
          isAssumed: credential.levelAssumed,
          evidence: credentialEvidence(credential),
        };
      }
  },
});

/** GitHub names owner and repository, with `@<number>` behind each where the subject is immutable; GitLab has `project_path` and `project_id`. */
function isRecyclable({ issuer = '', subject, expression }: WorkloadCredential): boolean {
  const said = subject ?? expression ?? '';
  if (issuer.includes('githubusercontent.com'))
    return /repo:[^/:]+\/[^:]+/.test(said) && !/repo:[^/:]+@\d+\//.test(said);
  return issuer.includes('gitlab') && said.includes('project_path:');
}
