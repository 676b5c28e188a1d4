/** What is left to defeat to be a user after an ability over that user was used. */
import { type Ability, abilities, type Level, type UserAbilityName } from '#catalogue';

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

/** What an ability over a user who was judged leaves, as the ability says; undefined where it does not let anybody in. */
export function gateAfter(ability: UserAbilityName, left: LeftOver): Remainder | undefined {
  const { leaves } = abilities[ability] satisfies Ability;
  return 'after' in leaves ? left[leaves.after] : leaves;
}

/** Whether the ability hands over the password. */
export function handsOverPassword(ability: UserAbilityName): boolean {
  const { leaves } = abilities[ability] satisfies Ability;
  return 'after' in leaves && leaves.after === 'password';
}
