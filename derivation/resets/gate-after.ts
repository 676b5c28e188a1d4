/** What is left to defeat to be a user after an ability over that user was used. */
import { lessThan } from '#assurance';
import { type Ability, abilities, type Level, type UserAbilityName } from '#catalogue';

/** What is left to defeat. */
export interface Remainder {
  readonly level: Level;
  /** The level where every open question is answered well; undefined where nothing is known to get in then. */
  readonly known: Level | undefined;
  /** Keys of the assumptions by which so little is left, where they decide. */
  readonly assumptions: readonly string[];
}

/** What is left by what was handed over; undefined where nothing gets in even so. */
export interface LeftOver {
  /** To be the user by any way in, with nothing handed over. */
  readonly signIn: Remainder | undefined;
  readonly password: Remainder | undefined;
  readonly methods: Remainder | undefined;
  /** To whoever has the password and the methods, where that is less than after each of the two. */
  readonly account: Remainder | undefined;
  readonly telephone: Remainder | undefined;
  /** An address for self-service reset. */
  readonly mailbox: Remainder | undefined;
  readonly hardwareToken: Remainder | undefined;
  readonly pass: Remainder | undefined;
  readonly passkey: Remainder | undefined;
  readonly qrCode: Remainder | undefined;
  /** To whoever has a certificate authority of their own; `anyCertificate`: and the methods policy. */
  readonly certificate: Remainder | undefined;
  readonly anyCertificate: Remainder | undefined;
  /** After the policies lapsed, where they hold the user back. */
  readonly policies: Remainder | undefined;
  /** After every method was let in, where the methods policy or the MFA state of the user holds the user back. */
  readonly methodsPolicy: Remainder | undefined;
}

/**
 * What an ability over a user who was judged leaves, as the ability says; undefined where it does not let anybody in, and where it leaves the
 * same for everybody and this user's own ways in ask for no more.
 */
export function gateAfter(ability: UserAbilityName, left: LeftOver): Remainder | undefined {
  const { leaves } = abilities[ability] satisfies Ability;
  if ('after' in leaves) return left[leaves.after];
  const known = leaves.assumed ? undefined : leaves.level;
  return lessThan({ level: leaves.level, known, assumptions: [] }, left.signIn);
}

/** Whether the ability hands over the password by setting it in the cloud: of a synchronized person that counts where it is written back. */
export function setsPasswordInCloud(ability: UserAbilityName): boolean {
  const { leaves, users } = abilities[ability] satisfies Ability;
  return 'after' in leaves && (leaves.after === 'password' || leaves.after === 'account') && users !== 'synchronized';
}
