/** What is left to defeat to be a user after an ability over that user was used. */
import type { AbilityName, Level } from '#catalogue';

/** What is left by what was handed over; undefined where nothing gets in even so. */
export interface LeftOver {
  /** To be the user by any way in, with nothing handed over. */
  readonly signIn: Level | undefined;
  readonly password: Level | undefined;
  readonly methods: Level | undefined;
  readonly pass: Level | undefined;
  /** To whoever has a certificate authority of their own; `anyCertificate`: and the methods policy. */
  readonly certificate: Level | undefined;
  readonly anyCertificate: Level | undefined;
  /** After the policies lapsed. */
  readonly policies: Level | undefined;
  /** Whether something that the judgement needs was not collected. */
  readonly isAssumed: boolean;
}

const weakening: ReadonlySet<AbilityName> = new Set([
  'conditional-access',
  'authentication-policy',
  'cross-tenant-trust',
]);

/** The gate of an ability over a user who was judged; undefined where the ability does not let anybody in. */
export function gateAfter(ability: AbilityName, left: LeftOver): Level | undefined {
  if (ability.startsWith('password-') || ability.startsWith('disabled-')) return left.password;
  if (ability.startsWith('methods-')) return left.methods;
  if (ability.startsWith('pass-')) return left.pass;
  if (weakening.has(ability)) return left.policies;
  // That somebody signs in to a client is what it takes to be had by its code.
  if (ability === 'people-who-sign-in') return 1;
  if (ability === 'certificate-authorities') return left.certificate;
  if (ability === 'certificates-for-everybody') return left.anyCertificate;
  // A forged token leaves nothing.
  return 0;
}
