/** ENROLS_METHOD: register a method of one's own, then use it. https://learn.microsoft.com/entra/identity/authentication/concept-registration-mfa-sspr-combined */
import { isKnown } from '../answered-well.ts';
import type { AssumptionKey } from '../assumptions.ts';
import { type Authenticator, authenticator } from '../authenticators/authenticator.ts';
import type { AuthenticatorName } from '../authenticators/catalogue.ts';
import { type EnoughSet, minimalSets, union } from '../authenticators/enough.ts';
import { type BaseSet, baseSets } from '../authenticators/means.ts';
import { type Allowance, allowanceOf } from '../authenticators/methods-policy.ts';
import { registrablePasskey } from '../authenticators/passkey-profiles.ts';
import { allRegistered, mayUse } from '../authenticators/registered.ts';
import type { Person } from '../person.ts';
import { canonical } from '../policies/strengths.ts';
import { remember } from '../tenant.ts';
import type { WayIn } from '../way-in.ts';
import { evidenceFor, type Gateway, gatewayTo, grantedFor, open } from './front-door.ts';
import { wayOf } from './way.ts';

/** What it takes to register, and what may be registered. */
export interface Enrolment {
  /** Sets that are enough to register security information, lowest first; empty: closed. */
  readonly registering: readonly EnoughSet[];
  /** What whoever registers then has, at no cost: keys end in `(enrolled)`. */
  readonly enrolled: readonly Authenticator[];
  readonly assumptions: readonly AssumptionKey[];
  readonly evidence: readonly string[];
}

const weakerThanMfa: ReadonlySet<AuthenticatorName> = new Set([
  'mailbox',
  'securityQuestion',
  'appPassword',
  'temporaryAccessPassOneTime',
  'temporaryAccessPassMultiUse',
  'qrCodePin',
]);
const registrable: readonly AuthenticatorName[] = ['sms', 'voice', 'microsoftAuthenticatorPush', 'softwareOath'];

/** Whether a method is registered, and surely usable here, that asks for MFA before security information may be changed. */
export function hasMethod(person: Person): boolean {
  return methodAtHand(person).has;
}

/** Whether there is such a method; a doubt where one is registered of which it is not known whether the methods policy lets this user use it. */
function methodAtHand({ facts, subject, tenant }: Person): {
  readonly has: boolean;
  readonly doubt?: Allowance['assumption'];
} {
  const { methods, registration } = facts;
  const isSafe = tenant.judging === 'at best';
  if (methods === undefined && registration === undefined) return { has: isSafe };
  if (registration?.isMfaCapable === false) return { has: false };
  const strong = allRegistered(facts).filter((one) => !one.details.assumed && !weakerThanMfa.has(one.name));
  if (strong.length === 0) return { has: registration?.isMfaRegistered === true };
  const allowances = strong.flatMap((one) => mayUse(tenant.methods, one.name, subject, one.details) ?? []);
  // Where there is no policy to look at, what is registered is taken to be usable, as it is for signing in.
  const sure = allowances.some(
    ({ assumption }) => assumption === undefined || assumption === 'methods-policy-not-collected',
  );
  // The report calls capable whoever has a method that the policies allow.
  if (sure || (registration?.isMfaCapable === true && allowances.length > 0)) return { has: true };
  const doubt = allowances[0]?.assumption;
  return isSafe && doubt !== undefined ? { has: true } : { has: false, doubt };
}

/**
 * The gateway of registering security information: what the policies on that user action ask; where none asks how somebody proves who they are,
 * whoever has a method shows MFA. A policy that asks for a managed device is one that asks.
 * https://learn.microsoft.com/entra/identity/authentication/concept-registration-mfa-sspr-combined
 */
export function registeringGateway(person: Person): Gateway {
  const gateway = gatewayTo(person, { kind: 'action', action: 'urn:user:registersecurityinfo' });
  return hasMethod(person) ? { ...gateway, byDefault: 'mfa' } : gateway;
}

/** The passkey that the methods policy lets this user register without help, if any. */
function passkeys({ methods }: Person['tenant'], subject: Person['subject']): readonly Authenticator[] {
  const configuration = methods?.configurations.get('fido2');
  const allowance = allowanceOf(methods, 'fido2', subject);
  if (allowance === undefined || configuration?.isSelfServiceRegistrationAllowed === false) return [];
  const passkey = registrablePasskey(configuration, allowance.targets);
  if (passkey === undefined) return [];
  return [allowance.assumption === undefined ? passkey : { ...passkey, assumptions: [allowance.assumption] }];
}

/** What the methods policy lets this user register; passkeys need MFA first, which another new method gives. */
function enrollable(person: Person, mfaAtHand: boolean): readonly Authenticator[] {
  const all = perhapsEnrollable(person, mfaAtHand);
  return person.tenant.judging === 'at best' ? all.filter(isKnown) : all;
}

function perhapsEnrollable({ tenant, subject, means }: Person, mfaAtHand: boolean): readonly Authenticator[] {
  const open = (name: AuthenticatorName): readonly Authenticator[] => {
    const allowance = mayUse(tenant.methods, name, subject);
    if (allowance === undefined) return [];
    const key = `${name} (enrolled)`;
    const { assumption } = allowance;
    return [authenticator(name, assumption === undefined ? { key } : { key, assumptions: [assumption] })];
  };
  const others = registrable.flatMap(open);
  if (means.external) return others;
  const enrolled = [...others, ...open('deviceBasedPush')];
  return [...enrolled, ...(mfaAtHand || enrolled.length > 0 ? passkeys(tenant, subject) : [])];
}

/** What enrolment takes and gives for a person; remembered for everybody like them. */
export function enrolmentOf(person: Person): Enrolment {
  const gateway = registeringGateway(person);
  const key = `enrolment ${gateway.mask} ${person.doubtful} ${person.discounted} ${person.key}`;
  return remember(person.tenant, key, () => computeEnrolment(gateway));
}

function computeEnrolment(gateway: Gateway): Enrolment {
  const { person } = gateway;
  const { offers, sets } = open(gateway, 'modern');
  const mfaAtHand = hasMethod(person) || person.means.sets.some((set) => set.mfa);
  const enrolled = enrollable(person, mfaAtHand);
  const { doubt } = methodAtHand(person);
  const unknown = person.facts.methods === undefined && person.facts.registration === undefined;
  const assumptions: AssumptionKey[] = [...grantedFor(gateway, { offers, sets }, sets[0])];
  const atWorst = person.tenant.judging === 'at worst';
  if (unknown && atWorst) assumptions.push('registration-unknown');
  if (person.tenant.methods === undefined && atWorst) assumptions.push('enrolment-methods');
  if (doubt !== undefined) assumptions.push(doubt);
  return {
    registering: sets,
    enrolled,
    assumptions,
    evidence: gateway.mask === 0n ? ['authentication-methods-policy'] : evidenceFor(gateway, sets[0]),
  };
}

/** Base sets that use what was just enrolled, beside the person's own. */
export function basesWith(person: Person, enrolled: readonly Authenticator[]): readonly BaseSet[] {
  const names = enrolled.map((one) => one.key).join();
  return remember(person.tenant, `bases ${names} ${person.key}`, () => computeBases(person, enrolled));
}

function computeBases(person: Person, enrolled: readonly Authenticator[]): readonly BaseSet[] {
  const { means, tenant } = person;
  if (!means.external) return baseSets([means.first, ...means.registered, ...enrolled], tenant.combinations);
  return enrolled.map((one) => ({
    members: [means.first, one],
    combinations: [canonical(`password,${one.mode}`), canonical(`federatedSingleFactor,${one.mode}`)],
    mfa: true,
  }));
}

/** The sets that get in by enrolling one of these first: what registering takes, and what is still to be shown besides the new method. */
function byEnrolling(gateway: Gateway, enrolled: readonly Authenticator[]): readonly EnoughSet[] {
  const { registering } = enrolmentOf(gateway.person);
  if (registering.length === 0 || enrolled.length === 0) return [];
  const keys = new Set(enrolled.map((one) => one.key));
  const using = open(gateway, 'modern', basesWith(gateway.person, enrolled)).sets.filter((set) =>
    set.members.some((member) => keys.has(member.key)),
  );
  const rests = using.map((set) => set.members.filter((member) => !keys.has(member.key)));
  return minimalSets(registering.flatMap((first) => rests.map((rest) => union(first.members, rest))));
}

/** The sets that get in by enrolling first. */
export function enrolThenUse(gateway: Gateway): readonly EnoughSet[] {
  return byEnrolling(gateway, enrolmentOf(gateway.person).enrolled);
}

/** What enrolling and then using takes for granted; that a method may be registered at all only where those that surely may do not do as well. */
export function grantedByEnrolment(gateway: Gateway): readonly AssumptionKey[] {
  const { assumptions, enrolled } = enrolmentOf(gateway.person);
  const sure = enrolled.filter((one) => one.assumptions === undefined);
  if (sure.length === enrolled.length) return assumptions;
  if (byEnrolling(gateway, sure)[0]?.level === byEnrolling(gateway, enrolled)[0]?.level) return assumptions;
  return [...new Set([...assumptions, ...enrolled.flatMap((one) => one.assumptions ?? [])])];
}

/** ENROLS_METHOD, where that is less than the front door asks. */
export function enrolsMethod(gateway: Gateway, front: readonly EnoughSet[]): readonly WayIn[] {
  const sets = enrolThenUse(gateway);
  const lowest = sets[0];
  if (lowest === undefined || (front[0] !== undefined && front[0].level <= lowest.level)) return [];
  const { evidence } = enrolmentOf(gateway.person);
  const rule = 'Registering a method asks for less than signing in, and the methods policy allows one that is enough.';
  return [
    wayOf({
      kind: 'ENROLS_METHOD',
      entry: gateway.person.means.entry,
      audience: gateway.audience,
      sets,
      rule,
      evidence,
      assumptions: [...gateway.doubts, ...grantedByEnrolment(gateway)],
    }),
  ];
}
