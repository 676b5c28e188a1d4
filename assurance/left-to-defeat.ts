/** What is left to defeat after an ability has handed over a password, the second factors or a temporary pass. */
import type { Level } from '#catalogue';
import type { Assessment } from './assess.ts';
import type { Audience } from './audiences.ts';
import { type Authenticator, authenticator } from './authenticators/authenticator.ts';
import { minimalSets } from './authenticators/enough.ts';
import { baseSets, certificates } from './authenticators/means.ts';
import { maySignInBySms, mayUse } from './authenticators/registered.ts';
import type { Person } from './person.ts';
import { remember } from './tenant.ts';
import { stripped } from './ways-in/binding.ts';
import { gatewayOf } from './ways-in/front-door.ts';
import { reachOf } from './ways-in/reach.ts';
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
}

/** A pass, where the methods policy lets this user sign in with one. https://learn.microsoft.com/entra/identity/authentication/howto-authentication-temporary-access-pass */
function pass(person: Person): readonly Authenticator[] {
  const allowed =
    !person.means.external && mayUse(person.tenant.methods, 'temporaryAccessPassOneTime', person.subject) !== undefined;
  return allowed ? [authenticator('temporaryAccessPassOneTime', { key: 'temporaryAccessPassOneTime (issued)' })] : [];
}

/** Telephones that whoever manages methods adds, where the methods policy lets this user use them. */
function added(person: Person): readonly Authenticator[] {
  const names = (['sms', 'voice'] as const).filter(
    (name) => mayUse(person.tenant.methods, name, person.subject) !== undefined,
  );
  return names.map((name) => authenticator(name, { key: `${name} (added)` }));
}

/** A certificate with the person's name, as far as the methods policy lets this person sign in with one; unknown policies do. */
function forged(person: Person, handed: readonly HandedOver[]): readonly Authenticator[] {
  const { tenant, means, subject } = person;
  if (means.external) return [];
  const whole = handed.includes('anyCertificate') || tenant.methods === undefined;
  const taken = whole ? ['certificate'] : certificates(tenant, subject).map(({ name }) => name);
  return taken.map((name) =>
    authenticator(name.endsWith('SingleFactor') ? 'certificateSingleFactor' : 'certificate', {
      key: `${name} (forged)`,
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

function compute(person: Person, audience: Audience, handed: readonly HandedOver[]): Left | undefined {
  const methods = handed.includes('methods');
  const isForged = handed.includes('certificate') || handed.includes('anyCertificate');
  const held = [
    ...(handed.includes('tap') ? pass(person) : []),
    ...(methods ? added(person) : []),
    ...(isForged ? forged(person, handed) : []),
  ];
  if (isForged && held.length === 0) return undefined;
  const people = [holding(person, held), ...(methods ? [holding(stripped(person), held)] : [])];
  const recovery = recoveryOf(person);
  const resetsItself = methods && recovery.gates.length > 0;
  const cloud = !person.means.external && !person.means.federated;
  const password = (handed.includes('password') && cloud) || resetsItself;
  const gone = new Set([...held.map((one) => one.key), ...(password ? [person.means.first.key] : [])]);
  const sets = people.flatMap((one) => reachOf(gatewayOf(one, audience)).withDevice);
  const lowest = minimalSets(sets.map((set) => set.members.filter((member) => !gone.has(member.key))))[0];
  return lowest === undefined
    ? undefined
    : { level: lowest.level, authenticators: lowest.members.map((member) => member.key) };
}

/**
 * The lowest level of (S minus what is handed over) over all sets S enough at the audience; undefined where nothing gets in there at all.
 * For synced users the caller asks `password` only where passwords are written back.
 */
export function leftToDefeat(
  assessment: Assessment,
  audience: Audience,
  handed: readonly HandedOver[],
): Left | undefined {
  const { person, signature } = assessment;
  const left = remember(person.tenant, `left ${audience} ${[...handed].sort().join()} ${signature}`, () => ({
    value: compute(person, audience, handed),
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
  const { person } = assessment;
  const lapsed = person.tenant.enforced.map((policy) => policies === 'all' || policies.has(policy.id));
  const mask = lapsed.reduce((bits, gone, at) => (gone ? bits & ~(1n << BigInt(at)) : bits), person.mask);
  const lowest = reachOf(gatewayOf({ ...person, mask }, audience)).withDevice[0];
  return lowest === undefined
    ? undefined
    : { level: lowest.level, authenticators: lowest.members.map((member) => member.key) };
}
