/** A credential on a service principal, where nobody who looks at the registration sees it. */
import { rule } from '../finding-rule.ts';
import { activeOf, credentialEvidence } from './credentials.ts';
import { reachWords } from './words.ts';

export const hiddenOnServicePrincipal = rule({
  id: 'N07',
  title: 'A credential hides on the service principal',
  why: 'The registration does not show it, and its owner does not know of it: attackers leave theirs there.',
  remedy: 'retire-credential',
  fix: 'Remove it from the service principal; set the instance property lock on the application.',
  controls: [
    'owasp-nhi/NHI2:2025',
    'owasp-nhi/NHI6:2025',
    'zero-trust-assessment/21896',
    'zero-trust-assessment/21774',
    'mitre-attack/T1098.001',
  ],
  source: 'https://learn.microsoft.com/entra/identity-platform/howto-configure-app-instance-property-locks',
  rests: ['graph/applications', 'graph/service-principals'],
  *faults({ workloads, judgedAt }) {
    for (const workload of workloads)
      for (const credential of activeOf(workload, undefined, judgedAt)) {
        if (!(credential.onServicePrincipal && credential.type !== 'federated' && workload.of === 'application'))
          continue;
        yield {
          subject: workload,
          target: credential,
          says: `${workload.name}${workload.foreignTenant === undefined ? '' : ', which is registered in another tenant,'} has the ${credential.type} ${credential.name} on its service principal, and reaches ${reachWords(workload.reach)}.`,
          reach: workload.reach,
          has: credential.level,
          isAssumed: credential.levelAssumed,
          steps: workload.foreignTenant === undefined ? 0 : 1,
          evidence: credentialEvidence(credential),
        };
      }
  },
});
