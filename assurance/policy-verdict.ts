/** One policy's part in an answer: whether it applies, and why in words. */
import type { CompiledPolicy, NamedMatch } from './policies/policy.ts';
import { judge } from './policies/policy.ts';
import { isEmpty } from './policies/words.ts';
import type { SignInContext } from './sign-in.ts';
import type { Gateway } from './ways-in/front-door.ts';

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

/** Why a policy that is not in force has no effect, and what it would do. */
function without({ state, source, grant, strange }: CompiledPolicy, met: boolean, failed: string): string {
  if (strange.includes('state')) return `the state ${source.state ?? '(none)'} is not known, no effect`;
  if (state === 'off') return isEmpty(source.deletedDateTime) ? 'off, no effect' : 'deleted, no effect';
  const asks = grant.clauses.map((clause) => clause.join(' or ')).join(' and ');
  const effect = grant.block
    ? 'would close this: block'
    : asks === ''
      ? 'would require nothing'
      : `would close this: require ${asks}`;
  return `report-only, no effect: ${met ? effect : failed}`;
}

/** The verdict of a policy on a sign-in in a context. */
export function verdictOf(gateway: Gateway, policy: CompiledPolicy, context: SignInContext): PolicyVerdict {
  const { tenant, subject } = gateway.person;
  const verdicts = gateway.targets.map((target) => judge(policy, subject, target, context, tenant));
  const verdict = verdicts.find((one) => one.applies) ?? verdicts[0];
  const conditions = verdict?.matches ?? [];
  const met = verdict?.applies === true;
  const say = (matches: readonly NamedMatch[]) => matches.map((match) => match.why).join('; ');
  const failed = say(conditions.filter((match) => !match.applies));
  const { id, name } = policy;
  if (policy.state !== 'on') return { id, name, applies: false, why: without(policy, met, failed), conditions };
  const retired = (policy.grant.retired ?? []).map((control) => `${control} is retired and asks for nothing`);
  return { id, name, applies: met, why: met ? [say(conditions), ...retired].join('; ') : failed, conditions };
}

const outsideNames: Readonly<Record<string, string>> = {
  'security-defaults': 'Security defaults',
  'user-mfa-state': 'Per-user MFA',
  'mandatory-mfa': 'Mandatory MFA for Azure management',
  'device-registration-policy': 'Device settings ask for MFA to register or join',
  'registration-default': 'A user with a method shows MFA to change security information',
  'legacy-not-served': 'Legacy protocols that are no longer served',
  'account-disabled': 'The account is disabled',
};

/** What is demanded from outside Conditional Access, told like a policy. */
export function outsideVerdict(id: string, why: string): PolicyVerdict {
  return { id, name: outsideNames[id] ?? id, applies: true, why, conditions: [] };
}
