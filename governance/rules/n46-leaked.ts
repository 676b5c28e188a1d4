/** A credential that a secret scanner found where it should not be. */
import { rule } from '../finding-rule.ts';
import { activeOf, credentialEvidence } from './credentials.ts';
import { reachWords } from './words.ts';

export const leaked = rule({
  id: 'N46',
  title: 'A credential has leaked',
  why: 'Somebody has it.',
  remedy: 'retire-credential',
  fix: 'Remove it now, and look at what was done with it since it leaked.',
  controls: ['owasp-nhi/NHI2:2025', 'nist-csf/RS.MI-01', 'mitre-attack/T1552.001', 'mitre-d3fend/D3-CR'],
  source: 'https://owasp.org/www-project-non-human-identities-top-10/2025/2-secret-leakage/',
  rests: ['graph/applications', 'graph/service-principals'],
  *faults({ workloads, judgedAt }) {
    for (const workload of workloads)
      for (const credential of activeOf(workload, undefined, judgedAt)) {
        const [place] = credential.leakedAt;
        if (place === undefined) continue;
        yield {
          subject: workload,
          target: credential,
          says: `The ${credential.type} ${credential.name} of ${workload.name} was found by a secret scanner in ${place}; the workload reaches ${reachWords(workload.reach)}.`,
          reach: workload.reach,
          has: 0,
          steps: 1,
          evidence: [...credentialEvidence(credential), ...credential.leakedAt.map((one) => `leak:${one}`)],
        };
      }
  },
});
