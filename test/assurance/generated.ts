/** Generated policies and users for properties: small worlds in which everything collides with everything. */
import fc from 'fast-check';
import type { ConditionalAccessPolicy } from '../../assurance/conditional-access-policy.ts';
import type { CaseUser } from './scene.ts';

const some = <T>(...values: readonly T[]) => fc.subarray([...values]);
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: null, freq: 2 });
const strengths = ['2', '3', '4'].map((n) => ({ id: `00000000-0000-0000-0000-00000000000${n}` }));

const locations = ['All', 'AllTrusted', 'benelux', 'far', 'office', 'guestnet', 'gone'];

/** The named locations that generated policies speak of. */
export const namedLocations = [
  { '@odata.type': '#microsoft.graph.countryNamedLocation', id: 'benelux', countriesAndRegions: ['BE', 'NL', 'LU'] },
  {
    '@odata.type': '#microsoft.graph.countryNamedLocation',
    id: 'far',
    countriesAndRegions: ['NL', 'KP'],
    includeUnknownCountriesAndRegions: true,
  },
  {
    '@odata.type': '#microsoft.graph.ipNamedLocation',
    id: 'office',
    isTrusted: true,
    ipRanges: [{ cidrAddress: '203.0.113.0/24' }],
  },
  {
    '@odata.type': '#microsoft.graph.ipNamedLocation',
    id: 'guestnet',
    isTrusted: false,
    ipRanges: [{ cidrAddress: '198.51.100.0/24' }],
  },
];

const conditions = fc.record({
  users: fc.record({
    includeUsers: fc.constantFrom(['All'], ['user-a'], ['GuestsOrExternalUsers'], []),
    excludeUsers: fc.constantFrom([], [], ['user-b']),
    includeGroups: some('group-a', 'group-b'),
    excludeGroups: fc.constantFrom([], [], ['group-c'], ['group-b']),
  }),
  applications: fc.record({
    includeApplications: fc.constantFrom(
      ['All'],
      ['All'],
      ['Office365'],
      ['797f4846-ba00-4fd7-ba43-dac1f8f63013'],
      ['None'],
    ),
    excludeApplications: fc.constantFrom([], [], ['00000002-0000-0ff1-ce00-000000000000']),
  }),
  clientAppTypes: fc.constantFrom(
    ['all'],
    ['browser'],
    ['mobileAppsAndDesktopClients'],
    ['exchangeActiveSync', 'other'],
    [],
  ),
  platforms: maybe(
    fc.record({
      includePlatforms: fc.constantFrom(['all'], ['windows', 'macOS'], ['iOS']),
      excludePlatforms: fc.constantFrom([], ['windows'], ['android', 'iOS']),
    }),
  ),
  locations: maybe(fc.record({ includeLocations: some(...locations), excludeLocations: some(...locations) })),
  devices: maybe(
    fc.record({
      deviceFilter: fc.record({
        mode: fc.constantFrom('include', 'exclude'),
        rule: fc.constantFrom(
          'device.isCompliant -eq True',
          'device.trustType -ne "ServerAD"',
          'device.extensionAttribute1 -eq "SAW"',
          'device.isCompliant -eq',
        ),
      }),
    }),
  ),
  signInRiskLevels: fc.constantFrom([], [], ['high'], ['none', 'low']),
  authenticationFlows: maybe(
    fc.record({ transferMethods: fc.constantFrom('none', 'deviceCodeFlow', 'deviceCodeFlow,authenticationTransfer') }),
  ),
});

const grant = fc.record({
  operator: fc.constantFrom('AND', 'OR'),
  builtInControls: fc.oneof(
    { weight: 1, arbitrary: fc.constant(['block']) },
    {
      weight: 6,
      arbitrary: some(
        'mfa',
        'compliantDevice',
        'domainJoinedDevice',
        'approvedApplication',
        'compliantApplication',
        'quantumScan',
      ),
    },
  ),
  termsOfUse: fc.constantFrom([], [], ['terms']),
  authenticationStrength: maybe(fc.constantFrom(...strengths)),
});

/** A policy that is well formed but otherwise anything. */
export const policies: fc.Arbitrary<ConditionalAccessPolicy> = fc
  .record({
    id: fc.uuid(),
    state: fc.constantFrom('enabled', 'enabled', 'enabled', 'disabled'),
    conditions,
    grantControls: maybe(grant),
  })
  .map((policy) => policy as ConditionalAccessPolicy);

/** A user with some methods and groups. */
export const users: fc.Arbitrary<CaseUser> = fc.record({
  userType: fc.constantFrom('Member', 'Member', 'Guest'),
  groupIds: some('group-a', 'group-b', 'group-c'),
  registered: some(
    'mobilePhone',
    'microsoftAuthenticatorPush',
    'softwareOneTimePasscode',
    'fido2SecurityKey',
    'passKeySynced',
    'email',
  ),
  isSsprCapable: fc.boolean(),
});

/** Anything at all where a policy belongs. */
export const nonsense = fc.oneof(
  fc.anything({ maxDepth: 3 }),
  fc.record({
    id: fc.anything(),
    state: fc.constant('enabled'),
    conditions: fc.anything({ maxDepth: 3 }),
    grantControls: fc.anything({ maxDepth: 3 }),
    sessionControls: fc.anything({ maxDepth: 3 }),
  }),
  fc.record({
    id: fc.string(),
    state: fc.constant('enabled'),
    conditions: fc.record({
      users: fc.anything({ maxDepth: 2 }),
      applications: fc.anything({ maxDepth: 2 }),
      platforms: fc.anything(),
      locations: fc.anything(),
      devices: fc.anything(),
      clientAppTypes: fc.anything(),
      signInRiskLevels: fc.anything(),
      authenticationFlows: fc.anything(),
    }),
    grantControls: fc.record({
      operator: fc.anything(),
      builtInControls: fc.anything(),
      authenticationStrength: fc.anything({ maxDepth: 2 }),
      termsOfUse: fc.anything(),
    }),
    sessionControls: fc.record({ signInFrequency: fc.anything(), secureSignInSession: fc.anything() }),
  }),
);
