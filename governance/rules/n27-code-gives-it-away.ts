/** An identity of a resource whose code somebody changes for less than the identity reaches. */
import { rule } from '../finding-rule.ts';
import { needOf } from '../reach.ts';
import { levelWords, reachWords } from './words.ts';

export const codeGivesItAway = rule({
  id: 'N27',
  title: 'Code gives the identity away',
  why: 'Whoever runs code on the resource asks its metadata service for a token.',
  remedy: 'narrow-scope',
  fix: 'Fewer who may write to the resource, or an identity for each job.',
  controls: ['owasp-nhi/NHI6:2025', 'mitre-attack/T1552.005', 'mitre-attack/T1651'],
  source:
    'https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/managed-identity-best-practice-recommendations',
  byReach: true,
  rests: ['graph/service-principals', 'arm/resources', 'arm/role-assignments'],
  *faults({ workloads }) {
    for (const workload of workloads) {
      for (const resource of 'value' in workload.attachedTo ? workload.attachedTo.value : []) {
        const level = resource.exposure.seen ?? resource.exposure.assumed;
        if (level === undefined || level >= needOf(workload.reach)) continue;
        yield {
          subject: workload,
          target: resource,
          says: `${resource.name} runs as ${workload.name} and is had at ${levelWords(level)}; the identity reaches ${reachWords(workload.reach)}.`,
          reach: workload.reach,
          has: level,
          isAssumed: resource.exposure.seen === undefined,
          evidence: [`arm/resources:${resource.id}`],
        };
      }
    }
  },
});
