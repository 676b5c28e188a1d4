/** An identity whose purpose has ended by what was declared, and which is still armed. */
import { rule } from '../finding-rule.ts';
import { isArmed } from './credentials.ts';
import { dateWords, reachWords } from './words.ts';

export const purposeOver = rule({
  id: 'N45',
  title: 'Its purpose is over and it is still armed',
  why: 'What is not taken away when its purpose ends is found by somebody with another one.',
  remedy: 'disable-identity',
  fix: 'Disable it, remove its grants and credentials, delete it.',
  controls: ['owasp-nhi/NHI1:2025', 'nist-csf/ID.AM-08', 'nist-800-53/AC-2(3)', 'nist-ai-rmf/GOVERN 1.7'],
  source: 'https://learn.microsoft.com/entra/architecture/govern-service-accounts',
  rests: ['graph/applications', 'graph/service-principals', 'graph/users'],
  *faults({ people, workloads, judgedAt }) {
    for (const identity of [...people, ...workloads]) {
      const { until } = identity.declared;
      const armed = identity.enabled && (identity.type === 'person' || isArmed(identity, judgedAt));
      if (until === undefined || until > judgedAt || !armed) continue;
      const { seen, assumed } = identity.exposure;
      yield {
        subject: identity,
        says: `The purpose of ${identity.name} ended on ${dateWords(until)}, and it still reaches ${reachWords(identity.reach)}.`,
        reach: identity.reach,
        has: seen ?? assumed,
        isAssumed: seen === undefined && assumed !== undefined,
        evidence: [`${identity.type === 'person' ? 'graph/users' : 'graph/service-principals'}:${identity.id}`],
      };
    }
  },
});
