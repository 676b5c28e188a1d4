/** Which abilities reach an account, and what each leaves to defeat. */
import { abilitiesOverUsers, type Level, type UserAbilityName } from '#catalogue';
import { accountBits } from './account-bits.ts';
import { gateAfter, type LeftOver, type Remainder, setsPasswordInCloud } from './gate-after.ts';
import { enablesOf, resetsOf } from './role-coverage.ts';

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
  const { password, methods, pass } = resetsOf(coverage);
  const { home = [], external = [], customDomain = [], synchronized = [], everybody = [] } = abilitiesOverUsers;
  // What synchronization sends needs no writing back; a federated domain asks its own provider for the password.
  const isSent = is('synchronized') && !is('external') && !is('federated');
  return [
    ...(takesPassword ? [password] : []),
    ...(isSent ? synchronized : []),
    methods,
    ...(is('external') ? [] : [pass, ...home]),
    ...(is('customDomain') && !is('external') ? customDomain : []),
    ...everybody,
    ...(is('external') ? external : []),
  ];
}

/** What of these abilities reaches a node of the account, where `left` is left to defeat after each. */
export function reachAfter(
  id: string,
  over: readonly UserAbilityName[],
  left: LeftOver,
  isPasswordUnsure: boolean,
): UserReach {
  const reaching = over.flatMap((ability) => {
    const after = gateAfter(ability, left);
    return after === undefined ? [] : [{ ability, ...after }];
  });
  const judged = reaching.map((one) => (isPasswordUnsure && setsPasswordInCloud(one.ability) ? unsure(one) : one));
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

/** A new password that is perhaps not written back hands over nothing that is known. */
function unsure<T extends Remainder>(remainder: T): T {
  return { ...remainder, known: undefined, assumptions: [...remainder.assumptions, 'writeback-not-collected'] };
}

/** True where it is not known whether a new password of the account is written back. */
export function isPasswordUnsure({ account }: ResettableAccount, writeback: PasswordWriteback): boolean {
  return (account & accountBits.synchronized) !== 0 && writeback === undefined;
}
