/** The tenant of directory.neo4j.test.ts: something of every sort in the directory, and beside it a decoy. */
import { group, directoryHolding as holds, user } from '../../support/tiny-rows.ts';
import { instance } from './shorthand.ts';

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

/** The rows. */
export const directoryTenant = {
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
    grants('target', 'Mail.Read'),
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
  // Only one person is held back.
  'graph/conditional-access-policies': [
    {
      id: 'block',
      displayName: 'Block',
      state: 'enabled',
      conditions: {
        users: { includeUsers: ['plain'] },
        applications: { includeApplications: ['All'] },
        clientAppTypes: ['all'],
      },
      grantControls: { operator: 'OR', builtInControls: ['block'] },
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
