/** An application for many tenants whose instances take credentials of others. */
import { rule } from '../finding-rule.ts';
import { reachWords } from './words.ts';

export const noInstanceLock = rule({
  id: 'N15',
  title: 'Instances of the application are not locked',
  why: 'Whoever runs an instance elsewhere adds a credential to it and acts in its name there.',
  remedy: 'close-ability',
  fix: 'Application: App instance property lock, all properties.',
  controls: ['zero-trust-assessment/21777', 'mitre-attack/T1098.001'],
  source: 'https://learn.microsoft.com/entra/identity-platform/howto-configure-app-instance-property-locks',
  rests: ['graph/applications', 'graph/service-principals'],
  *faults({ workloads }) {
    for (const workload of workloads) {
      if (!(workload.application !== undefined && workload.isMultiTenant && !workload.isLocked)) continue;
      yield {
        subject: workload,
        says: `${workload.name} is registered here for many tenants without a lock on its instances; here it reaches ${reachWords(workload.reach)}.`,
        reach: workload.reach,
        evidence: [`graph/applications:${workload.application}`],
      };
    }
  },
});
