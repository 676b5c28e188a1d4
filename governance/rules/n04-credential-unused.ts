/** A credential that was not used for 90 days. */
import { rule } from '../finding-rule.ts';
import { activeOf, credentialEvidence } from './credentials.ts';
import { dateWords, day, reachWords } from './words.ts';

export const credentialUnused = rule({
  id: 'N04',
  title: 'A credential is not used',
  why: 'A key that nobody uses is missed by nobody when it is copied.',
  remedy: 'retire-credential',
  fix: 'removePassword or removeKey by its key id.',
  controls: ['owasp-nhi/NHI1:2025', 'nist-csf/ID.AM-08', 'zero-trust-assessment/22124'],
  source: 'https://learn.microsoft.com/graph/api/resources/appcredentialsigninactivity',
  rests: ['graph/applications', 'graph/service-principals', 'graph/app-credential-sign-in-activities'],
  *faults({ workloads, judgedAt }) {
    for (const workload of workloads)
      for (const credential of activeOf(workload, undefined, judgedAt)) {
        const use = credential.type === 'federated' ? { unknown: [] } : credential.lastUse;
        if (!('value' in use && (use.value ?? credential.startsAt ?? judgedAt) < judgedAt - 90 * day)) continue;
        yield {
          subject: workload,
          target: credential,
          says: `The ${credential.type} ${credential.name} of ${workload.name} was ${'value' in use && use.value !== undefined ? `used last on ${dateWords(use.value)}` : 'never seen in use'}; the workload reaches ${reachWords(workload.reach)}.`,
          reach: workload.reach,
          has: credential.level,
          isAssumed: credential.levelAssumed,
          evidence: credentialEvidence(credential),
        };
      }
  },
});
