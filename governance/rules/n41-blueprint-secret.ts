/** A blueprint of agents that signs in with a secret. */
import { rule } from '../finding-rule.ts';
import { activeOf, credentialEvidence } from './credentials.ts';
import { reachWords } from './words.ts';

export const blueprintSecret = rule({
  id: 'N41',
  title: 'A blueprint has a secret',
  why: 'Whoever finds it is the blueprint, and each agent made from it.',
  remedy: 'retire-credential',
  fix: 'Give the blueprint a managed identity or a federated credential.',
  controls: [
    'owasp-nhi/NHI4:2025',
    'owasp-nhi/NHI9:2025',
    'nist-ai-rmf/MEASURE 2.7',
    'csa-maestro/L4',
    'csa-maestro/L6',
  ],
  source: 'https://learn.microsoft.com/entra/agent-id/identity-platform/create-blueprint',
  rests: ['graph/applications', 'graph/service-principals'],
  *faults({ workloads, judgedAt }) {
    for (const workload of workloads)
      for (const credential of activeOf(workload, 'secret', judgedAt)) {
        if (!(workload.of === 'agentBlueprint')) continue;
        yield {
          subject: workload,
          target: credential,
          says: `The blueprint ${workload.name} has the secret ${credential.name}: ${workload.agents.length} agents are made from it. It reaches ${reachWords(workload.reach)}.`,
          reach: workload.reach,
          has: credential.level,
          isAssumed: credential.levelAssumed,
          evidence: credentialEvidence(credential),
        };
      }
  },
});
