/** A declared break-glass account that does not keep the rules of one. */
import { rule } from '../finding-rule.ts';

export const breakGlass = rule({
  id: 'H12',
  title: 'A break-glass account is weak, silent or used for something else',
  why: 'It is left out of policies by design, so that its own authenticators and an alert are all that protect it.',
  remedy: 'strengthen-person',
  fix: 'Two accounts, each with a hardware key of its own, left out of every policy, an alert on every sign-in, no other use.',
  controls: ['cis-m365/1.1.2', 'cis-m365/2.2.1', 'zero-trust-assessment/21835', 'nist-csf/DE.CM-03'],
  source: 'https://learn.microsoft.com/entra/identity/role-based-access-control/security-emergency-access',
  rests: ['graph/users', 'graph/conditional-access-policies'],
  *faults({ people }) {
    for (const person of people) {
      if (!person.isBreakGlass || person.brokenRules.length === 0) continue;
      yield {
        subject: person,
        says: `${person.name} is declared as break-glass, and ${person.brokenRules.map(({ why }) => why).join('; ')}.`,
        reach: person.reach,
        has: person.exposure.seen,
        evidence: [`graph/users:${person.id}`, ...person.brokenRules.map((one) => one.rule)],
      };
    }
  },
});
