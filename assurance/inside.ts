/** What is asked of whoever is on a network that policies make an exception for: a block everywhere else keeps others out, not those. */
import type { Level } from '#catalogue';
import type { Person } from './person.ts';
import { insidePlaces } from './policies/places.ts';
import { type CompiledTenant, contextsBy, remember } from './tenant.ts';

/** What it takes to be on such a network: a session is worth no more that is taken only from there. */
const beingThere: Level = 4;

/** The tenant as it judges whoever is on one of its named networks. */
function insideTenant(tenant: CompiledTenant): CompiledTenant {
  return remember(tenant, 'inside', () => ({
    ...tenant,
    contexts: contextsBy(tenant.locations, tenant.enforced, tenant.judging, insidePlaces(tenant.locations)),
    remembered: new Map(),
  }));
}

/** Asks about the person from a network of the tenant, where nothing gets in from outside; being there is worth a level of its own. */
export function orFromInside<T extends { readonly level: Level }>(
  person: Person,
  ask: (person: Person) => T | undefined,
): T | undefined {
  const outside = ask(person);
  if (outside !== undefined) return outside;
  const inside = ask({ ...person, tenant: insideTenant(person.tenant) });
  return inside && { ...inside, level: Math.max(inside.level, beingThere) as Level };
}
