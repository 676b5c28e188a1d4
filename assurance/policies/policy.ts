/** A policy made comparable, and its verdict on one sign-in. */
import type { ConditionalAccessPolicy } from '../conditional-access-policy.ts';
import type { SignInContext, SignInTarget } from '../sign-in.ts';
import { type ApplicationFacts, matchTarget } from './applications.ts';
import { matchClient, matchFlow, matchPlatform, matchRisks } from './conditions.ts';
import { type Grant, grantOf } from './controls.ts';
import { matchDevices } from './devices.ts';
import { type Locations, matchLocations } from './locations.ts';
import { fails, type Match } from './match.ts';
import type { Subject } from './subject.ts';
import { isAboutPeople, isAboutWorkloads, notUnderstood } from './understood.ts';
import { type CompiledUsers, compileUsers, matchUsers } from './users.ts';
import { isEmpty, word } from './words.ts';

/** A policy made comparable. */
export interface CompiledPolicy {
  readonly id: string;
  readonly name: string;
  /** Only `on` has an effect; a state that is not known is `off`, and `strange`. */
  readonly state: 'on' | 'report-only' | 'off';
  readonly source: ConditionalAccessPolicy;
  readonly users: CompiledUsers;
  readonly grant: Grant;
  /** Conditions that are set and not known; not empty: the policy protects nobody. */
  readonly strange: readonly string[];
  /** True for a policy about workload identities alone. */
  readonly workload: boolean;
}

/** A condition's name with its match. */
export interface NamedMatch extends Match {
  readonly condition:
    | 'state'
    | 'workload'
    | 'understood'
    | 'users'
    | 'applications'
    | 'clientAppTypes'
    | 'platforms'
    | 'locations'
    | 'devices'
    | 'authenticationFlows'
    | 'risks';
}

/** A policy's verdict on one sign-in, condition by condition. */
export interface Verdict {
  readonly applies: boolean;
  readonly matches: readonly NamedMatch[];
}

/** A policy that was deleted can be restored and has no effect until then. https://learn.microsoft.com/graph/api/resources/policydeletableitem */
function stateOf({ state, deletedDateTime }: ConditionalAccessPolicy): CompiledPolicy['state'] {
  if (!isEmpty(deletedDateTime)) return 'off';
  if (word(state) === 'enabled') return 'on';
  return word(state) === 'enabledforreportingbutnotenforced' ? 'report-only' : 'off';
}

/** Makes a policy comparable; `index` names one without an id. */
export function compilePolicy(source: ConditionalAccessPolicy, index: number): CompiledPolicy {
  return {
    id: typeof source.id === 'string' && source.id !== '' ? source.id : `policy-${index}`,
    name: typeof source.displayName === 'string' ? source.displayName : `policy ${index}`,
    state: stateOf(source),
    source,
    users: compileUsers(source.conditions?.users),
    grant: grantOf(source),
    strange: notUnderstood(source),
    workload: isAboutWorkloads(source) && !isAboutPeople(source),
  };
}

/** The conditions that look at the context only, by name. */
export function matchContext(
  policy: CompiledPolicy,
  context: SignInContext,
  locations: Locations,
): readonly NamedMatch[] {
  const conditions = policy.source.conditions ?? {};
  return [
    { condition: 'clientAppTypes', ...matchClient(conditions.clientAppTypes, context.client) },
    { condition: 'platforms', ...matchPlatform(conditions.platforms, context.platform) },
    { condition: 'locations', ...matchLocations(conditions.locations, context.location, locations) },
    { condition: 'devices', ...matchDevices(conditions.devices?.deviceFilter, context.device) },
    { condition: 'authenticationFlows', ...matchFlow(conditions.authenticationFlows, context.flow) },
    { condition: 'risks', ...matchRisks(conditions, context) },
  ];
}

/** Whether the policy is for people and all of it is understood. */
export function matchKind(policy: CompiledPolicy): NamedMatch {
  if (policy.workload) return { condition: 'workload', ...fails('the policy is about workload identities') };
  if (policy.strange.length > 0) {
    return {
      condition: 'understood',
      ...fails(`not understood: ${policy.strange.join(', ')}`, 'policy-not-understood'),
    };
  }
  return { condition: 'understood', applies: true, why: 'every condition is understood' };
}

/** A policy's verdict on one sign-in; its state is not looked at. All conditions must hold. */
export function judge(
  policy: CompiledPolicy,
  subject: Subject,
  target: SignInTarget,
  context: SignInContext,
  tenant: { readonly facts: ApplicationFacts; readonly locations: Locations },
): Verdict {
  const matches: readonly NamedMatch[] = [
    matchKind(policy),
    { condition: 'users', ...matchUsers(policy.users, subject) },
    { condition: 'applications', ...matchTarget(policy.source.conditions?.applications, target, tenant.facts) },
    ...matchContext(policy, context, tenant.locations),
  ];
  return { applies: matches.every((match) => match.applies), matches };
}
