/** What is left to defeat after an ability has handed over a password, the second factors or a temporary pass. */
import type { Level } from '#catalogue';
import { isKnown } from './answered-well.ts';
import type { Assessment } from './assess.ts';
import type { AssumptionKey } from './assumptions.ts';
import type { Audience } from './audiences.ts';
import { type Authenticator, authenticator } from './authenticators/authenticator.ts';
import type { AuthenticatorName } from './authenticators/catalogue.ts';
import { type EnoughSet, minimalSets } from './authenticators/enough.ts';
import { levelOfSet } from './authenticators/level.ts';
import { baseSets, certificates } from './authenticators/means.ts';
import type { Allowance } from './authenticators/methods-policy.ts';
import { maySignInBySms, mayUse } from './authenticators/registered.ts';
import { orFromInside } from './inside.ts';
import type { Person } from './person.ts';
import { remember } from './tenant.ts';
import { stripped } from './ways-in/binding.ts';
import { deviceEnrolmentOf } from './ways-in/device-enrolment.ts';
import { grantedByEnrolment } from './ways-in/enrolment.ts';
import { type Gateway, gatewayOf, grantedFor } from './ways-in/front-door.ts';
import { type Reach, reachOf } from './ways-in/reach.ts';
import { recoveryOf } from './ways-in/recovery.ts';

/**
 * What an ability hands over: RESETS_PASSWORD, RESETS_METHODS, ISSUES_TAP; FORGES_TOKEN by a certificate authority of the
 * attacker's own, `anyCertificate` where the methods policy is the attacker's too.
 */
export type HandedOver = 'password' | 'methods' | 'tap' | 'certificate' | 'anyCertificate';

/** What is left: the level, and the authenticators of the lowest remaining set. */
export interface Left {
  readonly level: Level;
  readonly authenticators: readonly string[];
  /** The level where every open question is answered well; undefined where nothing is known to get in then. */
  readonly known: Level | undefined;
  /** Keys of the assumptions by which so little is left, where they decide. */
  readonly assumptions: readonly AssumptionKey[];
}

/** What is left as it was judged, at worst or at best. */
interface Judged extends Pick<Left, 'level' | 'authenticators'> {
  readonly granted: () => readonly AssumptionKey[];
}

/** What is handed over as far as the methods policy was read: where it does not tell, that this user may use it is ASSUMED. */
function givenAs(name: AuthenticatorName, key: string, allowance: Allowance | undefined): readonly Authenticator[] {
  if (allowance === undefined) return [];
  return [authenticator(name, allowance.assumption === undefined ? { key } : { key, assumed: true })];
}

/** A pass, where the methods policy lets this user sign in with one. https://learn.microsoft.com/entra/identity/authentication/howto-authentication-temporary-access-pass */
function pass(person: Person): readonly Authenticator[] {
  if (person.means.external) return [];
  const name = 'temporaryAccessPassOneTime';
  return givenAs(name, `${name} (issued)`, mayUse(person.tenant.methods, name, person.subject));
}

/** Telephones that whoever manages methods adds, where the methods policy lets this user use them. */
function added(person: Person): readonly Authenticator[] {
  return (['sms', 'voice'] as const).flatMap((name) =>
    givenAs(name, `${name} (added)`, mayUse(person.tenant.methods, name, person.subject)),
  );
}

/** A certificate with the person's name, as far as the methods policy lets this person sign in with one; unknown policies do. */
function forged(person: Person, by: readonly HandedOver[]): readonly Authenticator[] {
  const { tenant, means, subject } = person;
  if (means.external) return [];
  const any = by.includes('anyCertificate');
  const whole = any || tenant.methods === undefined;
  const unseen = { name: 'certificate', assumed: !any } as const;
  const allowed = certificates(tenant, subject).map(({ name, details }) => ({
    name,
    assumed: details.assumptions?.some((key) => key !== 'certificate-exportable') === true,
  }));
  return (whole ? [unseen] : allowed).map(({ name, assumed }) =>
    authenticator(name.endsWith('SingleFactor') ? 'certificateSingleFactor' : 'certificate', {
      key: `${name} (forged)`,
      assumed,
    }),
  );
}

/** SMS sign-in is not for external users. https://learn.microsoft.com/entra/identity/authentication/howto-authentication-sms-signin */
function phoneSignIn(person: Person): boolean {
  if (person.means.external) return false;
  return maySignInBySms(person.tenant.methods, person.subject) !== undefined;
}

/** No ability hands over a certificate but those that forge one, which signs in alone. */
const certificateModes = ['x509certificatemultifactor', 'x509certificatesinglefactor'] as const;

/** The person with authenticators in the attacker's hands beside their own. */
function holding(person: Person, held: readonly Authenticator[]): Person {
  const { tenant, means } = person;
  const standing = new Set([
    'temporaryaccesspassonetime',
    ...certificateModes,
    ...(phoneSignIn(person) ? ['sms'] : []),
  ]);
  const made = baseSets([means.first, ...held], tenant.combinations, standing).filter((set) =>
    set.members.some((member) => held.includes(member)),
  );
  const key = `${person.key} holding ${held.map((one) => one.key).join()}`;
  return { ...person, key, means: { ...means, sets: [...means.sets, ...made] } };
}

/** Whatever a whole set that gets in takes for granted. */
function grantedBy(
  gateway: Gateway,
  reach: Reach,
  set: EnoughSet,
  more: readonly AssumptionKey[],
): readonly AssumptionKey[] {
  const keyOf = ({ members }: EnoughSet): string =>
    members
      .map((member) => member.key)
      .sort()
      .join();
  const key = keyOf(set);
  const entrance = reach.opened.sets.find((one) => keyOf(one) === key);
  const granted: AssumptionKey[] = [...grantedFor(gateway, reach.opened, entrance), ...more];
  if (entrance === undefined) granted.push(...grantedByEnrolment(gateway));
  if (!reach.withMethod.some((one) => keyOf(one) === key))
    granted.push(...deviceEnrolmentOf(gateway.person).assumptions);
  return [...new Set([...granted, ...set.members.flatMap((member) => member.assumptions ?? [])])];
}

/** The lowest of what remains, with what the first set that leaves so little takes for granted. */
function lowestOf(
  remaining: readonly { readonly rest: readonly Authenticator[]; readonly granted: () => readonly AssumptionKey[] }[],
): Judged | undefined {
  const lowest = minimalSets(remaining.map(({ rest }) => rest))[0];
  if (lowest === undefined) return undefined;
  return {
    level: lowest.level,
    authenticators: lowest.members.map((member) => member.key),
    granted: () => remaining.find(({ rest }) => levelOfSet(rest) === lowest.level)?.granted() ?? [],
  };
}

/** What is left at worst, with its level at best; assumptions only where they decide. */
function bothWays(worst: Judged | undefined, best: Judged | undefined): Left | undefined {
  if (worst === undefined) return undefined;
  const { level, authenticators } = worst;
  const known = best && (Math.max(level, best.level) as Level);
  return { level, authenticators, known, assumptions: known === level ? [] : worst.granted() };
}

function compute(person: Person, audience: Audience, by: readonly HandedOver[]): Judged | undefined {
  const methods = by.includes('methods');
  const isForged = by.includes('certificate') || by.includes('anyCertificate');
  const held = [
    ...(by.includes('tap') ? pass(person) : []),
    ...(methods ? added(person) : []),
    ...(isForged ? forged(person, by) : []),
  ].filter((one) => person.tenant.judging === 'at worst' || isKnown(one));
  if (isForged && held.length === 0) return undefined;
  const people = [holding(person, held), ...(methods ? [holding(stripped(person), held)] : [])];
  const recovery = recoveryOf(person);
  const resetsItself = methods && recovery.gates.length > 0;
  const isReset = by.includes('password') && !person.means.external && !person.means.federated;
  const gone = new Set([...held.map((one) => one.key), ...(isReset || resetsItself ? [person.means.first.key] : [])]);
  // Whoever adds methods adds as many as a reset asks for, so how many that is does not matter.
  const ofReset = recovery.assumptions.filter((key) => key !== 'self-service-reset-gates');
  return lowestOf(
    people.flatMap((one) => {
      const gateway = gatewayOf(one, audience);
      const reach = reachOf(gateway);
      return reach.withDevice.map((set) => {
        const byReset = !isReset && resetsItself && set.members.some(({ key }) => key === person.means.first.key);
        return {
          rest: set.members.filter((member) => !gone.has(member.key)),
          granted: () => grantedBy(gateway, reach, set, byReset ? ofReset : []),
        };
      });
    }),
  );
}

/**
 * The lowest level of (S minus what is handed over) over all sets S enough at the audience; undefined where nothing gets in there at all.
 * Whoever a block keeps to some networks is asked from there. For synced users the caller asks `password` only where passwords are written back.
 */
export function leftToDefeat(
  assessment: Assessment,
  audience: Audience,
  handed: readonly HandedOver[],
): Left | undefined {
  const { person, signature, atBest } = assessment;
  const left = remember(person.tenant, `left ${audience} ${[...handed].sort().join()} ${signature}`, () => ({
    value: bothWays(
      orFromInside(person, (one) => compute(one, audience, handed)),
      orFromInside(atBest.person, (one) => compute(one, audience, handed)),
    ),
  }));
  return left.value;
}

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
  const gateway = gatewayOf(free, audience);
  const reach = reachOf(gateway);
  return lowestOf(
    reach.withDevice.map((set) => ({ rest: set.members, granted: () => grantedBy(gateway, reach, set, []) })),
  );
}
