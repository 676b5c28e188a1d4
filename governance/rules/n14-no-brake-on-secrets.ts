/** A tenant whose policies keep no new secrets off applications. */
import { rule } from '../finding-rule.ts';
import { needOf } from '../reach.ts';
import { reachWords } from './words.ts';

export const noBrakeOnSecrets = rule({
  id: 'N14',
  title: 'Nothing stops new secrets',
  why: 'What was cleaned up comes back.',
  remedy: 'close-ability',
  fix: 'Application policies: block password addition, for applications and service principals alike.',
  controls: ['cisa-scuba/MS.AAD.5.5', 'cis-m365/5.1.5.3', 'zero-trust-assessment/21775', 'nist-csf/PR.PS-01'],
  source: 'https://learn.microsoft.com/graph/api/resources/tenantappmanagementpolicy',
  rests: ['graph/app-management-policies'],
  *faults({ id, name, workloads, credentialRules }) {
    if (!('value' in credentialRules) || credentialRules.value.secretsBlocked) return;
    const [widest] = workloads.toSorted((a, b) => needOf(b.reach) - needOf(a.reach));
    if (widest === undefined) return;
    yield {
      subject: { id, name, kind: 'Tenant' },
      says: `${name} lets whoever manages an application add secrets to it; workloads reach ${reachWords(widest.reach)}.`,
      reach: widest.reach,
      evidence: ['graph/app-management-policies'],
    };
  },
});
