/** An owner who is had for less than what the workload reaches. */
import { rule } from '../finding-rule.ts';
import { needOf } from '../reach.ts';
import { levelWords, reachWords } from './words.ts';

export const ownerWeaker = rule({
  id: 'N17',
  title: 'An owner is weaker than the workload',
  why: 'An owner adds a credential and is the workload: the owner is a route.',
  remedy: 'change-owner',
  fix: 'Ask the owner for more, or own it by somebody who is as strong; owners of tier 0 workloads: none.',
  controls: ['owasp-nhi/NHI5:2025', 'mitre-attack/T1098.001', 'nist-csf/PR.AA-05'],
  source: 'https://learn.microsoft.com/entra/identity/role-based-access-control/best-practices',
  byReach: true,
  rests: [
    'graph/applications',
    'graph/service-principals',
    'graph/application-owners',
    'graph/service-principal-owners',
    'graph/users',
  ],
  *faults({ workloads }) {
    for (const workload of workloads) {
      if (!('value' in workload.owners) || workload.of === 'managedIdentity' || workload.of === 'agent') continue;
      const needs = needOf(workload.reach);
      for (const owner of workload.owners.value) {
        const level = owner.exposure.seen ?? owner.exposure.assumed;
        if (level === undefined || level >= needs) continue;
        yield {
          subject: workload,
          target: owner,
          says: `${owner.name} owns ${workload.name} and is had at ${levelWords(level)}; the workload reaches ${reachWords(workload.reach)}.`,
          reach: workload.reach,
          has: level,
          isAssumed: owner.exposure.seen === undefined,
          evidence: [`graph/application-owners:${workload.application ?? workload.id}/${owner.id}`],
        };
      }
    }
  },
});
