/** A credential that several workloads take. */
import { rule } from '../finding-rule.ts';
import { activeOf, credentialEvidence } from './credentials.ts';
import { reachWords } from './words.ts';

export const sharedCredential = rule({
  id: 'N08',
  title: 'Several workloads share a credential',
  why: 'Whoever has it is each of them, and rotating it stops all of them.',
  remedy: 'split-identity',
  fix: 'Give each workload a credential of its own.',
  controls: ['owasp-nhi/NHI9:2025', 'nist-csf/PR.AA-01'],
  source: 'https://learn.microsoft.com/entra/identity-platform/security-best-practices-for-app-registration',
  rests: ['graph/applications', 'graph/service-principals'],
  *faults({ workloads, judgedAt }) {
    for (const workload of workloads)
      for (const credential of activeOf(workload, undefined, judgedAt)) {
        if (!(credential.sharedWith.length > 0)) continue;
        yield {
          subject: workload,
          target: credential,
          says: `${workload.name} takes the ${credential.type} ${credential.name} as ${credential.sharedWith.map(({ name }) => name).join(' and ')} does, and reaches ${reachWords(workload.reach)}.`,
          reach: workload.reach,
          has: credential.level,
          isAssumed: credential.levelAssumed,
          evidence: credentialEvidence(credential),
        };
      }
  },
});
