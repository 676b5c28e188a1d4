/** Agents, where no policy blocks those that are at risk. */
import { rule } from '../finding-rule.ts';
import { needOf } from '../reach.ts';
import { reachWords } from './words.ts';

export const agentsOutsidePolicy = rule({
  id: 'N44',
  title: 'No policy blocks agents at risk',
  why: 'An agent that is misled acts at the speed of a machine; nobody is asked before it goes on.',
  remedy: 'change-policy',
  fix: 'A Conditional Access policy that blocks agent identities at high risk, and one for the users of agents.',
  controls: [
    'cisa-scuba/MS.AAD.9.1',
    'zero-trust-assessment/61009',
    'zero-trust-assessment/61012',
    'nist-ai-rmf/MANAGE 4.1',
    'csa-maestro/L5',
  ],
  source: 'https://learn.microsoft.com/entra/identity/conditional-access/agent-id',
  rests: ['graph/service-principals', 'graph/conditional-access-policies'],
  *faults({ id, name, workloads, agentsGated }) {
    if (!('value' in agentsGated) || agentsGated.value) return;
    const agents = workloads.filter(({ of, enabled }) => of === 'agent' && enabled);
    const [widest] = agents.toSorted((a, b) => needOf(b.reach) - needOf(a.reach));
    if (widest === undefined) return;
    yield {
      subject: { id, name, kind: 'Tenant' },
      says: `No enabled policy of ${name} blocks agents at risk: there are ${agents.length}, and ${widest.name} reaches ${reachWords(widest.reach)}.`,
      reach: widest.reach,
      evidence: ['graph/conditional-access-policies'],
    };
  },
});
