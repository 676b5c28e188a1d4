/** Every ability over the directory, held by each role and permission that gives it: what it reaches, and no other. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Ability, type AbilityName, abilities } from '#catalogue';
import type { Graph } from '#cypher';
import { openTestGraph } from '../../support/test-graph.ts';
import { group, directoryHolding as holds, user } from '../../support/tiny-rows.ts';
import { type TinyTenant, tinyTenant } from '../../support/tiny-tenant.ts';
import { type DirectoryAbility, disabled, enabled, expected, groups, parts, type Reached } from './directory-reach.ts';

const names = Object.keys(abilities) as AbilityName[];
const reached = Object.keys(expected) as Reached[];
const given = names.filter(
  (name): name is DirectoryAbility =>
    !('azureActions' in abilities[name] || 'azureDataActions' in abilities[name] || 'isHalf' in abilities[name]),
);
const permissionsOf = ({ appRoles = [], appRolesAssumed = [] }: Ability) => [...appRoles, ...appRolesAssumed];
const rolesOf = ({ directoryRoles = [], implicitRoles = [] }: Ability) => [...directoryRoles, ...implicitRoles];
const roles = [...new Set(given.flatMap((name) => rolesOf(abilities[name])))];
const permissions = [...new Set(given.flatMap((name) => permissionsOf(abilities[name])))];
const apis: Readonly<Record<string, string>> = {
  graph: '00000003-0000-0000-c000-000000000000',
  exchange: '00000002-0000-0ff1-ce00-000000000000',
  sharepoint: '00000003-0000-0ff1-ce00-000000000000',
  synchronization: '6bf85cfa-ac8a-4be5-b5de-425a0d0dc016',
};
const apiOf = (permission: string) =>
  permission.includes(': ') ? (permission.split(': ')[0] ?? '').toLowerCase() : 'graph';
const actors = [...roles.map((role) => `role-${role}`), ...permissions.map((_, index) => `sp-${index}`)];

/** Whom a federated domain can name. */
const named = ['member', 'admin'];
const methods = [
  'Sms',
  'Voice',
  'MicrosoftAuthenticator',
  'SoftwareOath',
  'HardwareOath',
  'Fido2',
  'QRCodePin',
  'Email',
];
const signingIn = ['TemporaryAccessPass', 'X509Certificate'];

const facts = {
  'graph/conditional-access-policies': [
    {
      id: 'mfa',
      displayName: 'MFA for all but one',
      state: 'enabled',
      conditions: {
        users: { includeUsers: ['All'], excludeUsers: ['on-microsoft'] },
        applications: { includeApplications: ['All'] },
        clientAppTypes: ['all'],
      },
      grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    },
  ],
  'graph/security-defaults': [{ id: 'sd', isEnabled: false }],
  'graph/domains': [{ id: 'tiny.example', authenticationType: 'Managed' }],
  'graph/on-premises-synchronization': [],
  'graph/authorization-policy': [{ id: 'ap', allowedToUseSSPR: false, allowInvitesFrom: 'adminsAndGuestInviters' }],
  'graph/user-mfa-state': [...enabled, 'on-microsoft'].map((userId) => ({
    userId,
    perUserMfaState: userId === 'on-microsoft' ? 'enforced' : 'disabled',
  })),
  'graph/user-registration-details': [...enabled, 'on-microsoft', 'guest#ext#'].map((id) => ({
    id,
    isMfaRegistered: true,
    isSsprEnabled: id === 'member',
    isSsprCapable: id === 'member',
    methodsRegistered: ['softwareOneTimePasscode'],
  })),
  'graph/authentication-methods-policy': [
    {
      policyMigrationState: 'migrationComplete',
      authenticationMethodConfigurations: [...methods, ...signingIn].map((id) => ({
        id,
        state: 'enabled',
        includeTargets: [{ id: 'all_users', targetType: 'group', isUsableForSignIn: false }],
      })),
    },
  ],
  'graph/users': [
    ...enabled.map((id) => user(id, { onPremisesImmutableId: named.includes(id) ? `${id}==` : null })),
    ...disabled.map((id) => user(id, { accountEnabled: false })),
    user('on-microsoft', { userPrincipalName: 'x@tiny.onmicrosoft.com' }),
    user('guest#ext#', { userPrincipalName: 'g_elsewhere#EXT#@tiny.onmicrosoft.com' }),
  ],
  'graph/groups': Object.entries(groups).map(([id, more]) => group(id, more)),
  'graph/group-members': [{ groupId: 'security', id: 'app-sp', '@odata.type': '#microsoft.graph.servicePrincipal' }],
  'graph/administrative-units': [{ id: 'unit', displayName: 'Unit' }],
  'graph/access-packages': [{ id: 'package', displayName: 'Package' }],
  'graph/devices': [
    { id: 'managed', displayName: 'managed', isManaged: true },
    { id: 'unmanaged', displayName: 'unmanaged', isManaged: false, trustType: 'Workplace' },
    { id: 'joined', displayName: 'joined', isManaged: false, trustType: 'AzureAd' },
    { id: 'hybrid', displayName: 'hybrid', isManaged: false, trustType: 'ServerAd' },
  ],
  'graph/service-principals': [
    ...Object.entries(apis).map(([id, appId]) => ({
      id,
      appId,
      displayName: id,
      servicePrincipalType: id === 'graph' ? 'Application' : 'ManagedIdentity',
      appRoles: permissions
        .filter((one) => apiOf(one) === id)
        .map((one) => ({ id: one.toLowerCase(), value: one.split(': ').at(-1) })),
    })),
    { id: 'app-sp', appId: 'app-appid', displayName: 'app-sp', servicePrincipalType: 'Application' },
    // Holders are managed identities, which no ability reaches.
    ...actors.map((id) => ({ id, displayName: id, servicePrincipalType: 'ManagedIdentity' })),
  ],
  'graph/applications': [
    { id: 'app', appId: 'app-appid', displayName: 'app' },
    {
      id: 'blueprint',
      appId: 'blueprint-appid',
      displayName: 'blueprint',
      '@odata.type': '#microsoft.graph.agentIdentityBlueprint',
    },
  ],
  'graph/directory-role-assignments': [
    ...enabled.flatMap((id) => [holdsPart(id, id), holdsPart(`disabled-${id}`, id)]).flat(),
    ...roles.map((role) => holds(`role-${role}`, role)),
  ],
  'graph/app-role-assignments': permissions.map((one, index) => ({
    id: one,
    principalId: `sp-${index}`,
    principalType: 'ServicePrincipal',
    resourceId: apiOf(one),
    appRoleId: one.toLowerCase(),
  })),
};

function holdsPart(id: string, part: string): ReturnType<typeof holds>[] {
  const role = parts[part];
  return role === undefined ? [] : [holds(id, role)];
}

describe('an ability over the directory', () => {
  let graph: Graph;
  let tiny: TinyTenant;
  beforeAll(async () => {
    graph = await openTestGraph();
    tiny = await tinyTenant(graph, facts);
  });
  afterAll(() => graph.close());

  test.each(reached)('%s reaches what it should and nothing else', (name) => {
    const found = tiny.links.filter((link) => link.from === `pop:${name}:tenant`).map((link) => link.to);
    const whole = found.map((id) => id.replace(/@[a-z-]+$/, ''));
    expect([...new Set(whole)].sort()).toEqual([...expected[name]].sort());
  });

  test.each(given)('%s is given by its roles and permissions and by no other', (name) => {
    const { kind }: Ability = abilities[name];
    const target = name in expected ? `pop:${name}:tenant` : 'tenant';
    const holders = actors.filter((actor) =>
      tiny.links.some(
        (link) =>
          link.rule === name &&
          link.kind === kind &&
          link.to === target &&
          tiny.links.some((held) => held.kind === 'HOLDS' && held.from === actor && held.to === link.from),
      ),
    );
    const should = [
      ...rolesOf(abilities[name]).map((role) => `role-${role}`),
      ...permissionsOf(abilities[name]).map((one) => `sp-${permissions.indexOf(one)}`),
    ];
    expect(holders.sort()).toEqual(should.sort());
  });
});
