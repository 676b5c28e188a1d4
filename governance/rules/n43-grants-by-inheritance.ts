/** A blueprint whose agents inherit what its principal was granted, and reach something by it. */
import { rule } from '../finding-rule.ts';
import { reachesAny } from '../reach.ts';
import { reachWords } from './words.ts';

export const grantsByInheritance = rule({
  id: 'N43',
  title: 'Every agent of a blueprint inherits what it was granted',
  why: 'Whoever makes an agent from the blueprint, or gets at one, has the grants of all; no list of grants of the agent shows them.',
  remedy: 'remove-assignment',
  fix: 'Let agents inherit no roles; grant each agent what it needs itself.',
  controls: ['owasp-nhi/NHI5:2025', 'nist-ai-rmf/MAP 3.5'],
  source: 'https://learn.microsoft.com/entra/agent-id/concept-inheritable-permissions',
  byReach: true,
  rests: ['graph/applications', 'graph/service-principals', 'graph/app-role-assignments'],
  *faults({ workloads }) {
    for (const workload of workloads) {
      const { inherited, agents, reach } = workload;
      if (workload.of !== 'agentBlueprint' || !('value' in inherited)) continue;
      if (inherited.value.length === 0 || agents.length === 0 || !reachesAny(reach)) continue;
      const { seen, assumed } = workload.exposure;
      yield {
        subject: workload,
        says: `${agents.length} agents inherit what ${workload.name} was granted at ${inherited.value.join(' and ')}; it reaches ${reachWords(reach)}.`,
        reach,
        has: seen ?? assumed,
        isAssumed: seen === undefined && assumed !== undefined,
        evidence: [`graph/applications:${workload.application ?? workload.id}`],
      };
    }
  },
});
