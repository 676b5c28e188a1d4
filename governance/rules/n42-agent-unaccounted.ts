/** An agent or blueprint for which nobody answers. */
import { rule } from '../finding-rule.ts';
import { reachWords } from './words.ts';

export const agentUnaccounted = rule({
  id: 'N42',
  title: 'Nobody answers for an agent',
  why: 'A sponsor decides whether the agent should go on; without one nobody does.',
  remedy: 'change-owner',
  fix: 'Name a sponsor who is enabled, or a group that has members.',
  controls: [
    'zero-trust-assessment/61013',
    'zero-trust-assessment/61014',
    'nist-ai-rmf/GOVERN 2.1',
    'nist-ai-rmf/GOVERN 1.7',
    'nist-ai-rmf/MANAGE 2.4',
    'csa-maestro/L6',
  ],
  source: 'https://learn.microsoft.com/entra/agent-id/identity-platform/agent-owners-sponsors-managers',
  rests: ['graph/service-principals', 'graph/agent-identities'],
  *faults({ workloads }) {
    for (const workload of workloads) {
      if (
        !(
          workload.of.startsWith('agent') &&
          'value' in workload.sponsors &&
          !workload.sponsors.value.some(({ state }) => state === 'enabled' || state === 'group')
        )
      )
        continue;
      yield {
        subject: workload,
        says: `Nobody sponsors ${workload.name}, which reaches ${reachWords(workload.reach)}.`,
        reach: workload.reach,
        evidence: [`graph/service-principals:${workload.id}`],
      };
    }
  },
});
