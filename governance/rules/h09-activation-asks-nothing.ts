/** A role that is activated by less than what it reaches. */
import { rule } from '../finding-rule.ts';
import { needOf } from '../reach.ts';
import { levelWords, reachWords } from './words.ts';

export const activationAsksNothing = rule({
  id: 'H09',
  title: 'Activation asks for less than the role reaches',
  why: 'Whoever holds the session activates: a role that asks for nothing at activation is held for good.',
  remedy: 'strengthen-activation',
  fix: 'Ask for an authentication context with a phishing-resistant strength, and for two named approvers.',
  controls: [
    'cisa-scuba/MS.AAD.7.6',
    'cis-m365/5.3.1',
    'cis-m365/5.3.4',
    'zero-trust-assessment/21817',
    'mitre-attack/T1548.005',
  ],
  source:
    'https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-how-to-change-default-settings',
  byReach: true,
  rests: ['graph/role-eligibility-schedule-instances', 'graph/role-management-policy-assignments'],
  *faults({ people }) {
    for (const person of people)
      for (const { to, gate, assumed, evidence, reach } of person.activations) {
        if (gate >= needOf(reach)) continue;
        yield {
          subject: person,
          target: to,
          says: `${person.name} activates ${to.name} at ${levelWords(gate)}; it reaches ${reachWords(reach)}.`,
          reach,
          has: gate,
          isAssumed: assumed,
          evidence,
        };
      }
  },
});
