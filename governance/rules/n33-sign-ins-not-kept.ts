/** Sign-ins of identities that reach something, and changes of them, are not kept anywhere. */
import type { AnyIdentity, GovernedTenant } from '../facts.ts';
import { rule } from '../finding-rule.ts';
import { needOf, reachesAny } from '../reach.ts';
import { reachWords } from './words.ts';

const sorts = {
  user: 'people',
  servicePrincipal: 'applications and agents',
  managedIdentity: 'managed identities',
} as const;
type LoggedSort = keyof typeof sorts;

export const signInsNotKept = rule({
  id: 'N33',
  title: 'Sign-ins are not kept',
  why: 'The directory forgets them after a month at most: what happened before that cannot be looked up.',
  remedy: 'declare',
  fix: 'Send the missing categories to a workspace by a diagnostic setting of the directory.',
  controls: [
    'nist-csf/PR.PS-04',
    'nist-csf/DE.CM-03',
    'nist-csf/DE.CM-09',
    'cisa-scuba/MS.AAD.4.1',
    'nist-800-53/AU-2',
    'nist-800-53/AU-12',
    'zero-trust-assessment/21860',
    'mitre-attack/T1685.002',
  ],
  source: 'https://learn.microsoft.com/entra/identity/monitoring-health/concept-diagnostic-settings-logs-options',
  byReach: true,
  rests: ['arm/entra-diagnostic-settings'],
  *faults(tenant) {
    const concerned = (Object.keys(sorts) as LoggedSort[]).flatMap((sort) => {
      const kept = tenant.logging(sort);
      const of = identitiesOf(tenant, sort).filter(({ reach }) => reachesAny(reach));
      return of.length === 0 || kept === 'LOGGED' || kept === 'UNKNOWN' ? [] : [{ sort, kept, of }];
    });
    const [widest] = concerned.flatMap(({ of }) => of).toSorted((a, b) => needOf(b.reach) - needOf(a.reach));
    if (widest === undefined) return;
    const each = concerned.map(
      ({ sort, kept, of }) => `${of.length} ${sorts[sort]}${kept === 'PARTLY' ? ' (in part)' : ''}`,
    );
    yield {
      subject: { id: tenant.id, name: tenant.name, kind: 'Tenant' },
      says: `${tenant.name} does not keep the sign-ins of ${each.join(', ')} that reach something; ${widest.name} reaches ${reachWords(widest.reach)}.`,
      reach: widest.reach,
      evidence: ['arm/entra-diagnostic-settings'],
    };
  },
});

function identitiesOf({ people, workloads }: GovernedTenant, sort: LoggedSort): readonly AnyIdentity[] {
  if (sort === 'user') return people;
  return workloads.filter(({ of }) => (of === 'managedIdentity') === (sort === 'managedIdentity'));
}
