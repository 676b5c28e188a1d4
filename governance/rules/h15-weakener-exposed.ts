/** Somebody who may weaken a policy, and is had for less than what it holds back needs. */
import { rule } from '../finding-rule.ts';
import { needOf } from '../reach.ts';
import { levelWords, reachWords } from './words.ts';

export const weakenerExposed = rule({
  id: 'H15',
  title: 'Who may weaken a policy is weaker than what it protects',
  why: 'A policy is worth no more than the account of whoever may switch it off.',
  remedy: 'remove-assignment',
  fix: 'Take the power away, or give it to an account that only phishing-resistant authenticators open; guard changes of policies by a protected action.',
  controls: ['nist-csf/PR.PS-01', 'zero-trust-assessment/21832', 'mitre-attack/T1556.009'],
  source: 'https://learn.microsoft.com/entra/identity/role-based-access-control/protected-actions-overview',
  byReach: true,
  rests: ['graph/users', 'graph/directory-role-assignments', 'graph/conditional-access-policies'],
  *faults({ people, workloads }) {
    for (const identity of [...people, ...workloads]) {
      const { weakens, exposure, reach, name, id } = identity;
      const level = exposure.seen ?? exposure.assumed;
      const [power] = weakens;
      if (power === undefined || level === undefined || level >= needOf(reach)) continue;
      yield {
        subject: identity,
        says: `${name} may weaken policies by ${power.name} and is had at ${levelWords(level)}; by what they hold back it reaches ${reachWords(reach)}.`,
        reach,
        has: level,
        isAssumed: exposure.seen === undefined,
        evidence: [
          `${identity.type === 'person' ? 'graph/users' : 'graph/service-principals'}:${id}`,
          ...weakens.flatMap((one) => [one.id, ...one.evidence]),
        ],
      };
    }
  },
});
