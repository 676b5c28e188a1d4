/** One sign-in explained: the decision, what is required, which policies applied and why, and which sets are enough. */
import type { Basis, Level, LinkKind } from '#catalogue';
import { assess } from './assess.ts';
import type { AssumptionKey } from './assumptions.ts';
import type { Audience } from './audiences.ts';
import { choicesFor, ordinary } from './conditions-given.ts';
import { type Decision, decide } from './decide.ts';
import type { UserFacts } from './facts.ts';
import { personOf } from './person.ts';
import { type ContextClass, contextsOf } from './policies/contexts.ts';
import { type CompiledPolicy, judge, type NamedMatch } from './policies/policy.ts';
import { word } from './policies/words.ts';
import type { SignInConditions, SignInContext } from './sign-in.ts';
import type { CompiledTenant } from './tenant.ts';
import { waysAt } from './ways-in/all.ts';
import { basisOf } from './ways-in/basis.ts';
import { hasMethod } from './ways-in/enrolment.ts';
import { type Gateway, gatewayOf, gatewayTo } from './ways-in/front-door.ts';

/** A policy's part in the answer. */
export interface PolicyVerdict {
  readonly id: string;
  readonly name: string;
  /** True only for an enabled policy whose conditions all hold. */
  readonly applies: boolean;
  readonly why: string;
  /** Every condition with its own answer; empty for demands from outside Conditional Access. */
  readonly conditions: readonly NamedMatch[];
}

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

function verdictOf(gateway: Gateway, policy: CompiledPolicy, context: SignInContext): PolicyVerdict {
  const { tenant, subject } = gateway.person;
  const verdicts = gateway.targets.map((target) => judge(policy, subject, target, context, tenant));
  const verdict = verdicts.find((one) => one.applies) ?? verdicts[0];
  const conditions = verdict?.matches ?? [];
  const met = verdict?.applies === true;
  const failed = conditions.filter((match) => !match.applies).map((match) => match.why);
  const controls = policy.grant.block
    ? 'block'
    : policy.grant.clauses.map((clause) => clause.join(' or ')).join(' and ');
  const state =
    policy.state === 'on' ? '' : policy.state === 'report-only' ? 'report-only, no effect' : 'off, no effect';
  const wouldClose = policy.state === 'report-only' && met ? `: would require ${controls || 'nothing'}` : '';
  const why =
    state !== '' ? `${state}${wouldClose}` : met ? conditions.map((match) => match.why).join('; ') : failed.join('; ');
  return { id: policy.id, name: policy.name, applies: policy.state === 'on' && met, why, conditions };
}

/** The session controls of the policies that apply. https://learn.microsoft.com/entra/identity/conditional-access/concept-session-lifetime */
function sessionOf(applied: readonly CompiledPolicy[]): readonly string[] {
  const words = applied.flatMap(({ source }) => {
    const { signInFrequency, persistentBrowser, secureSignInSession } = source.sessionControls ?? {};
    const every =
      word(signInFrequency?.frequencyInterval) === 'everytime'
        ? 'every time'
        : `${signInFrequency?.value} ${signInFrequency?.type}`;
    return [
      ...(signInFrequency?.isEnabled === true ? [`signInFrequency: ${every}`] : []),
      ...(persistentBrowser?.isEnabled === true ? [`persistentBrowser: ${persistentBrowser.mode}`] : []),
      ...(secureSignInSession?.isEnabled === true ? ['secureSignInSession'] : []),
    ];
  });
  return words.length > 0 ? [...new Set(words)] : ['signInFrequency: 90 days, rolling (the default)'];
}

const outsideNames: Readonly<Record<string, string>> = {
  'security-defaults': 'Security defaults',
  'user-mfa-state': 'Per-user MFA',
  'mandatory-mfa': 'Mandatory MFA for Azure management',
  'device-registration-policy': 'Device settings ask for MFA to register or join',
  'registration-default': 'A user with a method shows MFA to change security information',
};

function gatewayFor(tenant: CompiledTenant, facts: UserFacts, audience: Audience, given: SignInConditions): Gateway {
  const person = personOf(tenant, facts);
  if (given.userAction !== undefined) {
    const gateway = gatewayTo(person, { kind: 'action', action: given.userAction });
    const byDefault =
      given.userAction.toLowerCase().endsWith('registersecurityinfo') && gateway.mask === 0n && hasMethod(person);
    return byDefault ? { ...gateway, outside: [{ clause: ['mfa'], evidence: 'registration-default' }] } : gateway;
  }
  if (given.authenticationContext !== undefined)
    return gatewayTo(person, { kind: 'context', id: given.authenticationContext });
  return gatewayOf(person, audience);
}

function waysIn(
  tenant: CompiledTenant,
  facts: UserFacts,
  gateway: Gateway,
  decision: Decision,
  given: SignInConditions,
): readonly ExplainedWayIn[] {
  const own = decision.sets.map((set) => ({
    kind: 'SIGNS_IN' as const,
    authenticators: set.members.map((member) => member.key),
    level: set.level,
    basis: basisOf(set.members, [
      ...decision.assumptions,
      ...set.members.flatMap((member) => member.assumptions ?? []),
    ]),
  }));
  if (Object.values(given).some((value) => value !== undefined)) return own;
  const assessment = assess(tenant, facts);
  const others = [
    ...(assessment.audiences.get(gateway.audience)?.waysIn ?? waysAt(gateway)),
    ...assessment.whole,
  ].filter((way) => way.kind !== 'SIGNS_IN');
  return [...own, ...others.map(({ kind, authenticators, level, basis }) => ({ kind, authenticators, level, basis }))];
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
  const account = {
    id: 'account-disabled',
    name: 'The account is disabled',
    applies: true,
    why: 'accountEnabled is false',
    conditions: [],
  };
  const blocked = { decision: 'BLOCKED', requiredControls: ['block'] } as const;
  const policies = [...otherwise.policies, account];
  return {
    ...otherwise,
    ...blocked,
    alternatives: [],
    policies,
    waysIn: [],
    ordinary: { ...blocked, says: 'the account is disabled' },
  };
}

function explain(tenant: CompiledTenant, facts: UserFacts, gateway: Gateway, given: SignInConditions): Explanation {
  const choices = choicesFor(tenant.locations, given);
  const contexts = (of: typeof choices): readonly ContextClass[] => contextsOf(of, tenant.enforced, tenant.locations);
  const decision = decide(gateway, contexts(choices), given.device !== undefined);
  const usual = decide(gateway, contexts(ordinary(choices)), given.device !== undefined);
  const verdicts = tenant.policies.map((policy) => verdictOf(gateway, policy, decision.context));
  const applied = tenant.policies.filter((_, at) => verdicts[at]?.applies);
  const outside = gateway.outside.map(({ evidence }) => ({
    id: evidence,
    name: outsideNames[evidence] ?? evidence,
    applies: true,
    why: 'requires mfa',
    conditions: [],
  }));
  return {
    audience: gateway.audience,
    decision: decision.decision,
    requiredControls: decision.requiredControls,
    alternatives: decision.alternatives,
    policies: [...verdicts, ...outside],
    waysIn: waysIn(tenant, facts, gateway, decision, given),
    assumptions: decision.assumptions,
    conditions: inWords(decision.context),
    session: sessionOf(applied),
    ordinary: {
      decision: usual.decision,
      requiredControls: usual.requiredControls,
      says: `${inWords(usual.context)}: ${usual.decision}${usual.requiredControls.length > 0 ? ` (${usual.requiredControls.join(', ')})` : ''}`,
    },
  };
}
