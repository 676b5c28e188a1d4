/** A workload that Microsoft counts as at risk. */
import { rule } from '../finding-rule.ts';
import { reachWords } from './words.ts';

export const riskNotHandled = rule({
  id: 'N35',
  title: 'A workload at risk is still at work',
  why: 'It may be in the hands of others already.',
  remedy: 'disable-identity',
  fix: 'Remove all its credentials, rotate every secret it can read, then close the risk.',
  controls: ['nist-csf/RS.MI-01', 'zero-trust-assessment/22659', 'mitre-attack/T1528', 'mitre-d3fend/D3-CR'],
  source: 'https://learn.microsoft.com/entra/id-protection/concept-workload-identity-risk',
  rests: ['graph/applications', 'graph/service-principals', 'graph/risky-service-principals'],
  *faults({ workloads }) {
    for (const workload of workloads) {
      const { risk } = workload;
      if (!('value' in risk && (risk.value === 'atRisk' || risk.value === 'confirmedCompromised'))) continue;
      yield {
        subject: workload,
        says: `${workload.name} is ${risk.value === 'atRisk' ? 'at risk' : 'confirmed as compromised'}, and reaches ${reachWords(workload.reach)}.`,
        reach: workload.reach,
        has: workload.exposure.seen ?? workload.exposure.assumed,
        isAssumed: workload.exposure.seen === undefined && workload.exposure.assumed !== undefined,
        steps: 1,
        evidence: [`graph/risky-service-principals:${workload.id}`],
      };
    }
  },
});
