/** Whom a change locks out, makes register or asks for more: sign-in is answered before and after. */
import {
  type Assessment,
  answersByAudience,
  assess,
  type CompiledTenant,
  checkConditions,
  lowestLevel,
  type SignInAnswer,
  type UserFacts,
} from '#assurance';

/** A person, and the audiences where signing in is no longer what it was. */
export interface PersonAffected {
  readonly id: string;
  readonly name: string;
  readonly audiences: readonly string[];
}

/** People by the worst that the change does to them. */
export interface PeopleAffected {
  /** A policy blocks them where none did. */
  readonly lockedOut: readonly PersonAffected[];
  /** What they have registered is no longer enough: they need another method first. */
  readonly mustRegister: readonly PersonAffected[];
  /** What they sign in with must be stronger. */
  readonly askedMore: readonly PersonAffected[];
}

/** Where nobody is affected. */
export const nobody: PeopleAffected = { lockedOut: [], mustRegister: [], askedMore: [] };

type Effect = keyof PeopleAffected;
const worstFirst: readonly Effect[] = ['lockedOut', 'mustRegister', 'askedMore'];

interface Worst {
  readonly effect: Effect | undefined;
  readonly audiences: readonly string[];
}

/** Collects them, a person at a time. */
export class AffectedPeople implements PeopleAffected {
  readonly lockedOut: PersonAffected[] = [];
  readonly mustRegister: PersonAffected[] = [];
  readonly askedMore: PersonAffected[] = [];
  readonly #before: CompiledTenant;
  readonly #after: CompiledTenant;
  /** People of equal signatures are affected alike. */
  readonly #known = new Map<Assessment, Map<Assessment, Worst>>();

  constructor(before: CompiledTenant, after: CompiledTenant) {
    this.#before = before;
    this.#after = after;
  }

  /** Notes what happens to somebody; who cannot sign in before or after is not affected. */
  note(was: UserFacts, is: UserFacts): void {
    if (was.user.accountEnabled === false || is.user.accountEnabled === false) return;
    const [before, after] = [assess(this.#before, was), assess(this.#after, is)];
    const known = this.#known.get(before) ?? new Map<Assessment, Worst>();
    this.#known.set(before, known);
    const found = known.get(after) ?? worst(answers(this.#before, was), answers(this.#after, is));
    known.set(after, found);
    const { id, displayName } = was.user;
    if (found.effect !== undefined)
      this[found.effect].push({ id, name: displayName ?? id, audiences: found.audiences });
  }
}

function answers(tenant: CompiledTenant, user: UserFacts): SignInAnswer[] {
  return [...answersByAudience({ tenant, user, audience: 'any', conditions: checkConditions({}) })];
}

/** The worst that happens to somebody, and where. */
function worst(was: readonly SignInAnswer[], is: readonly SignInAnswer[]): Worst {
  const before = new Map(was.map((answer) => [answer.explanation.audience, answer]));
  const effects = is.flatMap((answer) => {
    const known = before.get(answer.explanation.audience);
    const effect = known && effectOf(known, answer);
    return effect === undefined ? [] : [{ effect, audience: answer.explanation.audience }];
  });
  const effect = worstFirst.find((one) => effects.some((other) => other.effect === one));
  return { effect, audiences: effects.filter((one) => one.effect === effect).map(({ audience }) => audience) };
}

function effectOf(was: SignInAnswer, is: SignInAnswer): Effect | undefined {
  if (is.explanation.decision === 'BLOCKED') return was.explanation.decision === 'BLOCKED' ? undefined : 'lockedOut';
  const [before, after] = [lowestOwn(was), lowestOwn(is)];
  if (before === null) return undefined;
  if (after === null) return 'mustRegister';
  return after > before ? 'askedMore' : undefined;
}

/** The lowest level at which the person signs in by what is registered; null where that is not enough. */
function lowestOwn({ question, explanation }: SignInAnswer): number | null {
  const waysIn = explanation.waysIn.filter(({ kind }) => kind === 'SIGNS_IN');
  return lowestLevel({ question, explanation: { ...explanation, waysIn } });
}
