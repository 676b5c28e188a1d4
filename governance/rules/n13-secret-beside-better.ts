/** A secret on a workload that has a federated credential already. */
import { rule } from '../finding-rule.ts';
import { activeOf, credentialEvidence } from './credentials.ts';
import { reachWords } from './words.ts';

export const secretBesideBetter = rule({
  id: 'N13',
  title: 'A secret stays beside a better way',
  why: 'The better way protects nothing while the secret works.',
  remedy: 'retire-credential',
  fix: 'Delete the secret.',
  controls: ['owasp-nhi/NHI4:2025', 'zero-trust-assessment/21772'],
  source: 'https://learn.microsoft.com/entra/workload-id/workload-identity-federation',
  rests: ['graph/applications', 'graph/service-principals'],
  *faults({ workloads, judgedAt }) {
    for (const workload of workloads)
      for (const credential of activeOf(workload, 'secret', judgedAt)) {
        if (!workload.credentials.some(({ type }) => type === 'federated')) continue;
        yield {
          subject: workload,
          target: credential,
          says: `${workload.name} has a federated credential and keeps the secret ${credential.name}; it reaches ${reachWords(workload.reach)}.`,
          reach: workload.reach,
          has: credential.level,
          isAssumed: credential.levelAssumed,
          evidence: credentialEvidence(credential),
        };
      }
  },
});
