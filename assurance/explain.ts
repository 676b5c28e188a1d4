/** One sign-in explained: the decision, what is required, which policies applied and why, and which sets are enough. */
import type { Basis, Level, LinkKind } from '#catalogue';
import { assess } from './assess.ts';
import type { AssumptionKey } from './assumptions.ts';
import type { Audience } from './audiences.ts';
import type { Decision } from './decide.ts';
import { type Decided, decided } from './decided.ts';
import type { UserFacts } from './facts.ts';
import { outsideDemands, perUserMfa } from './outside.ts';
import { personOf } from './person.ts';
import { isLegacy } from './policies/contexts.ts';
import { registersDevice } from './policies/device-setting.ts';
import { outsideVerdict, type PolicyVerdict, verdictOf } from './policy-verdict.ts';
import { sessionOf } from './session-controls.ts';
import type { SignInConditions, SignInContext } from './sign-in.ts';
import type { CompiledTenant } from './tenant.ts';
import { waysAt } from './ways-in/all.ts';
import { basisOf } from './ways-in/basis.ts';
import { registeringGateway } from './ways-in/enrolment.ts';
import { type Gateway, gatewayOf, gatewayTo } from './ways-in/front-door.ts';
import { type LegacyRefusal, refusesLegacy } from './ways-in/legacy.ts';

/** A set that is enough, or another way in. */
export interface ExplainedWayIn {
  readonly kind: LinkKind;
  readonly authenticators: readonly string[];
  readonly level: Level;
  readonly basis: Basis;
}

/** The answer to "what does a sign-in take?". */
export interface Explanation {
  readonly audience: Audience;
  readonly decision: Decision['decision'];
  /** In Graph's words: `mfa`, `compliantDevice`, `authenticationStrength`, `block`, ... */
  readonly requiredControls: readonly string[];
  /** Every minimal choice of controls that is enough, strengths by name. */
  readonly alternatives: readonly (readonly string[])[];
  readonly policies: readonly PolicyVerdict[];
  readonly waysIn: readonly ExplainedWayIn[];
  readonly assumptions: readonly AssumptionKey[];
  /** The conditions of the answer, in words: those given and the adversary's worst choice of the rest. */
  readonly conditions: string;
  /** The same, condition by condition. */
  readonly context: SignInContext;
  /** What the policies that apply do to the session, in words; shown, not rewarded. */
  readonly session: readonly string[];
  /** The same question from an ordinary browser. */
  readonly ordinary: {
    readonly decision: Decision['decision'];
    readonly requiredControls: readonly string[];
    readonly says: string;
  };
}

function inWords(context: SignInContext): string {
  const { client, platform, location, device, flow } = context;
  return `${client} on ${platform}, from ${location.says}, device ${device}${flow === 'none' ? '' : `, by ${flow}`}`;
}

function gatewayFor(tenant: CompiledTenant, facts: UserFacts, audience: Audience, given: SignInConditions): Gateway {
  const person = personOf(tenant, facts);
  const action = given.userAction?.toLowerCase();
  if (action?.endsWith('registersecurityinfo')) return registeringGateway(person);
  if (action !== undefined) {
    const device = action === registersDevice;
    const outside = device ? outsideDemands(person, { azure: false, mandatory: false, device }) : [];
    return gatewayTo(person, { kind: 'action', action }, outside);
  }
  if (given.authenticationContext !== undefined)
    return gatewayTo(person, { kind: 'context', id: given.authenticationContext });
  return gatewayOf(person, audience);
}

function told(kind: 'SIGNS_IN' | 'SIGNS_IN_LEGACY', decision: Decision): readonly ExplainedWayIn[] {
  return decision.sets.map(({ members, level }) => ({
    kind,
    authenticators: members.map((member) => member.key),
    level,
    basis: basisOf(members, [...decision.assumptions, ...members.flatMap((member) => member.assumptions ?? [])]),
  }));
}

function waysIn(
  facts: UserFacts,
  gateway: Gateway,
  decided: Decided,
  given: SignInConditions,
): readonly ExplainedWayIn[] {
  const front = told('SIGNS_IN', decided.front);
  if (Object.values(given).some((value) => value !== undefined))
    return [...front, ...(decided.legacy === undefined ? [] : told('SIGNS_IN_LEGACY', decided.legacy))];
  const assessment = assess(gateway.person.tenant, facts);
  const others = [
    ...(assessment.audiences.get(gateway.audience)?.waysIn ?? waysAt(gateway)),
    ...assessment.whole,
  ].filter((way) => way.kind !== 'SIGNS_IN');
  return [
    ...front,
    ...others.map(({ kind, authenticators, level, basis }) => ({ kind, authenticators, level, basis })),
  ];
}

/** `azure` is the lesser of reading and writing; every other name is taken as it is. */
function named(audience: Audience): Audience {
  return audience.toLowerCase() === 'azure' ? 'azure-read' : audience.toLowerCase();
}

function worst(explanations: readonly Explanation[]): Explanation {
  const rank = { ALLOWED: 0, STEP_UP: 1, BLOCKED: 2 };
  const levelOf = (one: Explanation): number => Math.min(6, ...one.waysIn.map((way) => way.level));
  const sorted = [...explanations].sort((a, b) => rank[a.decision] - rank[b.decision] || levelOf(a) - levelOf(b));
  return sorted[0] as Explanation;
}

/**
 * Explains one sign-in of a user to an audience (a name, an appId, or `any` for the worst of all) under the given conditions; what is not
 * given, the adversary chooses. Throws RangeError for a condition that is no such thing.
 */
export function explainSignIn(
  tenant: CompiledTenant,
  facts: UserFacts,
  audience: Audience = 'any',
  given: SignInConditions = {},
): Explanation {
  const targeted = given.userAction !== undefined || given.authenticationContext !== undefined;
  if (audience.toLowerCase() === 'any' && !targeted)
    return worst(tenant.audiences.map((one) => explainSignIn(tenant, facts, one, given)));
  if (facts.user.accountEnabled === false) return disabled(tenant, facts, named(audience), given);
  return explain(tenant, facts, gatewayFor(tenant, facts, named(audience), given), given);
}

/** A disabled account signs in nowhere, whatever the policies say; they are shown all the same. */
function disabled(tenant: CompiledTenant, facts: UserFacts, audience: Audience, given: SignInConditions): Explanation {
  const otherwise = explain(tenant, facts, gatewayFor(tenant, facts, audience, given), given);
  const blocked = { decision: 'BLOCKED', requiredControls: ['block'] } as const;
  const policies = [...otherwise.policies, outsideVerdict('account-disabled', 'accountEnabled is false')];
  return {
    ...otherwise,
    ...blocked,
    alternatives: [],
    policies,
    waysIn: [],
    ordinary: { ...blocked, says: 'the account is disabled' },
  };
}

const refusals = {
  'security-defaults': 'block legacy protocols',
  'legacy-not-served':
    'no legacy protocol is served here: of those that take a password alone only SMTP AUTH is left, for mail',
} as const satisfies Record<LegacyRefusal, string>;

/** What is demanded beside the policies in the context of the answer. */
function beside(gateway: Gateway, { context, requiredControls }: Decision): readonly PolicyVerdict[] {
  const byDefault = gateway.byDefault !== undefined && requiredControls.includes(gateway.byDefault);
  const outside = [...gateway.outside.map(({ evidence }) => evidence), ...(byDefault ? ['registration-default'] : [])];
  if (!isLegacy(context)) return outside.map((evidence) => outsideVerdict(evidence, 'requires mfa'));
  const refusal = refusesLegacy(gateway, context.client);
  const refused = refusal === undefined ? [] : [outsideVerdict(refusal, refusals[refusal])];
  const enforced = perUserMfa(gateway.person.facts) === 'enforced';
  return [
    ...refused,
    ...(enforced ? [outsideVerdict('user-mfa-state', 'asks legacy protocols for an app password')] : []),
  ];
}

function explain(tenant: CompiledTenant, facts: UserFacts, gateway: Gateway, given: SignInConditions): Explanation {
  const answer = decided(gateway, given);
  const { decision, usual } = answer;
  const verdicts = tenant.policies.map((policy) => verdictOf(gateway, policy, decision.context));
  const asked = usual.requiredControls.length > 0 ? ` (${usual.requiredControls.join(', ')})` : '';
  return {
    audience: gateway.audience,
    decision: decision.decision,
    requiredControls: decision.requiredControls,
    alternatives: decision.alternatives,
    policies: [...verdicts, ...beside(gateway, decision)],
    waysIn: waysIn(facts, gateway, answer, given),
    assumptions: decision.assumptions,
    conditions: inWords(decision.context),
    context: decision.context,
    session: sessionOf(tenant.policies.filter((_, at) => verdicts[at]?.applies)),
    ordinary: {
      decision: usual.decision,
      requiredControls: usual.requiredControls,
      says: `${inWords(usual.context)}: ${usual.decision}${asked}`,
    },
  };
}
