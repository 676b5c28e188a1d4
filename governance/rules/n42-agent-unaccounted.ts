/** An agent, a blueprint or the user of an agent for which nobody answers. */
import type { Known, Owner } from '../facts.ts';
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
  rests: ['graph/service-principals', 'graph/agent-identities', 'graph/agent-blueprints', 'graph/agent-users'],
  *faults({ people, workloads }) {
    const agents = workloads.filter(({ of }) => of === 'agent' || of === 'agentBlueprint');
    const users = people.filter(({ agentParent }) => agentParent !== undefined);
    for (const agent of [...agents, ...users]) {
      const issues = agent.type === 'workload' && 'value' in agent.attestation ? agent.attestation.value.issues : [];
      const unsponsored = isUnsponsored(agent.sponsors);
      if (!unsponsored && issues.length === 0) continue;
      const whose = unsponsored
        ? `Nobody who is enabled sponsors ${agent.name}`
        : `${agent.name} is not governed as its policy asks`;
      yield {
        subject: agent,
        says: `${whose}${issues.length > 0 ? ` (${issues.join(', ')})` : ''}; it reaches ${reachWords(agent.reach)}.`,
        reach: agent.reach,
        evidence: [`${agent.type === 'person' ? 'graph/agent-users' : 'graph/service-principals'}:${agent.id}`],
      };
    }
  },
});

/** A group that has nobody in it, and whoever is disabled, gone, a guest or a workload, sponsors nothing. */
function isUnsponsored(sponsors: Known<readonly Owner[]>): boolean {
  return 'value' in sponsors && !sponsors.value.some(({ state }) => state === 'enabled' || state === 'group');
}
