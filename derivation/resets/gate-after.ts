/** What is left to defeat to be a user after an ability over that user was used. */
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
  readonly pass: Remainder | undefined;
  /** To whoever has a certificate authority of their own; `anyCertificate`: and the methods policy. */
  readonly certificate: Remainder | undefined;
  readonly anyCertificate: Remainder | undefined;
  /** After the policies lapsed. */
  readonly policies: Remainder | undefined;
}

/** What an ability over a user who was judged leaves, as the ability says; undefined where it does not let anybody in. */
export function gateAfter(ability: UserAbilityName, left: LeftOver): Remainder | undefined {
  const { leaves } = abilities[ability] satisfies Ability;
  if ('after' in leaves) return left[leaves.after];
  return { level: leaves.level, known: leaves.assumed ? undefined : leaves.level, assumptions: [] };
}

/** Whether the ability hands over the password by setting it in the cloud: of a synchronized person that counts where it is written back. */
export function setsPasswordInCloud(ability: UserAbilityName): boolean {
  const { leaves, users } = abilities[ability] satisfies Ability;
  return 'after' in leaves && leaves.after === 'password' && users !== 'synchronized';
}
