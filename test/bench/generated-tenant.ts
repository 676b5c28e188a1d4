/** A generated tenant of any size, the same at every run: policies that collide, users who differ as people do. */
import type { ConditionalAccessPolicy, TenantFacts, UserFacts } from '#assurance';
import { pick, type Random, random } from './random.ts';

const administrator = '62e90394-69f5-4237-9190-012177145e10';
const resources = [
  'All',
  'All',
  'All',
  'Office365',
  '797f4846-ba00-4fd7-ba43-dac1f8f63013',
  'cfa8b339-82a2-471a-a3c9-0fc0be7a4093',
  '00000002-0000-0ff1-ce00-000000000000',
];
const registrations = [
  ['mobilePhone'],
  ['microsoftAuthenticatorPush'],
  ['mobilePhone', 'microsoftAuthenticatorPush', 'email'],
  ['fido2SecurityKey', 'microsoftAuthenticatorPush'],
  ['windowsHelloForBusiness', 'mobilePhone'],
  [],
  ['passKeySynced', 'softwareOneTimePasscode'],
];
const methods = ['Fido2', 'MicrosoftAuthenticator', 'Sms', 'Voice', 'SoftwareOath', 'TemporaryAccessPass', 'Email'];

function grantOf(index: number) {
  if (index % 8 === 0) return { operator: 'OR', builtInControls: ['block'] };
  if (index % 4 === 0) return { operator: 'OR', builtInControls: ['mfa', 'compliantDevice'] };
  if (index % 7 === 0)
    return { operator: 'OR', authenticationStrength: { id: '00000000-0000-0000-0000-000000000004' } };
  return { operator: 'OR', builtInControls: ['mfa'] };
}

function clientsOf(index: number): string[] {
  if (index % 8 === 0) return ['exchangeActiveSync', 'other'];
  return index % 5 === 0 ? ['browser', 'mobileAppsAndDesktopClients'] : ['all'];
}

function policy(index: number, next: Random): ConditionalAccessPolicy {
  const group = () => `g${next(40)}`;
  return {
    id: `policy-${index}`,
    displayName: `Policy ${index}`,
    state: index % 10 === 9 ? 'enabledForReportingButNotEnforced' : 'enabled',
    conditions: {
      users: {
        includeUsers: index % 3 === 0 ? ['All'] : [],
        includeGroups: index % 3 === 0 ? [] : [group(), group()],
        excludeGroups: [group()],
        includeRoles: index % 7 === 0 ? [administrator] : [],
      },
      applications: { includeApplications: [pick(resources, next)] },
      clientAppTypes: clientsOf(index),
      platforms: index % 9 === 0 ? { includePlatforms: ['iOS', 'android'] } : null,
      locations:
        index % 6 === 0
          ? { includeLocations: ['All'], excludeLocations: [pick(['AllTrusted', 'lowlands', 'office'], next)] }
          : null,
      devices: index % 11 === 0 ? { deviceFilter: { mode: 'exclude', rule: 'device.isCompliant -eq True' } } : null,
      signInRiskLevels: index % 13 === 0 ? ['high'] : [],
    },
    grantControls: grantOf(index),
  } as ConditionalAccessPolicy;
}

/** The tenant's side. */
export function generatedTenant(policies: number): TenantFacts {
  const next = random(1);
  const configuration = (id: string) => ({
    id,
    state: 'enabled',
    includeTargets: [{ id: 'all_users', targetType: 'group' }],
  });
  return {
    conditionalAccessPolicies: Array.from({ length: policies }, (_, index) => policy(index, next)),
    namedLocations: [
      { '@odata.type': '#microsoft.graph.countryNamedLocation', id: 'lowlands', countriesAndRegions: ['NL', 'BE'] },
      {
        '@odata.type': '#microsoft.graph.ipNamedLocation',
        id: 'office',
        isTrusted: true,
        ipRanges: [{ cidrAddress: '203.0.113.0/24' }],
      },
    ],
    authenticationMethodsPolicy: [
      { policyMigrationState: 'migrationComplete', authenticationMethodConfigurations: methods.map(configuration) },
    ],
    securityDefaults: [{ isEnabled: false }],
    domains: [],
    crossTenantAccess: [],
  };
}

/** Users one after the other: up to three of 40 groups that policies name, 20 of 5,000 that none names, one in 200 an administrator. */
export function* generatedUsers(users: number): Generator<UserFacts> {
  const next = random(2);
  for (let index = 0; index < users; index += 1) {
    const named = Array.from({ length: next(4) }, () => `g${next(10) === 0 ? next(40) : next(8)}`);
    const others = Array.from({ length: 20 }, () => `x${next(5000)}`);
    yield {
      user: {
        id: `user-${index}`,
        userPrincipalName: `user-${index}@quay.example`,
        userType: next(20) === 0 ? 'Guest' : 'Member',
        accountEnabled: true,
        externalUserState: null,
      },
      groupIds: [...named, ...others],
      roleTemplateIds: next(200) === 0 ? [administrator] : [],
      registration: {
        methodsRegistered: pick(registrations, next),
        isSsprCapable: next(2) === 0,
        isSsprEnabled: true,
        isMfaRegistered: null,
      },
      mfaState: null,
    };
  }
}
