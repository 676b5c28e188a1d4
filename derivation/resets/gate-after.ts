/** What is left to defeat to be a user after an ability over that user was used. */
import type { AbilityName, Level } from '#catalogue';

/** What is left: a level, and whether so little is left only if something holds that was not seen. */
export interface Remainder {
  readonly level: Level;
  readonly assumed: boolean;
}

/** What is left by what was handed over; undefined where nothing gets in even so. */
export interface LeftOver {
  /** To be the user by any way in, with nothing handed over. */
  readonly signIn: Remainder | undefined;
  readonly password: Remainder | undefined;
  readonly methods: Remainder | undefined;
  readonly pass: Remainder | undefined;
  /** To whoever has a certificate authority of their own; `anyCertificate`: and the methods policy. */
  readonly certificate: Remainder | undefined;
  readonly anyCertificate: Remainder | undefined;
  /** After the policies lapsed. */
  readonly policies: Remainder | undefined;
}

const weakening: ReadonlySet<AbilityName> = new Set([
  'conditional-access',
  'authentication-policy',
  'cross-tenant-trust',
]);

/** What an ability over a user who was judged leaves; undefined where the ability does not let anybody in. */
export function gateAfter(ability: AbilityName, left: LeftOver): Remainder | undefined {
  if (ability.startsWith('password-') || ability.startsWith('disabled-')) return left.password;
  if (ability.startsWith('methods-')) return left.methods;
  if (ability.startsWith('pass-')) return left.pass;
  if (weakening.has(ability)) return left.policies;
  // That somebody signs in to a client is what it takes to be had by its code.
  if (ability === 'people-who-sign-in') return { level: 1, assumed: true };
  if (ability === 'certificate-authorities') return left.certificate;
  if (ability === 'certificates-for-everybody') return left.anyCertificate;
  // A forged token leaves nothing.
  return { level: 0, assumed: false };
}
