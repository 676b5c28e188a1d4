/** Whether every condition of a policy is one that this engine knows: what it does not know never widens protection. */
import type { ConditionalAccessPolicy } from '../conditional-access-policy.ts';
import { isEmpty } from './words.ts';

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

function isList(value: unknown): boolean {
  return typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
}

function inside(policy: ConditionalAccessPolicy, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key], policy);
}

/** The paths of the conditions that are set and not known, e.g. `conditions.times`; empty when all is understood. */
export function notUnderstood(policy: ConditionalAccessPolicy): readonly string[] {
  const strange: string[] = isEmpty(policy.partialEnablementStrategy) ? [] : ['partialEnablementStrategy'];
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
