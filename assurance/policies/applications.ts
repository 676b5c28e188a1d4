/** The applications condition: what a policy is about. https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-cloud-apps */
import { adminPortals, azureManagement, office365, underAzureManagement } from '../application-groups.ts';
import type { ApplicationsCondition } from '../conditional-access-policy.ts';
import type { TenantFacts } from '../facts.ts';
import type { SignInTarget } from '../sign-in.ts';
import { deviceSettingAsksMfa, registersDevice } from './device-setting.ts';
import { answerRule, type PropertyValue } from './filter-rule.ts';
import { fails, holds, type Match } from './match.ts';
import { isEmpty, isToken, lowered, strings, word } from './words.ts';

/** What of the tenant decides which applications a policy is about. */
export type ApplicationFacts = Pick<
  TenantFacts,
  'applicationAttributes' | 'configuration' | 'deviceRegistrationPolicy'
>;

const tokens: ReadonlySet<string> = new Set([
  'all',
  'none',
  'office365',
  'microsoftadminportals',
  'allagentidresources',
]);

/** The word or id in the list that takes in the application, if one does. */
function named(list: ReadonlySet<string>, appId: string): string | undefined {
  if (list.has(appId)) return appId;
  if (list.has('all')) return 'all';
  if (list.has('office365') && office365.has(appId)) return 'Office365';
  if (list.has(azureManagement) && underAzureManagement.has(appId)) return 'Azure management';
  return list.has('microsoftadminportals') && adminPortals.has(appId) ? 'MicrosoftAdminPortals' : undefined;
}

/** Whether the filter's rule takes the application; undefined where its attributes are not known. */
function filtered(condition: ApplicationsCondition, appId: string, facts: ApplicationFacts): boolean | undefined {
  if (facts.applicationAttributes === undefined) return undefined;
  const attributes = Object.hasOwn(facts.applicationAttributes, appId) ? facts.applicationAttributes[appId] : undefined;
  const read = (property: string): PropertyValue =>
    (attributes?.[property.replace(/^CustomSecurityAttribute\./i, '')] as PropertyValue) ?? null;
  return answerRule(condition.applicationFilter?.rule ?? '', read);
}

function matchResource(
  condition: ApplicationsCondition,
  target: SignInTarget & { kind: 'resource' },
  facts: ApplicationFacts,
): Match {
  const appId = target.appId.toLowerCase();
  const exclude = lowered(condition.excludeApplications);
  const include = lowered(condition.includeApplications);
  const out = named(exclude, appId);
  if (out !== undefined) return fails(`the application is excluded (${out})`);
  const strange = strings(condition.excludeApplications).find(
    (word) => isToken(word) && !tokens.has(word.toLowerCase()),
  );
  if (strange !== undefined) return fails(`the exclusion ${strange} is not understood`, 'policy-not-understood');
  const filter = isEmpty(condition.applicationFilter) ? undefined : condition.applicationFilter;
  const mode = word(filter?.mode);
  const taken = filter === undefined ? undefined : filtered(condition, appId, facts);
  if (filter !== undefined && mode !== 'include' && taken !== false) {
    return taken
      ? fails('the application filter excludes it')
      : fails('the application filter cannot be answered', 'application-attributes-not-collected');
  }
  const leavesOut = [...exclude].some((word) => word !== 'none') || mode === 'exclude';
  const atStake = target.baselineScopes === true && include.has('all') && leavesOut;
  const { resourceExclusionHole } = facts.configuration ?? {};
  if (atStake && resourceExclusionHole === true)
    return fails('baseline scopes are left out of a policy with exclusions');
  if (atStake && resourceExclusionHole === undefined)
    return { ...holds('all resources are included, baseline scopes too'), assumption: 'baseline-scopes' };
  const inside = named(include, appId);
  if (inside !== undefined)
    return holds(inside === 'all' ? 'all resources are included' : `the application is included (${inside})`);
  if (mode === 'include') {
    if (taken === true) return holds('the application filter includes it');
    if (taken === undefined)
      return fails('the application filter cannot be answered', 'application-attributes-not-collected');
  }
  const odd = strings(condition.includeApplications).find((word) => isToken(word) && !tokens.has(word.toLowerCase()));
  if (odd !== undefined) return fails(`the inclusion ${odd} is not understood`, 'policy-not-understood');
  return fails('the application is not included');
}

/** Whether a policy that names the user action is enforced; beside the device setting that asks for MFA one about devices is not. */
function matchAction(action: string, facts: ApplicationFacts): Match {
  return action === registersDevice && deviceSettingAsksMfa(facts) === true
    ? fails('the device setting asks for MFA, and beside it the policy is not properly enforced')
    : holds('the user action is included');
}

/** Whether the policy is about this target. A policy is about resources, user actions or contexts, never two of them. */
export function matchTarget(
  condition: ApplicationsCondition | null | undefined,
  target: SignInTarget,
  facts: ApplicationFacts,
): Match {
  const actions = lowered(condition?.includeUserActions);
  const contexts = lowered(condition?.includeAuthenticationContextClassReferences);
  if (target.kind === 'action') {
    const action = target.action.toLowerCase();
    return actions.has(action) ? matchAction(action, facts) : fails('the user action is not included');
  }
  if (target.kind === 'context') {
    return contexts.has(target.id.toLowerCase())
      ? holds(`the authentication context ${target.id} is included`)
      : fails(`the authentication context ${target.id} is not included`);
  }
  if (actions.size > 0) return fails('the policy is about user actions');
  if (contexts.size > 0) return fails('the policy is about an authentication context');
  return matchResource(condition ?? {}, target, facts);
}
