/** A workload that runs outside production, by the tags of what runs as it, and holds something in production. */
import type { GovernedTenant, Workload } from '../facts.ts';
import { rule } from '../finding-rule.ts';
import { reachWords } from './words.ts';

export const crossesEnvironments = rule({
  id: 'N29',
  title: 'A workload outside production holds something in production',
  why: 'What is built to be changed by many is guarded less, and whoever gets at it there is in production.',
  remedy: 'remove-assignment',
  fix: 'Give production an identity of its own, and take away what this one holds there.',
  controls: ['owasp-nhi/NHI8:2025', 'nist-csf/PR.IR-01'],
  source: 'https://owasp.org/www-project-non-human-identities-top-10/2025/8-environment-isolation/',
  rests: [
    'graph/service-principals',
    'arm/subscriptions',
    'arm/resource-groups',
    'arm/resources',
    'arm/role-assignments',
  ],
  *faults(tenant) {
    for (const workload of tenant.workloads) {
      const at = outside(workload, tenant);
      if (at === undefined) continue;
      const there = workload.holds.filter(({ scope }) => scope && tenant.environmentOf(scope.id) === 'production');
      const [first] = there;
      if (first === undefined) continue;
      const { seen, assumed } = workload.exposure;
      yield {
        subject: workload,
        says: `${at} runs as ${workload.name} and is no production, by its tags; the identity holds ${first.name}${there.length > 1 ? ` and ${there.length - 1} more` : ''} in production, and reaches ${reachWords(workload.reach)}.`,
        reach: workload.reach,
        has: seen ?? assumed,
        isAssumed: seen === undefined && assumed !== undefined,
        evidence: [`graph/service-principals:${workload.id}`, ...there.flatMap(({ evidence }) => evidence)],
      };
    }
  },
});

/** The name of something outside production that runs as the workload; undefined where there is none. */
function outside({ attachedTo }: Workload, { environmentOf }: GovernedTenant): string | undefined {
  const resources = 'value' in attachedTo ? attachedTo.value : [];
  return resources.find(({ id }) => environmentOf(id) === 'other')?.name;
}
