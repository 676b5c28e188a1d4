/** An application of this tenant that no policy holds to a network or to its risk. */
import { rule } from '../finding-rule.ts';
import { reachesAny } from '../reach.ts';
import { activeOf, credentialEvidence } from './credentials.ts';
import { reachWords } from './words.ts';

export const noGate = rule({
  id: 'N36',
  title: 'No policy holds a workload to a place or to its risk',
  why: 'Whoever has a copy of its credential signs in from anywhere.',
  remedy: 'change-policy',
  fix: 'A Conditional Access policy for workload identities that blocks it outside its network, and when it is at risk.',
  controls: ['zero-trust-assessment/21883', 'zero-trust-assessment/21884', 'nist-csf/PR.AA-05'],
  source: 'https://learn.microsoft.com/entra/identity/conditional-access/workload-identity',
  byReach: true,
  rests: ['graph/applications', 'graph/service-principals', 'graph/conditional-access-policies'],
  *faults({ workloads, judgedAt }) {
    for (const workload of workloads) {
      const { of, isMultiTenant, foreignTenant, isMicrosoft, reach, gated } = workload;
      // Policies take in neither managed identities nor what other tenants register or use.
      if (of !== 'application' || isMultiTenant || foreignTenant !== undefined || isMicrosoft) continue;
      const copied = activeOf(workload, undefined, judgedAt).filter(({ type }) => type !== 'federated');
      if (copied.length === 0 || !reachesAny(reach) || ('value' in gated && gated.value)) continue;
      const unknown = 'unknown' in gated ? gated.unknown : [];
      if (unknown.includes('graph/conditional-access-policies')) continue;
      yield {
        subject: workload,
        says: `${unknown.length > 0 ? 'A policy goes by attributes that were not collected: perhaps n' : 'N'}o policy for workload identities takes ${workload.name} in, which signs in with a ${copied[0]?.type} from anywhere and reaches ${reachWords(reach)}.`,
        reach,
        evidence: copied.flatMap(credentialEvidence),
        unknown,
      };
    }
  },
});
