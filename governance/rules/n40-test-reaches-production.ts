/** An identity for tests, as declared, that reaches something sensitive. */
import { rule } from '../finding-rule.ts';
import { reachesAny } from '../reach.ts';
import { reachWords } from './words.ts';

export const testReachesProduction = rule({
  id: 'N40',
  title: 'A test identity reaches something sensitive',
  why: 'What is made for a test is kept as one keeps things for a test, and outlives it.',
  remedy: 'remove-assignment',
  fix: 'Remove what it holds outside the test, and delete it when the test is over.',
  controls: ['owasp-nhi/NHI8:2025', 'owasp-nhi/NHI1:2025', 'nist-csf/PR.IR-01'],
  source: 'https://owasp.org/www-project-non-human-identities-top-10/2025/8-environment-isolation/',
  byReach: true,
  rests: ['graph/users', 'graph/applications', 'graph/service-principals'],
  *faults({ people, workloads }) {
    for (const identity of [...people, ...workloads]) {
      if (identity.declared.kind !== 'test' || !identity.enabled || !reachesAny(identity.reach)) continue;
      const { seen, assumed } = identity.exposure;
      yield {
        subject: identity,
        says: `${identity.name} is declared as made for tests, and reaches ${reachWords(identity.reach)}.`,
        reach: identity.reach,
        has: seen ?? assumed,
        isAssumed: seen === undefined && assumed !== undefined,
        evidence: [`${identity.type === 'person' ? 'graph/users' : 'graph/service-principals'}:${identity.id}`],
      };
    }
  },
});
