/** A user-assigned identity that is attached to nothing and trusted by nobody. */
import { rule } from '../finding-rule.ts';
import { holdWords } from './credentials.ts';

export const attachedToNothing = rule({
  id: 'N22',
  title: 'An identity is attached to nothing',
  why: 'Whoever may attach it to a machine of theirs has what it holds.',
  remedy: 'disable-identity',
  fix: 'Remove its roles and delete it.',
  controls: ['owasp-nhi/NHI1:2025', 'nist-csf/ID.AM-08'],
  source:
    'https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-view-associated-resources-for-an-identity',
  rests: ['graph/service-principals', 'arm/resources'],
  *faults({ workloads }) {
    for (const workload of workloads) {
      if (
        !(
          workload.of === 'managedIdentity' &&
          'value' in workload.attachedTo &&
          workload.attachedTo.value.length === 0 &&
          workload.holds.length > 0 &&
          workload.credentials.length === 0
        )
      )
        continue;
      yield {
        subject: workload,
        says: `${workload.name} is attached to no resource, and holds ${holdWords(workload.holds)}.`,
        reach: workload.reach,
        has: workload.exposure.seen ?? workload.exposure.assumed,
        isAssumed: workload.exposure.seen === undefined && workload.exposure.assumed !== undefined,
        evidence: [`graph/service-principals:${workload.id}`],
      };
    }
  },
});
