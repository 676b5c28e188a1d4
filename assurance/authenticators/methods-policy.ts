/** What the authentication methods policy lets one user use and register. https://learn.microsoft.com/graph/api/resources/authenticationmethodspolicy */

import type { AuthenticationMethodsPolicy, MethodConfiguration, MethodTarget } from '../facts.ts';
import { word } from '../policies/words.ts';

/** The methods that the legacy settings can allow beside the policy until migration is complete. */
const legacy: ReadonlySet<string> = new Set(['sms', 'voice', 'microsoftauthenticator', 'softwareoath', 'hardwareoath']);

/** The policy made comparable; undefined when it was not collected. */
export interface CompiledMethodsPolicy {
  readonly configurations: ReadonlyMap<string, MethodConfiguration>;
  /** True until migration is complete: legacy settings, which no API shows, add to the policy. */
  readonly legacySettings: boolean;
  /** Every group that a target names, in lower case. */
  readonly groups: ReadonlySet<string>;
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
  const targets = list.flatMap((one) => [...(one?.includeTargets ?? []), ...(one?.excludeTargets ?? [])]);
  return {
    configurations,
    legacySettings: !['', 'migrationcomplete'].includes(word(policy.policyMigrationState)),
    groups: new Set(targets.map((target) => String(target?.id ?? '').toLowerCase())),
  };
}

function takes(
  targets: readonly MethodTarget[] | null | undefined,
  groups: ReadonlySet<string>,
): readonly MethodTarget[] {
  return (targets ?? []).filter((target) => {
    const id = String(target?.id ?? '').toLowerCase();
    return id === 'all_users' || groups.has(id);
  });
}

/** How a method is allowed: the targets that take in the user, `legacy` where only legacy settings can allow it, or not at all. */
export type Allowance = readonly MethodTarget[] | 'legacy' | undefined;

/** Whether the policy lets a member of these groups use the method (its id in lower case). Targets are taken to count nested groups. */
export function allowanceOf(
  policy: CompiledMethodsPolicy | undefined,
  method: string,
  groups: ReadonlySet<string>,
): Allowance {
  if (policy === undefined) return [{ id: 'all_users' }];
  const configuration = policy.configurations.get(method);
  const otherwise = policy.legacySettings && legacy.has(method) ? 'legacy' : undefined;
  if (configuration === undefined || word(configuration.state) !== 'enabled') return otherwise;
  if (takes(configuration.excludeTargets, groups).length > 0) return otherwise;
  const included = takes(configuration.includeTargets, groups);
  return included.length > 0 ? included : otherwise;
}
