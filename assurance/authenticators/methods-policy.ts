/** What the authentication methods policy lets one user use and register. https://learn.microsoft.com/graph/api/resources/authenticationmethodspolicy */

import type { AssumptionKey } from '../assumptions.ts';
import type { AuthenticationMethodsPolicy, MethodConfiguration, MethodTarget } from '../facts.ts';
import type { Subject } from '../policies/subject.ts';
import { word } from '../policies/words.ts';

/** The methods that the legacy settings can allow beside the policy until migration is complete. */
const legacy: ReadonlySet<string> = new Set(['sms', 'voice', 'microsoftauthenticator', 'softwareoath', 'hardwareoath']);

/** The policy made comparable; undefined when it was not collected. */
export interface CompiledMethodsPolicy {
  readonly configurations: ReadonlyMap<string, MethodConfiguration>;
  /** True until migration is complete: legacy settings, which no API shows, add to the policy. */
  readonly legacySettings: boolean;
  /** Every group and user that a target names, in lower case. */
  readonly named: ReadonlySet<string>;
}

/** Makes the policy comparable. */
export function compileMethodsPolicy(
  rows: readonly AuthenticationMethodsPolicy[] | undefined,
): CompiledMethodsPolicy | undefined {
  const policy = rows?.[0];
  if (policy === undefined) return undefined;
  const list = Array.isArray(policy.authenticationMethodConfigurations)
    ? policy.authenticationMethodConfigurations
    : [];
  const configurations = new Map(
    list.filter((one) => typeof one?.id === 'string').map((one) => [String(one.id).toLowerCase(), one]),
  );
  const targets = list.flatMap((one) => [...targetsIn(one?.includeTargets), ...targetsIn(one?.excludeTargets)]);
  return {
    configurations,
    legacySettings: !['', 'migrationcomplete'].includes(word(policy.policyMigrationState)),
    named: new Set(targets.map((target) => word(target?.id))),
  };
}

function targetsIn(targets: readonly MethodTarget[] | null | undefined): readonly MethodTarget[] {
  return Array.isArray(targets) ? targets : [];
}

/** Who asks: what a target can name of a user. */
export type Targeted = Pick<Subject, 'id' | 'groups' | 'groupsKnown'>;

/** Whether a target takes in the user; undefined where the members of its group were not, or not wholly, collected. */
function takes(target: MethodTarget, { id, groups, groupsKnown }: Targeted): boolean | undefined {
  const named = word(target?.id);
  if (named === 'all_users' || named === id || groups.has(named)) return true;
  return groupsKnown || word(target?.targetType) === 'user' ? false : undefined;
}

/** How a method is allowed: the targets that take in the user. Undefined stands for not at all. */
export interface Allowance {
  readonly targets: readonly MethodTarget[];
  /** What it rests on where the policy itself does not tell: then it may as well not be allowed. */
  readonly assumption?: Extract<
    AssumptionKey,
    | 'methods-policy-not-collected'
    | 'legacy-method-settings'
    | 'method-targets-not-collected'
    | 'passkey-profile-unchecked'
  >;
}

/**
 * Whether the policy lets this user use the method (its id in lower case) by a target that fits. Targets are taken to count nested groups. Where the members
 * of groups were not collected, the user is perhaps among those who may, and perhaps not among those who may not.
 */
export function allowanceOf(
  policy: CompiledMethodsPolicy | undefined,
  method: string,
  user: Targeted,
  fits: (target: MethodTarget) => boolean = () => true,
): Allowance | undefined {
  if (policy === undefined) return { targets: [{ id: 'all_users' }], assumption: 'methods-policy-not-collected' };
  const configuration = policy.configurations.get(method);
  const otherwise: Allowance | undefined =
    policy.legacySettings && legacy.has(method) ? { targets: [], assumption: 'legacy-method-settings' } : undefined;
  if (configuration === undefined || word(configuration.state) !== 'enabled') return otherwise;
  const out = targetsIn(configuration.excludeTargets).map((target) => takes(target, user));
  if (out.includes(true)) return otherwise;
  const included = targetsIn(configuration.includeTargets).filter(fits);
  const surely = included.filter((target) => takes(target, user) === true);
  if (surely.length > 0 && !out.includes(undefined)) return { targets: surely };
  const perhaps = included.filter((target) => takes(target, user) !== false);
  return perhaps.length > 0 ? { targets: perhaps, assumption: 'method-targets-not-collected' } : otherwise;
}
