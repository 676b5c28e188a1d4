/** Whom a change of facts locks out, makes register or asks for more: both folders are judged as a load judges them. */
import { answersByAudience, checkConditions, compileTenant, lowestLevel, type SignInAnswer } from '#assurance';
import type { Change } from '#changes';
import { openFacts } from '#facts';
import { readSignInOfFacts } from '../../ingest/index.ts';
import { readConfiguration } from '../read-configuration.ts';
import type { Facts } from './measure-facts.ts';

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

type Effect = keyof PeopleAffected;
const worstFirst: readonly Effect[] = ['lockedOut', 'mustRegister', 'askedMore'];
/** Where nobody is affected. */
export const nobody: PeopleAffected = { lockedOut: [], mustRegister: [], askedMore: [] };

/** Collections by which nobody's sign-in is judged. */
const besideSignIn = /^(arm\/|graph\/(application|service-principal|app-role|oauth2|group-owners|device-owners))/;

/** Who is affected; nobody is judged where the change touches nothing that people are judged by. Throws FactsError. */
export async function peopleAffected(change: Change, before: Facts, after: Facts): Promise<PeopleAffected> {
  if (change.steps.every((step) => step.kind !== 'declare' && besideSignIn.test(step.collection))) return nobody;
  const [was, is] = [await signInOf(before), await signInOf(after)];
  const found: Record<Effect, PersonAffected[]> = { lockedOut: [], mustRegister: [], askedMore: [] };
  for (const [id, user] of was.users) {
    const now = is.users.get(id);
    if (now === undefined || user.user.accountEnabled === false || now.user.accountEnabled === false) continue;
    const { effect, audiences } = worst(was.answers(user), is.answers(now));
    if (effect !== undefined) found[effect].push({ id, name: user.user.displayName ?? id, audiences });
  }
  return found;
}

async function signInOf({ folder, configuration }: Facts) {
  const declared = configuration === undefined ? {} : await readConfiguration(configuration);
  const { tenant: facts, users } = await readSignInOfFacts(await openFacts(folder), declared);
  const tenant = compileTenant(facts);
  const conditions = checkConditions({});
  type User = typeof users extends ReadonlyMap<string, infer Of> ? Of : never;
  const answers = (user: User) => answersByAudience({ tenant, user, audience: 'any', conditions });
  return { users, answers };
}

/** The worst that happens to somebody, and where. */
function worst(was: readonly SignInAnswer[], is: readonly SignInAnswer[]) {
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
