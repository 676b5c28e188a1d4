/** ENROLS_METHOD: register a method of one's own, then use it. https://learn.microsoft.com/entra/identity/authentication/concept-registration-mfa-sspr-combined */
import type { AssumptionKey } from '../assumptions.ts';
import { type Authenticator, authenticator } from '../authenticators/authenticator.ts';
import type { AuthenticatorName } from '../authenticators/catalogue.ts';
import { type EnoughSet, minimalSets, union } from '../authenticators/enough.ts';
import { type BaseSet, baseSets } from '../authenticators/means.ts';
import { allRegistered, mayUse } from '../authenticators/registered.ts';
import type { Person } from '../person.ts';
import type { Demand } from '../policies/demands.ts';
import { canonical } from '../policies/strengths.ts';
import { remember } from '../tenant.ts';
import type { WayIn } from '../way-in.ts';
import { evidenceFor, type Gateway, gatewayTo, grantedFor, open, questionOf } from './front-door.ts';
import { entrances, type Offer, offersOf } from './opening.ts';
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

/** Whether a method is registered, and usable here, that asks for MFA before security information may be changed. */
export function hasMethod({ facts, subject, tenant }: Person): boolean {
  const { methods, registration } = facts;
  if ((methods === undefined && registration === undefined) || registration?.isMfaCapable === false) return false;
  const strong = allRegistered(facts).filter((one) => !one.details.assumed && !weakerThanMfa.has(one.name));
  if (strong.length === 0) return registration?.isMfaRegistered === true;
  return strong.some((one) => mayUse(tenant.methods, one.name, subject.groups) !== undefined);
}

/** Whatever policies ask, a user with a method must show MFA; a user without one shows the first factor. */
function withDefault(offer: Offer, person: Person): Offer {
  const { demand } = offer;
  if (!hasMethod(person)) return offer;
  const mfa: Demand = { ...demand, mfa: true };
  return { ...offer, demand: mfa };
}

/** What the methods policy lets this user register; passkeys need MFA first, which another new method gives. */
function enrollable(
  person: Person,
  mfaAtHand: boolean,
): { readonly names: readonly AuthenticatorName[]; readonly legacy: boolean } {
  const { tenant, subject, means } = person;
  const allowances = registrable
    .map((name) => [name, mayUse(tenant.methods, name, subject.groups)] as const)
    .filter(([, allowance]) => allowance !== undefined);
  const names: AuthenticatorName[] = allowances.map(([name]) => name);
  if (means.external) return { names, legacy: allowances.some(([, allowance]) => allowance === 'legacy') };
  if (mayUse(tenant.methods, 'deviceBasedPush', subject.groups) !== undefined) names.push('deviceBasedPush');
  const keys = mayUse(tenant.methods, 'fido2', subject.groups);
  const selfService = tenant.methods?.configurations.get('fido2')?.isSelfServiceRegistrationAllowed !== false;
  if (keys !== undefined && selfService && (mfaAtHand || names.length > 0)) names.push('syncedPasskey');
  return { names, legacy: allowances.some(([, allowance]) => allowance === 'legacy') };
}

/** What enrolment takes and gives for a person; remembered for everybody like them. */
export function enrolmentOf(person: Person): Enrolment {
  const gateway = gatewayTo(person, { kind: 'action', action: 'urn:user:registersecurityinfo' });
  const key = `enrolment ${gateway.mask} ${person.doubtful} ${person.discounted} ${person.key}`;
  return remember(person.tenant, key, () => computeEnrolment(gateway));
}

function computeEnrolment(gateway: Gateway): Enrolment {
  const { person } = gateway;
  const offers = offersOf(person.tenant, questionOf(gateway, 'modern'));
  const sets = entrances(
    person.tenant,
    { ...offers, offers: offers.offers.map((offer) => withDefault(offer, person)) },
    person.means.sets,
  );
  const mfaAtHand = hasMethod(person) || person.means.sets.some((set) => set.mfa);
  const { names, legacy } = enrollable(person, mfaAtHand);
  const unknown = person.facts.methods === undefined && person.facts.registration === undefined;
  const assumptions: AssumptionKey[] = [...grantedFor(gateway, { offers, sets }, sets[0])];
  if (unknown) assumptions.push('registration-unknown');
  if (person.tenant.methods === undefined) assumptions.push('enrolment-methods');
  if (legacy) assumptions.push('legacy-method-settings');
  const enrolled = names.map((name) => authenticator(name, { key: `${name} (enrolled)` }));
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

/** The sets that get in by enrolling first: what registering takes, and what is still to be shown besides the new method. */
export function enrolThenUse(gateway: Gateway): readonly EnoughSet[] {
  const { registering, enrolled } = enrolmentOf(gateway.person);
  if (registering.length === 0 || enrolled.length === 0) return [];
  const keys = new Set(enrolled.map((one) => one.key));
  const using = open(gateway, 'modern', basesWith(gateway.person, enrolled)).sets.filter((set) =>
    set.members.some((member) => keys.has(member.key)),
  );
  const rests = using.map((set) => set.members.filter((member) => !keys.has(member.key)));
  return minimalSets(registering.flatMap((first) => rests.map((rest) => union(first.members, rest))));
}

/** ENROLS_METHOD, where that is less than the front door asks. */
export function enrolsMethod(gateway: Gateway, front: readonly EnoughSet[]): readonly WayIn[] {
  const sets = enrolThenUse(gateway);
  const lowest = sets[0];
  if (lowest === undefined || (front[0] !== undefined && front[0].level <= lowest.level)) return [];
  const { assumptions, evidence } = enrolmentOf(gateway.person);
  const rule = 'Registering a method asks for less than signing in, and the methods policy allows one that is enough.';
  return [
    wayOf({
      kind: 'ENROLS_METHOD',
      entry: gateway.person.means.entry,
      audience: gateway.audience,
      sets,
      rule,
      evidence,
      assumptions: [...gateway.doubts, ...assumptions],
    }),
  ];
}
