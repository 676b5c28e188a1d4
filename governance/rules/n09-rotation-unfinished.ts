/** A workload with two secrets that are valid together for longer than 30 days. */
import { rule } from '../finding-rule.ts';
import { activeOf, credentialEvidence } from './credentials.ts';
import { day, reachWords } from './words.ts';

export const rotationUnfinished = rule({
  id: 'N09',
  title: 'A rotation was not finished',
  why: 'The older secret was to go when the newer came.',
  remedy: 'retire-credential',
  fix: 'Remove the older one.',
  controls: ['owasp-nhi/NHI7:2025'],
  source: 'https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials',
  rests: ['graph/applications', 'graph/service-principals'],
  *faults({ workloads, judgedAt }) {
    for (const workload of workloads) {
      const secrets = activeOf(workload, 'secret', judgedAt).toSorted((a, b) => (a.startsAt ?? 0) - (b.startsAt ?? 0));
      const older = secrets.at(-2);
      const newer = secrets.at(-1);
      if (older === undefined || newer === undefined) continue;
      const together = (older.endsAt ?? Number.POSITIVE_INFINITY) - (newer.startsAt ?? 0);
      if (together <= 30 * day) continue;
      yield {
        subject: workload,
        target: older,
        says: `${workload.name} has ${secrets.length} secrets that are valid together for more than 30 days, and reaches ${reachWords(workload.reach)}.`,
        reach: workload.reach,
        has: older.level,
        isAssumed: older.levelAssumed,
        evidence: secrets.flatMap(credentialEvidence),
      };
    }
  },
});
