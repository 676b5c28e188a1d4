/** The answer to "what does a sign-in take?": explained once, told field by field. */
import type { EntryName, Level } from '#catalogue';
import { assess } from '../assess.ts';
import { assumptions } from '../assumptions.ts';
import { audiences } from '../audiences.ts';
import { type ExplainedWayIn, type Explanation, explainSignIn } from '../explain.ts';
import type { UserFacts } from '../facts.ts';
import type { PolicyVerdict } from '../policy-verdict.ts';
import type { SignInConditions } from '../sign-in.ts';
import type { CompiledTenant } from '../tenant.ts';
import type { WayIn } from '../way-in.ts';
import { refusalOf } from './sign-in-question.ts';

/** A question that was checked. */
export interface SignInQuestion {
  readonly tenant: CompiledTenant;
  readonly user: UserFacts;
  /** In lower case: a name, `azure`, `any`, an appId. */
  readonly audience: string;
  readonly conditions: SignInConditions;
}

/** The answer for one audience. */
export interface SignInAnswer {
  readonly question: SignInQuestion;
  readonly explanation: Explanation;
}

/** A way in with where it begins and why it is one. */
export interface ToldWayIn extends ExplainedWayIn {
  readonly entry: EntryName;
  readonly rule: string;
  /** Other sets that are enough, of a way in that is not the front door; the front door's are ways in of their own. */
  readonly alternatives: WayIn['alternatives'];
  readonly assumptions: readonly string[];
}

/** A policy's verdict with its state and what it asks for. */
export interface ToldPolicy extends PolicyVerdict {
  readonly state: 'ENABLED' | 'REPORT_ONLY' | 'DISABLED';
  readonly controls: readonly string[];
}

const frontDoor = 'The set meets what the policies that apply ask for.';
const states = { on: 'ENABLED', 'report-only': 'REPORT_ONLY', off: 'DISABLED' } as const;

/** Answers the question. Throws SignInQuestionError for conditions that the tenant does not know. */
export function answerTo(question: SignInQuestion, audience = question.audience): SignInAnswer {
  const { tenant, user, conditions } = question;
  try {
    return { question, explanation: explainSignIn(tenant, user, audience, conditions) };
  } catch (error) {
    throw refusalOf(error, tenant);
  }
}

/** The same question put to each audience that it is about. */
export function answersByAudience(question: SignInQuestion): SignInAnswer[] {
  const { tenant, audience, conditions } = question;
  if (conditions.userAction !== undefined || conditions.authenticationContext !== undefined)
    return [answerTo(question)];
  if (audience === 'any') return tenant.audiences.map((one) => answerTo(question, one));
  return (audience === 'azure' ? ['azure-read', 'azure-write'] : [audience]).map((one) => answerTo(question, one));
}

/** The name of an audience in words. */
export function audienceWords(audience: string): string {
  if (Object.hasOwn(audiences, audience)) return audiences[audience as keyof typeof audiences].name;
  if (audience.startsWith('urn:user:')) return `the user action ${audience.slice('urn:user:'.length)}`;
  return /^c[0-9]+$/.test(audience) ? `the authentication context ${audience}` : `the application ${audience}`;
}

/** The lowest level of the ways in; null where none leads in. */
export function lowestLevel({ explanation }: SignInAnswer): Level | null {
  const levels = explanation.waysIn.map((way) => way.level);
  return levels.length === 0 ? null : (Math.min(...levels) as Level);
}

/** The ways in, lowest first, with what the assessment knows of each. */
export function waysInOf({ question, explanation }: SignInAnswer): ToldWayIn[] {
  const known = knownWays(question.tenant, question.user, explanation.audience);
  return [...explanation.waysIn]
    .sort((a, b) => a.level - b.level)
    .map((way) => {
      const own = way.kind === 'SIGNS_IN';
      const match = known.ways.find((one) => same(one, way));
      return {
        ...way,
        entry: own ? known.entry : (match?.entry ?? known.entry),
        rule: own ? frontDoor : (match?.rule ?? frontDoor),
        alternatives: own ? [] : (match?.alternatives ?? []),
        assumptions: sentencesOf(own ? explanation.assumptions : (match?.assumptions ?? [])),
      };
    });
}

function knownWays(tenant: CompiledTenant, facts: UserFacts, audience: string) {
  const assessment = assess(tenant, facts);
  const ways = [...(assessment.audiences.get(audience)?.waysIn ?? []), ...assessment.whole];
  return { entry: assessment.person.means.entry, ways };
}

function same(one: WayIn, way: ExplainedWayIn): boolean {
  return one.kind === way.kind && one.level === way.level && one.authenticators.join() === way.authenticators.join();
}

/** Every policy with its state and what it asks for; demands from outside Conditional Access are in force. */
export function policiesOf({ question, explanation }: SignInAnswer): ToldPolicy[] {
  const byId = new Map(question.tenant.policies.map((policy) => [policy.id, policy]));
  return explanation.policies.map((verdict) => {
    const policy = byId.get(verdict.id);
    if (policy === undefined) return { ...verdict, state: 'ENABLED', controls: outsideControls(verdict.id) };
    const why = verdict.why.replace(/authenticationStrength:\S+/g, (control) => named(question, control));
    const { block, clauses } = policy.grant;
    const controls = block
      ? ['block']
      : clauses.map((clause) => clause.map((one) => named(question, one)).join(' or '));
    return { ...verdict, why, state: states[policy.state], controls };
  });
}

function outsideControls(id: string): string[] {
  return [id === 'account-disabled' ? 'block' : 'mfa'];
}

/** A strength by its name. */
function named({ tenant }: SignInQuestion, control: string): string {
  const [word, id] = control.split(/:(.*)/s);
  return word === 'authenticationStrength' && id !== undefined
    ? `authenticationStrength: ${tenant.strengths.get(id)?.name ?? id}`
    : control;
}

/** What the decision and all ways in take for granted, in sentences. */
export function assumptionsOf(answer: SignInAnswer): string[] {
  const ofWays = waysInOf(answer).flatMap((way) => way.assumptions);
  return [...new Set([...sentencesOf(answer.explanation.assumptions), ...ofWays])];
}

/** Assumptions as sentences; a key that is not in the table stands for itself. */
function sentencesOf(keys: readonly string[]): string[] {
  const table: Readonly<Record<string, string>> = assumptions;
  return keys.map((key) => table[key] ?? key);
}
