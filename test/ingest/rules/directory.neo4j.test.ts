/** The directory: groups, applications, permissions, eligibility, delegated grants, each with a decoy. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { openTestGraph } from '../../support/test-graph.ts';
import { group, directoryHolding as holds, user } from '../../support/tiny-rows.ts';
import { type TinyTenant, tinyTenant } from '../../support/tiny-tenant.ts';

const permissions = [
  'Mail.Read',
  'Sites.Selected',
  'AppRoleAssignment.ReadWrite.All',
  'Application.ReadWrite.All',
  'Application.ReadWrite.OwnedBy',
  'GroupMember.ReadWrite.All',
  'Domain.ReadWrite.All',
  'User.Read.All',
];
const microsoft = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';
const app = (id: string, more = {}) => ({ id: `${id}-app`, appId: `${id}-appid`, displayName: id, ...more });
const instance = (id: string, more = {}) => ({
  id,
  appId: `${id}-appid`,
  displayName: id,
  servicePrincipalType: 'Application',
  appOwnerOrganizationId: 'tenant',
  ...more,
});
const grants = (principalId: string, permission: string, principalType = 'ServicePrincipal') => ({
  id: `${principalId}-${permission}`,
  principalId,
  principalType,
  resourceId: 'graph',
  appRoleId: permission,
});
const eligibilityRules = (enabledRules: string[], more: object[] = []) => ({
  rules: [{ id: 'Enablement_EndUser_Assignment', enabledRules }, ...more],
});
const openPackage = (id: string, groupId: string, policy = {}) => ({
  id,
  displayName: id,
  resourceRoleScopes: [{ role: { displayName: 'Member' }, scope: { originSystem: 'AadGroup', originId: groupId } }],
  assignmentPolicies: [
    { allowedTargetScope: 'allMemberUsers', requestApprovalSettings: { isApprovalRequiredForAdd: false }, ...policy },
  ],
});
const people = [
  'group-owner',
  'dynamic-owner',
  'shielded-owner',
  'group-admin',
  'exchange',
  'cloud-app',
  'scoped-app',
  'app-owner',
  'hybrid',
  'direct',
  'nested',
  'eligible',
  'eligible-mfa',
  'eligible-unknown',
  'eligible-member',
  'signer',
  'consenter',
  'ca-admin',
  'intune',
  'pc-user',
  'custom',
  'custom-reader',
  'conditional',
  'domain-admin',
  'agent-admin',
  'plain',
];

const facts = {
  'graph/users': [...people.map((id) => user(id)), user('cloud-only', { userPrincipalName: 'x@tiny.onmicrosoft.com' })],
  'graph/authorization-policy': [{ allowInvitesFrom: 'adminsAndGuestInviters' }],
  'graph/groups': [
    group('security'),
    group('teams', { groupTypes: ['Unified'], securityEnabled: false, mailEnabled: true }),
    group('public', { groupTypes: ['Unified'], visibility: 'Public', mailEnabled: true }),
    group('assignable', { isAssignableToRole: true }),
    group('dynamic', { groupTypes: ['DynamicMembership'], membershipRule: 'user.department -eq "IT"' }),
    group('by-phone', { groupTypes: ['DynamicMembership'], membershipRule: 'user.mobilePhone -startsWith "+41"' }),
    group('by-mail', { groupTypes: ['DynamicMembership'], membershipRule: 'user.mail -contains "partner"' }),
    group('synced', { onPremisesSyncEnabled: true }),
    group('shielded'),
    group('with-app-role'),
    group('inside'),
    group('pim'),
    group('from-package'),
    group('approved-package'),
    group('package-for-some'),
  ],
  'graph/access-packages': [
    openPackage('open', 'from-package'),
    openPackage('approved', 'approved-package', { requestApprovalSettings: { isApprovalRequiredForAdd: true } }),
    openPackage('some', 'package-for-some', { allowedTargetScope: 'specificDirectoryUsers' }),
  ],
  'graph/group-members': [
    { groupId: 'with-app-role', id: 'direct', '@odata.type': '#microsoft.graph.user' },
    { groupId: 'with-app-role', id: 'inside', '@odata.type': '#microsoft.graph.group' },
    { groupId: 'inside', id: 'nested', '@odata.type': '#microsoft.graph.user' },
  ],
  'graph/group-owners': [
    { groupId: 'security', id: 'group-owner' },
    { groupId: 'dynamic', id: 'dynamic-owner' },
    { groupId: 'shielded', id: 'shielded-owner' },
  ],
  'graph/administrative-units': [{ id: 'shield', displayName: 'Shield', isMemberManagementRestricted: true }],
  'graph/administrative-unit-members': [{ administrativeUnitId: 'shield', id: 'shielded' }],
  'graph/devices': [
    { id: 'pc', displayName: 'pc', isManaged: true },
    { id: 'phone', displayName: 'phone', isManaged: false },
  ],
  'graph/device-owners': [{ deviceId: 'pc', id: 'pc-user' }],
  'graph/service-principals': [
    {
      ...instance('graph', { appOwnerOrganizationId: microsoft }),
      appId: '00000003-0000-0000-c000-000000000000',
      appRoles: permissions.map((value) => ({ id: value, value })),
    },
    ...[
      'target',
      'locked',
      'mailer',
      'selected',
      'granter',
      'app-writer',
      'owner-sp',
      'ownerless-sp',
      'group-writer',
      'federator',
      'reader-sp',
    ].map((id) => instance(id)),
    instance('foreign', { appOwnerOrganizationId: 'elsewhere' }),
    instance('first-party', { appOwnerOrganizationId: microsoft }),
    { id: 'identity', displayName: 'identity', servicePrincipalType: 'ManagedIdentity' },
    {
      ...instance('agent'),
      '@odata.type': '#microsoft.graph.agentIdentity',
      agentIdentityBlueprintId: 'blueprint-appid',
    },
  ],
  'graph/applications': [
    app('target'),
    app('locked', { servicePrincipalLockConfiguration: { isEnabled: true, allProperties: true } }),
    app('owned'),
    app('blueprint', { '@odata.type': '#microsoft.graph.agentIdentityBlueprint' }),
  ],
  'graph/application-owners': [
    { applicationId: 'target-app', id: 'app-owner' },
    { applicationId: 'owned-app', id: 'owner-sp' },
    { applicationId: 'owned-app', id: 'ownerless-sp' },
  ],
  'graph/service-principal-owners': [{ servicePrincipalId: 'identity', id: 'app-owner' }],
  'graph/app-role-assignments': [
    grants('mailer', 'Mail.Read'),
    grants('selected', 'Sites.Selected'),
    grants('granter', 'AppRoleAssignment.ReadWrite.All'),
    grants('app-writer', 'Application.ReadWrite.All'),
    grants('owner-sp', 'Application.ReadWrite.OwnedBy'),
    grants('group-writer', 'GroupMember.ReadWrite.All'),
    grants('federator', 'Domain.ReadWrite.All'),
    grants('reader-sp', 'User.Read.All'),
    grants('with-app-role', 'Mail.Read', 'Group'),
  ],
  'graph/oauth2-permission-grants': [
    {
      id: 'g1',
      clientId: 'target',
      consentType: 'Principal',
      principalId: 'consenter',
      resourceId: 'graph',
      scope: 'Directory.AccessAsUser.All',
    },
    {
      id: 'g2',
      clientId: 'mailer',
      consentType: 'Principal',
      principalId: 'plain',
      resourceId: 'graph',
      scope: 'openid profile User.Read',
    },
    {
      id: 'g3',
      clientId: 'first-party',
      consentType: 'AllPrincipals',
      resourceId: 'graph',
      scope: 'Directory.AccessAsUser.All',
    },
  ],
  'graph/directory-role-definitions': [
    {
      id: 'custom-role',
      displayName: 'Custom',
      isBuiltIn: false,
      rolePermissions: [{ allowedResourceActions: ['microsoft.directory/servicePrincipals/credentials/update'] }],
    },
    {
      id: 'custom-read',
      displayName: 'Read',
      isBuiltIn: false,
      rolePermissions: [{ allowedResourceActions: ['microsoft.directory/servicePrincipals/standard/read'] }],
    },
  ],
  'graph/directory-role-assignments': [
    holds('group-admin', 'groupsAdministrator'),
    holds('exchange', 'exchangeAdministrator'),
    holds('cloud-app', 'cloudApplicationAdministrator'),
    holds('scoped-app', 'cloudApplicationAdministrator', '/target-app'),
    holds('hybrid', 'hybridIdentityAdministrator'),
    holds('ca-admin', 'conditionalAccessAdministrator'),
    holds('intune', 'intuneAdministrator'),
    holds('custom', 'custom-role'),
    holds('custom-reader', 'custom-read'),
    holds('domain-admin', 'domainNameAdministrator'),
    holds('agent-admin', 'agentIdAdministrator'),
  ],
  'graph/role-management-policy-assignments': [
    {
      scopeId: '/',
      scopeType: 'DirectoryRole',
      roleDefinitionId: '62e90394-69f5-4237-9190-012177145e10',
      policy: eligibilityRules(['MultiFactorAuthentication', 'Justification']),
    },
    {
      scopeId: '/',
      scopeType: 'DirectoryRole',
      roleDefinitionId: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
      policy: eligibilityRules(['Justification']),
    },
  ],
  'graph/role-eligibility-schedule-instances': [
    holds('eligible-mfa', 'globalAdministrator'),
    holds('eligible', 'privilegedRoleAdministrator'),
    holds('eligible-unknown', 'privilegedAuthenticationAdministrator'),
  ],
  'graph/pim-group-eligibility-schedule-instances': [
    { id: 'e', principalId: 'eligible-member', groupId: 'pim', accessId: 'member' },
  ],
};

describe('the directory', () => {
  let graph: Graph;
  let tiny: TinyTenant;
  beforeAll(async () => {
    graph = await openTestGraph();
    tiny = await tinyTenant(graph, facts);
  });
  afterAll(() => graph.close());
  const gets = (who: string, what: string) => tiny.way(who, what) !== undefined;
  const adds = (who: string, what: string) => {
    const way = tiny.way(who, what, ['HOLDS', 'ADDS_CREDENTIAL', 'INCLUDES', 'RUNS_AS']);
    return way?.filter((kind) => kind === 'ADDS_CREDENTIAL').length === 1 ? way : undefined;
  };

  test('administrators of groups fill those that are neither role-assignable, synchronized nor shielded', () => {
    for (const id of ['security', 'teams', 'public', 'dynamic']) expect(gets('group-admin', id)).toBe(true);
    for (const id of ['assignable', 'synced', 'shielded']) expect(gets('group-admin', id)).toBe(false);
    expect(gets('exchange', 'teams')).toBe(true);
    expect(gets('exchange', 'security')).toBe(false);
    expect(gets('group-writer', 'security')).toBe(true);
    expect(gets('reader-sp', 'security')).toBe(false);
  });

  test('owners fill assigned groups, not dynamic and not shielded ones', () => {
    expect(tiny.between('group-owner', 'security')).toEqual(['ADDS_MEMBER 0 OBSERVED', 'ADDS_OWNER 0 OBSERVED']);
    expect(tiny.between('dynamic-owner', 'dynamic')).toEqual([]);
    expect(tiny.between('shielded-owner', 'shielded')).toEqual([]);
  });

  test('every member gets into public groups and rules over what it may write itself, invites only where members may', () => {
    expect(gets('plain', 'public')).toBe(true);
    expect(gets('plain', 'by-phone')).toBe(true);
    expect(gets('plain', 'dynamic')).toBe(false);
    expect(gets('plain', 'by-mail')).toBe(false);
    expect(gets('plain', 'from-package')).toBe(true);
    expect(gets('plain', 'approved-package')).toBe(false);
    expect(gets('plain', 'package-for-some')).toBe(false);
  });

  test('the on-premises directory fills synchronized groups', () => {
    expect(tiny.between('entry:on-premises-directory', 'synced')).toEqual(['ADDS_MEMBER 1 ASSUMED']);
    expect(tiny.between('entry:on-premises-directory', 'security')).toEqual([]);
  });

  test('an application role of a group reaches direct members only, and whoever can fill the group', () => {
    expect(tiny.way('direct', 'store:mailboxes')).toEqual(['MEMBER_OF', 'HOLDS', 'READS_DATA', 'INCLUDES']);
    expect(gets('nested', 'store:mailboxes')).toBe(false);
    expect(gets('group-admin', 'store:mailboxes')).toBe(true);
  });

  test('credentials of applications: by role, by scope, by ownership, by permission; never of a managed identity', () => {
    expect(adds('cloud-app', 'target')).toEqual(['HOLDS', 'ADDS_CREDENTIAL', 'INCLUDES']);
    expect(adds('scoped-app', 'target')).toEqual(['HOLDS', 'ADDS_CREDENTIAL', 'RUNS_AS']);
    expect(gets('scoped-app', 'locked')).toBe(false);
    expect(gets('app-owner', 'target')).toBe(true);
    expect(gets('app-owner', 'identity')).toBe(false);
    expect(gets('cloud-app', 'identity')).toBe(false);
    expect(gets('app-writer', 'target')).toBe(true);
    expect(gets('custom', 'target')).toBe(true);
    expect(gets('custom-reader', 'target')).toBe(false);
    expect(tiny.way('hybrid', 'target-app', ['HOLDS', 'ADDS_OWNER', 'INCLUDES'])).toBeDefined();
    expect(tiny.way('hybrid', 'target-app', ['HOLDS', 'ADDS_CREDENTIAL', 'INCLUDES'])).toBeUndefined();
  });

  test('a locked instance takes no credential, its application does', () => {
    expect(adds('custom', 'target')).toEqual(['HOLDS', 'ADDS_CREDENTIAL', 'INCLUDES']);
    expect(adds('custom', 'locked')).toBeUndefined();
    expect(adds('cloud-app', 'locked')).toEqual(['HOLDS', 'ADDS_CREDENTIAL', 'INCLUDES', 'RUNS_AS']);
  });

  test('a service principal makes use of owning an application with the permission for it only', () => {
    expect(tiny.between('owner-sp', 'owned-app')).toEqual(['ADDS_CREDENTIAL 0 OBSERVED', 'ADDS_OWNER 0 OBSERVED']);
    expect(tiny.between('ownerless-sp', 'owned-app')).toEqual([]);
    expect(gets('owner-sp', 'target')).toBe(false);
  });

  test('the publisher holds credentials of foreign applications, but Microsoft is no entry', () => {
    expect(tiny.between('entry:publisher', 'foreign')).toEqual(['PUBLISHES 1 ASSUMED']);
    expect(tiny.between('entry:publisher', 'first-party')).toEqual([]);
    expect(gets('cloud-app', 'first-party')).toBe(true);
  });

  test('a blueprint is all of its agents, which take no credential themselves', () => {
    expect(tiny.way('agent-admin', 'agent')).toEqual(['HOLDS', 'ADDS_CREDENTIAL', 'INCLUDES', 'RUNS_AS']);
    expect(gets('agent-admin', 'target-app')).toBe(false);
    expect(adds('custom', 'agent')).toBeUndefined();
  });

  test('permissions open what they say: mail, the tenant, nothing', () => {
    expect(gets('mailer', 'store:mailboxes')).toBe(true);
    expect(gets('selected', 'store:sites')).toBe(false);
    expect(tiny.way('granter', 'tenant')).toEqual(['HOLDS', 'GRANTS_APP_ROLE']);
    expect(gets('reader-sp', 'tenant')).toBe(false);
  });

  test('an eligible role opens behind what its activation asks for', () => {
    const gate = (who: string) =>
      tiny.links.filter((link) => link.from === who && link.kind === 'HOLDS' && link.to !== 'ent:any-member');
    // No methods were collected: whoever has the password is taken to register one.
    expect(gate('eligible-mfa')).toMatchObject([{ gate: 1, basis: 'ASSUMED' }]);
    expect(gate('eligible')).toMatchObject([{ gate: 0, basis: 'CONFIGURED' }]);
    expect(gate('eligible-unknown')).toMatchObject([{ gate: 0, basis: 'ASSUMED' }]);
    expect(tiny.between('eligible-member', 'pim')).toEqual(['MEMBER_OF 0 ASSUMED']);
  });

  test('federating a domain forges its users, not those of the onmicrosoft.com domain', () => {
    expect(tiny.way('domain-admin', 'plain')).toEqual(['HOLDS', 'FORGES_TOKEN', 'INCLUDES']);
    expect(gets('federator', 'plain')).toBe(true);
    expect(tiny.way('domain-admin', 'cloud-only', ['HOLDS', 'FORGES_TOKEN', 'INCLUDES'])).toBeUndefined();
  });

  test('writers of Conditional Access lead to people with the password left, never to the tenant', () => {
    const into = tiny.links.find((link) => link.from === 'pop:conditional-access:tenant' && link.to === 'plain');
    expect(into).toMatchObject({ gate: 1, basis: 'ASSUMED' });
    expect(tiny.links.some((link) => link.kind === 'WEAKENS_POLICY' && link.to === 'tenant')).toBe(false);
  });

  test('Intune runs code on managed devices, and so has the sessions there', () => {
    expect(tiny.way('intune', 'pc-user')).toEqual(['HOLDS', 'EXECUTES_ON', 'INCLUDES', 'REPLAYS_SESSION']);
    expect(gets('intune', 'phone')).toBe(false);
  });

  test("a delegated grant is the client's code acting, as a person only where the scope is the person", () => {
    expect(tiny.between('target-app', 'consenter')).toEqual(['ACTS_FOR 1 ASSUMED']);
    expect(tiny.links.some((link) => link.kind === 'ACTS_FOR' && link.from === 'target')).toBe(false);
    expect(tiny.links.some((link) => link.to === 'ent:delegated:first-party@graph')).toBe(false);
    expect(tiny.links.some((link) => link.to === 'ent:delegated:mailer@graph')).toBe(false);
  });
});
