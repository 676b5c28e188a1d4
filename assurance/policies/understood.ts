/** Whether every condition of a policy is one that this engine knows: what it does not know never widens protection. */
import type { ConditionalAccessPolicy } from '../conditional-access-policy.ts';
import { isEmpty, lowered, word } from './words.ts';

/** Every condition that is judged, by the path of the object that holds it. */
export const conditionFields = {
  conditions: [
    'users',
    'applications',
    'clientApplications',
    'clientAppTypes',
    'platforms',
    'locations',
    'devices',
    'signInRiskLevels',
    'userRiskLevels',
    'servicePrincipalRiskLevels',
    'insiderRiskLevels',
    'authenticationFlows',
  ],
  'conditions.users': [
    'includeUsers',
    'excludeUsers',
    'includeGroups',
    'excludeGroups',
    'includeRoles',
    'excludeRoles',
    'includeGuestsOrExternalUsers',
    'excludeGuestsOrExternalUsers',
  ],
  'conditions.applications': [
    'includeApplications',
    'excludeApplications',
    'includeUserActions',
    'includeAuthenticationContextClassReferences',
    'applicationFilter',
  ],
  'conditions.platforms': ['includePlatforms', 'excludePlatforms'],
  'conditions.locations': ['includeLocations', 'excludeLocations'],
  'conditions.devices': ['deviceFilter'],
  'conditions.authenticationFlows': ['transferMethods'],
} as const satisfies Record<string, readonly string[]>;

/** What `state` can be, in lower case. */
const states: ReadonlySet<string> = new Set(['enabled', 'disabled', 'enabledforreportingbutnotenforced']);

/** The conditions that are lists of words or ids; anything else in their place is not understood. */
const lists: ReadonlySet<string> = new Set([
  'includeUsers',
  'excludeUsers',
  'includeGroups',
  'excludeGroups',
  'includeRoles',
  'excludeRoles',
  'includeApplications',
  'excludeApplications',
  'includeUserActions',
  'includeAuthenticationContextClassReferences',
  'clientAppTypes',
  'includePlatforms',
  'excludePlatforms',
  'includeLocations',
  'excludeLocations',
  'signInRiskLevels',
  'userRiskLevels',
  'servicePrincipalRiskLevels',
  'insiderRiskLevels',
  'transferMethods',
]);

/** The fields of the policy itself that are judged, or that say nothing about when it applies. https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy */
const policyFields: ReadonlySet<string> = new Set([
  'id',
  'displayName',
  'description',
  'state',
  'conditions',
  'grantControls',
  'sessionControls',
  'policyApplies',
  'analysisReasons',
]);

/** Names that Microsoft Graph gives to what merely describes (`templateId`, `modifiedDateTime`), and names that it gives to nothing: annotations, notes of the tool that exported. */
const descriptive = /^[^a-z]|@|(DateTime|Id|By|Name)$/;

/** What a policy about workload identities can be limited by. https://learn.microsoft.com/graph/api/resources/conditionalaccessclientapplications */
const workloadFields: ReadonlySet<string> = new Set([
  'includeServicePrincipals',
  'excludeServicePrincipals',
  'servicePrincipalFilter',
  'includeAgentIdServicePrincipals',
  'excludeAgentIdServicePrincipals',
  'agentIdServicePrincipalFilter',
]);

/** Conditions that only a person's sign-in can meet. */
const ofPeople = [
  'platforms',
  'devices',
  'signInRiskLevels',
  'userRiskLevels',
  'insiderRiskLevels',
  'authenticationFlows',
] as const;

function isList(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
}

function inside(policy: ConditionalAccessPolicy, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key], policy);
}

/** The words of a list that stand for somebody or something. */
function some(list: unknown): boolean {
  return [...lowered(list)].some((one) => one !== '' && one !== 'none');
}

/** True for a policy about workload identities: one that takes some in. To leave some out takes nobody from a policy about people. */
export function isAboutWorkloads(policy: ConditionalAccessPolicy): boolean {
  const { clientApplications } = policy.conditions ?? {};
  if (isEmpty(clientApplications)) return false;
  const fields: Readonly<Record<string, unknown>> = { ...clientApplications };
  return Object.entries(fields).some(
    ([key, value]) => !key.includes('@') && !/^exclude/.test(key) && !isEmpty(value) && (some(value) || !isList(value)),
  );
}

/** True for a policy that takes in people. */
export function isAboutPeople({ conditions }: ConditionalAccessPolicy): boolean {
  const { includeUsers, includeGroups, includeRoles, includeGuestsOrExternalUsers } = conditions?.users ?? {};
  return [includeUsers, includeGroups, includeRoles].some(some) || !isEmpty(includeGuestsOrExternalUsers);
}

/** What a policy cannot be both of. Microsoft Graph takes none of these, so which half would count is not known. */
function contradictions(policy: ConditionalAccessPolicy): readonly string[] {
  const { includeApplications, applicationFilter, includeUserActions, includeAuthenticationContextClassReferences } =
    policy.conditions?.applications ?? {};
  const about = {
    includeApplications: some(includeApplications) || !isEmpty(applicationFilter),
    includeUserActions: some(includeUserActions),
    includeAuthenticationContextClassReferences: some(includeAuthenticationContextClassReferences),
  };
  const set = Object.entries(about).flatMap(([field, isSet]) => (isSet ? [field] : []));
  const targets = set.length > 1 ? [`conditions.applications: ${set.join(' beside ')}`] : [];
  if (!isAboutWorkloads(policy)) return targets;
  const beside = ofPeople.filter((field) => !isEmpty(policy.conditions?.[field]));
  const people = isAboutPeople(policy) ? ['users', ...beside] : beside;
  return [...targets, ...people.map((field) => `conditions.clientApplications beside conditions.${field}`)];
}

/** The fields of the policy itself that are set and not known, conditions that are missing altogether, and a state that is none. */
function strangeFields(policy: ConditionalAccessPolicy): readonly string[] {
  const set = Object.entries(policy).filter(
    ([key, value]) => !policyFields.has(key) && !descriptive.test(key) && !isEmpty(value),
  );
  const fields = [...set.map(([key]) => key), ...(policy.conditions === undefined ? ['conditions'] : [])];
  return states.has(word(policy.state)) ? fields : ['state', ...fields];
}

/** The paths of what is set and not known, e.g. `conditions.times`; empty when all is understood. */
export function notUnderstood(policy: ConditionalAccessPolicy): readonly string[] {
  const strange: string[] = [...strangeFields(policy), ...contradictions(policy)];
  for (const key of Object.keys(policy.conditions?.clientApplications ?? {}))
    if (
      !key.includes('@') &&
      !workloadFields.has(key) &&
      !isEmpty(inside(policy, `conditions.clientApplications.${key}`))
    )
      strange.push(`conditions.clientApplications.${key}`);
  for (const [path, keys] of Object.entries<readonly string[]>(conditionFields)) {
    const value = inside(policy, path);
    if (isEmpty(value)) continue;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      strange.push(path);
      continue;
    }
    for (const [key, inner] of Object.entries(value)) {
      if (key.includes('@') || isEmpty(inner)) continue;
      if (!keys.includes(key) || (lists.has(key) && !isList(inner))) strange.push(`${path}.${key}`);
    }
  }
  return strange;
}
