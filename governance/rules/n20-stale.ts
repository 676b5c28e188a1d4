/** A workload that has not signed in for 90 days and is still armed. */
import { rule } from '../finding-rule.ts';
import { isArmed } from './credentials.ts';
import { dateWords, day, reachWords } from './words.ts';

export const stale = rule({
  id: 'N20',
  title: 'A workload is stale and still armed',
  why: 'Nobody uses it, so nobody sees who does.',
  remedy: 'disable-identity',
  fix: 'Disable it, watch, delete it later.',
  controls: [
    'owasp-nhi/NHI1:2025',
    'zero-trust-assessment/21770',
    'zero-trust-assessment/21771',
    'mitre-attack/T1078.004',
  ],
  source: 'https://learn.microsoft.com/graph/api/resources/serviceprincipalsigninactivity',
  rests: ['graph/applications', 'graph/service-principals', 'graph/service-principal-sign-in-activities'],
  *faults({ workloads, judgedAt }) {
    const before = judgedAt - 90 * day;
    for (const workload of workloads) {
      const { lastUse, createdAt } = workload;
      const isOld = createdAt !== undefined && createdAt < before;
      const armed = workload.enabled && !workload.isMicrosoft && isArmed(workload, judgedAt);
      if (!(isOld && armed && 'value' in lastUse && (lastUse.value ?? 0) < before)) continue;
      yield {
        subject: workload,
        says: `${workload.name} ${lastUse.value === undefined ? 'was never seen to sign in' : `signed in last on ${dateWords(lastUse.value)}`}, and still reaches ${reachWords(workload.reach)}.`,
        reach: workload.reach,
        has: workload.exposure.seen ?? workload.exposure.assumed,
        isAssumed: workload.exposure.seen === undefined && workload.exposure.assumed !== undefined,
        evidence: [`graph/service-principals:${workload.id}`],
      };
    }
  },
});
