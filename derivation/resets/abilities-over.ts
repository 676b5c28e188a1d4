/** Which abilities reach an account, and what each leaves to defeat. */
import { abilitiesOverUsers, type Level, type UserAbilityName } from '#catalogue';
import { accountBits } from './account-bits.ts';
import { gateAfter, type LeftOver, type Remainder, setsPasswordInCloud } from './gate-after.ts';
import { enablesOf, forgesOf, resetsOf } from './role-coverage.ts';

/** What reaches a user, or a user's node at one audience. */
export interface UserReach {
  readonly id: string;
  readonly abilities: readonly UserAbilityName[];
  /** What each ability leaves to defeat, in the order of `abilities`. */
  readonly gates: readonly Level[];
  /** The same where every open question is answered well; undefined where the ability is not known to get in. */
  readonly gatesKnown: readonly (Level | undefined)[];
  /** Keys of the assumptions of each, where the two differ; the ability itself where none is named. */
  readonly assumptions: readonly (readonly string[])[];
}

/** An account as far as resets go. */
export interface ResettableAccount {
  /** Bits of `accountBits`. */
  readonly account: number;
  /** The resetting roles that cover every role of the user, as bits of role-coverage.ts. */
  readonly coverage: number;
}

/** Whether passwords are written back to the on-premises directory; undefined where that was not collected. */
export type PasswordWriteback = boolean | undefined;

/** The abilities that reach an account, whatever they leave to defeat. */
export function abilitiesOver(
  { account, coverage }: ResettableAccount,
  writeback: PasswordWriteback,
): UserAbilityName[] {
  const is = (bit: keyof typeof accountBits) => (account & accountBits[bit]) !== 0;
  if (is('agent')) return [];
  // A guest has no password here. The provider keeps a federated user's password, the on-premises directory a synchronized one's.
  const takesPassword = !is('external') && !is('federated') && !(is('synchronized') && writeback === false);
  if (is('disabled')) return takesPassword ? [enablesOf(coverage)] : [];
  const { password, methods, pass, passkey, account: whole } = resetsOf(coverage);
  const { home = [], external = [], federable = [], synchronized = [], everybody = [] } = abilitiesOverUsers;
  // What synchronization sends needs no writing back; a federated domain asks its own provider for the password.
  const isSent = is('synchronized') && !is('external') && !is('federated');
  const isNamed = is('immutableId') || is('immutableIdUnknown');
  return [
    ...(takesPassword ? [password, whole] : []),
    ...(isSent ? synchronized : []),
    methods,
    ...(is('external') ? [] : [pass, passkey, ...home]),
    ...(is('customDomain') && !is('external') ? (isNamed ? federable : [forgesOf(coverage)]) : []),
    ...everybody,
    ...(is('external') ? external : []),
  ];
}

/** What of these abilities reaches a node of the account, where `left` is left to defeat after each. */
export function reachAfter(
  id: string,
  over: readonly UserAbilityName[],
  left: LeftOver,
  unsureBy: (ability: UserAbilityName) => string | undefined,
): UserReach {
  const reaching = over.flatMap((ability) => {
    const after = gateAfter(ability, left);
    return after === undefined ? [] : [{ ability, ...after }];
  });
  const judged = reaching.map((one) => unsure(one, unsureBy(one.ability)));
  return {
    id,
    abilities: judged.map(({ ability }) => ability),
    gates: judged.map(({ level }) => level),
    gatesKnown: judged.map(({ known }) => known),
    assumptions: judged.map(({ ability, level, known, assumptions }) =>
      known === level ? [] : assumptions.length > 0 ? assumptions : [ability],
    ),
  };
}

/** What is perhaps not handed over, for want of something that was not collected, is not known to be. */
function unsure<T extends Remainder>(remainder: T, key: string | undefined): T {
  if (key === undefined) return remainder;
  return { ...remainder, known: undefined, assumptions: [...remainder.assumptions, key] };
}

/**
 * The assumption by which an ability reaches the account: whether a new password is written back, and whether a token can name the
 * user, may not have been collected. An ability that names no assumption stands for itself.
 */
export function unsureOver(
  { account }: ResettableAccount,
  writeback: PasswordWriteback,
): (ability: UserAbilityName) => string | undefined {
  const isPasswordUnsure = (account & accountBits.synchronized) !== 0 && writeback === undefined;
  const { immutableId, immutableIdUnknown } = accountBits;
  const isNameUnsure = (account & (immutableId | immutableIdUnknown)) === immutableIdUnknown;
  return (ability) => {
    if (isPasswordUnsure && setsPasswordInCloud(ability)) return 'writeback-not-collected';
    return isNameUnsure && abilitiesOverUsers.federable?.includes(ability) ? ability : undefined;
  };
}
