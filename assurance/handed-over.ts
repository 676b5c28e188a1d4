/** What an ability over a person hands over: authenticators in the attacker's hands, and a reset that they open. */
import { type Authenticator, authenticator } from './authenticators/authenticator.ts';
import type { AuthenticatorName } from './authenticators/catalogue.ts';
import { baseSets, certificates } from './authenticators/means.ts';
import type { Allowance } from './authenticators/methods-policy.ts';
import { maySignInBySms, mayUse } from './authenticators/registered.ts';
import type { Person } from './person.ts';
import type { Recovery } from './ways-in/recovery.ts';

/**
 * What is handed over: a new password; every second factor (`methods`), a telephone, a reset address (`mailbox`) or a hardware token
 * alone; a pass, a passkey or a QR code, which sign in by themselves; a certificate of an authority of the attacker's own,
 * `anyCertificate` where the methods policy is the attacker's too.
 * https://learn.microsoft.com/graph/api/resources/authenticationmethods-overview
 */
export type HandedOver =
  | 'password'
  | 'methods'
  | 'telephone'
  | 'mailbox'
  | 'hardwareToken'
  | 'tap'
  | 'passkey'
  | 'qrCode'
  | 'certificate'
  | 'anyCertificate';

/** What is handed over as far as the methods policy was read: where it does not tell, that this user may use it is ASSUMED. */
function givenAs(name: AuthenticatorName, key: string, allowance: Allowance | undefined): readonly Authenticator[] {
  if (allowance === undefined) return [];
  return [authenticator(name, allowance.assumption === undefined ? { key } : { key, assumed: true })];
}

/** Methods that are made for the person by somebody else, where the methods policy lets this person use them. */
function made(
  person: Person,
  word: 'added' | 'issued',
  ...names: readonly AuthenticatorName[]
): readonly Authenticator[] {
  return names.flatMap((name) =>
    givenAs(name, `${name} (${word})`, mayUse(person.tenant.methods, name, person.subject)),
  );
}

/** A certificate with the person's name, as far as the methods policy lets this person sign in with one; unknown policies do. */
function forged(person: Person, any: boolean): readonly Authenticator[] {
  const { tenant, subject } = person;
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

/** Whom another tenant or provider signs in registers telephones here, and nothing that signs in alone. */
const heldBy: Readonly<Record<HandedOver, (person: Person) => readonly Authenticator[]>> = {
  password: () => [],
  mailbox: () => [],
  methods: (person) => made(person, 'added', 'sms', 'voice'),
  telephone: (person) => made(person, 'added', 'sms', 'voice'),
  hardwareToken: (person) => (person.means.external ? [] : made(person, 'added', 'hardwareOath')),
  tap: (person) => (person.means.external ? [] : made(person, 'issued', 'temporaryAccessPassOneTime')),
  passkey: (person) => (person.means.external ? [] : made(person, 'issued', 'fido2')),
  qrCode: (person) => (person.means.external ? [] : made(person, 'issued', 'qrCodePin')),
  certificate: (person) => (person.means.external ? [] : forged(person, false)),
  anyCertificate: (person) => (person.means.external ? [] : forged(person, true)),
};

/** The authenticators that whoever has the ability holds. */
export function authenticatorsOf(person: Person, by: readonly HandedOver[]): readonly Authenticator[] {
  return by.flatMap((one) => heldBy[one](person));
}

/** SMS sign-in is not for external users. https://learn.microsoft.com/entra/identity/authentication/howto-authentication-sms-signin */
function phoneSignIn(person: Person): boolean {
  return !person.means.external && maySignInBySms(person.tenant.methods, person.subject) !== undefined;
}

/** What signs in alone, once it is handed over. */
const alone = [
  'temporaryaccesspassonetime',
  'fido2',
  'qrcodepin',
  'x509certificatemultifactor',
  'x509certificatesinglefactor',
] as const;

/** The person with authenticators in the attacker's hands beside their own. */
export function holding(person: Person, held: readonly Authenticator[]): Person {
  const { tenant, means } = person;
  const standing = new Set([...alone, ...(phoneSignIn(person) ? ['sms'] : [])]);
  const sets = baseSets([means.first, ...held], tenant.combinations, standing).filter((set) =>
    set.members.some((member) => held.includes(member)),
  );
  const key = `${person.key} holding ${held.map((one) => one.key).join()}`;
  return { ...person, key, means: { ...means, sets: [...means.sets, ...sets] } };
}

/** What is still to be shown at a reset by whoever holds one of its gates, or adds as many as it asks for; empty: no reset. */
export function gatesLeft(
  { gates }: Recovery,
  by: readonly HandedOver[],
  held: readonly Authenticator[],
): readonly (readonly Authenticator[])[] {
  if (gates.length === 0) return [];
  if (by.includes('methods')) return [[]];
  if (!by.includes('mailbox') && !(by.includes('telephone') && held.length > 0)) return [];
  return gates.flatMap((gate) => (gate.length < 2 ? [[]] : gate.map((other) => [other])));
}
