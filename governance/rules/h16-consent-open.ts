/** People who may consent to what nobody looked at. */
import { rule } from '../finding-rule.ts';
import { reachWords } from './words.ts';

export const consentOpen = rule({
  id: 'H16',
  title: 'People consent to whatever they are asked for',
  why: 'One click on a page of Microsoft’s own hands data over, and no sign-in is asked for again.',
  remedy: 'restrict-consent',
  fix: 'Let people consent to verified publishers and low permissions only, and ask for the rest by the workflow.',
  controls: ['cisa-scuba/MS.AAD.5.2', 'zero-trust-assessment/21776', 'mitre-attack/T1528', 'mitre-attack/T1671'],
  source: 'https://learn.microsoft.com/entra/identity/enterprise-apps/configure-user-consent',
  rests: ['graph/authorization-policy', 'graph/permission-grant-policies'],
  *faults({ id, name, consent }) {
    if (consent === undefined) return;
    const { seen, assumed } = consent.exposure;
    yield {
      subject: { id, name, kind: 'Tenant' },
      says: `People of ${name} consent to applications that nobody looked at; what they may consent to reaches ${reachWords(consent.reach)}.`,
      reach: consent.reach,
      has: seen ?? assumed,
      isAssumed: seen === undefined,
      evidence: ['graph/authorization-policy'],
    };
  },
});
