/** What is left to defeat when what holds people back lapses: Conditional Access policies, or the methods policy. */
import type { Assessment } from './assess.ts';
import type { Audience } from './audiences.ts';
import { methodOf } from './authenticators/registered.ts';
import type { MethodConfiguration } from './facts.ts';
import { bothWays, grantedBy, type Judged, type Left, lowestOf } from './left-to-defeat.ts';
import { type Person, personOf } from './person.ts';
import { type CompiledTenant, remember } from './tenant.ts';
import { gatewayOf } from './ways-in/front-door.ts';
import { reachOf } from './ways-in/reach.ts';

/**
 * What is left when policies lapse: all of them, or those with these ids. For WEAKENS_POLICY, whose reach is the way in left without them.
 * Undefined where nothing gets in even so.
 */
export function leftWithout(
  assessment: Assessment,
  audience: Audience,
  policies: 'all' | ReadonlySet<string>,
): Left | undefined {
  const { person, atBest } = assessment;
  return bothWays(computeWithout(person, audience, policies), computeWithout(atBest.person, audience, policies));
}

function computeWithout(person: Person, audience: Audience, policies: 'all' | ReadonlySet<string>): Judged | undefined {
  const lapsed = person.tenant.enforced.map((policy) => policies === 'all' || policies.has(policy.id));
  const bits = lapsed.reduce((all, gone, at) => (gone ? all | (1n << BigInt(at)) : all), 0n);
  const free: Person = {
    ...person,
    mask: person.mask & ~bits,
    doubtful: person.doubtful & ~bits,
    discounted: policies === 'all' ? 0n : person.discounted,
  };
  return leftTo(free, audience);
}

/** What the person has to defeat, with nothing handed over. */
function leftTo(person: Person, audience: Audience): Judged | undefined {
  const gateway = gatewayOf(person, audience);
  const reach = reachOf(gateway);
  return lowestOf(
    reach.withDevice.map((set) => ({ rest: set.members, granted: () => grantedBy(gateway, reach, set, []) })),
  );
}

/** The tenant with every method switched on for everybody, but certificates, which need an authority beside. */
function withAnyMethod(tenant: CompiledTenant): CompiledTenant {
  const { methods } = tenant;
  if (methods === undefined) return tenant;
  return remember(tenant, 'the tenant with any method', () => {
    const includeTargets = [
      { id: 'all_users', targetType: 'group', isUsableForSignIn: true, authenticationMode: 'any' },
    ];
    const free = [...new Set(Object.values(methodOf))].map(
      (id) =>
        [id, { ...methods.configurations.get(id), id, state: 'enabled', includeTargets, excludeTargets: [] }] as const,
    );
    const configurations = new Map<string, MethodConfiguration>([...methods.configurations, ...free]);
    return { ...tenant, methods: { ...methods, configurations }, remembered: new Map() };
  });
}

/**
 * What is left when the methods policy lets everybody use and register any method, and nobody's MFA is asked for by the state of the
 * user. https://learn.microsoft.com/entra/identity/authentication/concept-authentication-methods-manage
 */
export function leftWithAnyMethod({ person, atBest }: Assessment, audience: Audience): Left | undefined {
  const free = ({ tenant, facts }: Person): Person => {
    const mfaState = facts.mfaState === undefined ? {} : { mfaState: { perUserMfaState: 'disabled' } };
    return personOf(withAnyMethod(tenant), { ...facts, ...mfaState });
  };
  return bothWays(leftTo(free(person), audience), leftTo(free(atBest.person), audience));
}

/** What is left, where that is less than before, at worst or as far as is known; undefined where nothing was gained. */
export function lessThan<Some extends Pick<Left, 'level' | 'known'>>(
  then: Some | undefined,
  now: Pick<Left, 'level' | 'known'> | undefined,
): Some | undefined {
  if (then === undefined || now === undefined) return then;
  return then.level < now.level || (then.known ?? 6) < (now.known ?? 6) ? then : undefined;
}
