/** A person who holds control of the tenant all the time. */
import { rule } from '../finding-rule.ts';

export const standingPrivilege = rule({
  id: 'H10',
  title: 'A person controls the tenant all the time',
  why: 'What is held for good is there whenever the account is taken over.',
  remedy: 'make-eligible',
  fix: 'Make the role eligible, with activation that asks for a strength and an approval; emergency accounts stay active.',
  controls: ['cisa-scuba/MS.AAD.7.4', 'zero-trust-assessment/21815', 'nist-800-53/AC-2'],
  source: 'https://learn.microsoft.com/entra/identity/role-based-access-control/best-practices',
  byReach: true,
  rests: ['graph/users', 'graph/directory-role-assignments'],
  *faults({ people }) {
    for (const person of people) {
      if (person.isBreakGlass || person.roles.length === 0 || !person.enabled) continue;
      if (!person.reach.seen.tenantControl) continue;
      yield {
        subject: person,
        says: `${person.name} holds ${person.roles.map((role) => role.name).join(', ')} all the time, and with it control of the tenant.`,
        reach: person.reach,
        has: person.exposure.seen ?? person.exposure.assumed ?? 5,
        evidence: [...new Set(person.roles.flatMap((role) => role.evidence))],
      };
    }
  },
});
