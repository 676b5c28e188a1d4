/** What each path of Graph answers from, and by which rules. */

/** A list or an object of Graph. */
export interface Resource {
  /** The collection of the facts folder that it is answered from. */
  readonly table: string;
  readonly versions?: readonly ('v1.0' | 'beta')[];
  /** Most rows a page; a larger `$top` is a page of so many. */
  readonly most?: number;
  /** Rows a page where `$top` is not given. */
  readonly page?: number;
  /** One object and not a list. */
  readonly single?: boolean;
  /** Options that are refused. */
  readonly refuses?: readonly string[];
  /** What a `$filter` has to name. */
  readonly mustFilter?: RegExp;
  /** Fields that come only by `$select`. */
  readonly onlySelected?: readonly string[];
  /** Relations: by name, the table of their rows, the field of the near end, and a page of them. */
  readonly relations?: Readonly<Record<string, Relation>>;
  readonly lane?: 'reports' | 'conditional-access';
  /** Which rows of the table are this resource's. */
  readonly where?: (row: Record<string, unknown>) => boolean;
  /** Fields of the row that are resources of their own, and come only by `$expand`. */
  readonly parts?: readonly string[];
  readonly count?: boolean;
}

export interface Relation {
  readonly table: string;
  readonly nearEnd: string;
  /** True when v1.0 leaves out service principals. */
  readonly hidesServicePrincipals?: boolean;
  /** True when the row itself keeps the near end. */
  readonly keepsNearEnd?: boolean;
}

const singleton = (table: string): Resource => ({ table, single: true, refuses: ['$top', '$filter'] });
const directory = { most: 999, page: 100, count: true } as const;
const conditionalAccess = { lane: 'conditional-access' } as const;

export const resources: Readonly<Record<string, Resource>> = {
  '/organization': { table: 'graph/organization' },
  '/subscribedSkus': { table: 'graph/subscribed-skus', refuses: ['$top'] },
  '/domains': {
    table: 'graph/domains',
    parts: ['federationConfiguration'],
  },
  '/users': {
    table: 'graph/users',
    ...directory,
    onlySelected: ['accountEnabled', 'userType', 'signInActivity', 'department'],
  },
  '/groups': {
    table: 'graph/groups',
    ...directory,
    onlySelected: ['isAssignableToRole', 'membershipRule'],
    relations: {
      members: { table: 'graph/group-members', nearEnd: 'groupId', hidesServicePrincipals: true },
      owners: { table: 'graph/group-owners', nearEnd: 'groupId' },
    },
  },
  '/directory/administrativeUnits': {
    table: 'graph/administrative-units',
    relations: { members: { table: 'graph/administrative-unit-members', nearEnd: 'administrativeUnitId' } },
  },
  '/applications': {
    table: 'graph/applications',
    ...directory,
    relations: {
      owners: { table: 'graph/application-owners', nearEnd: 'applicationId' },
      federatedIdentityCredentials: { table: 'graph/application-federated-credentials', nearEnd: 'applicationId' },
    },
  },
  '/servicePrincipals': {
    table: 'graph/service-principals',
    ...directory,
    onlySelected: ['customSecurityAttributes'],
    relations: {
      owners: { table: 'graph/service-principal-owners', nearEnd: 'servicePrincipalId' },
      appRoleAssignedTo: { table: 'graph/app-role-assignments', nearEnd: 'resourceId', keepsNearEnd: true },
    },
  },
  '/devices': {
    table: 'graph/devices',
    ...directory,
    relations: { registeredOwners: { table: 'graph/device-owners', nearEnd: 'deviceId' } },
  },
  '/oauth2PermissionGrants': { table: 'graph/oauth2-permission-grants', most: 999, page: 100 },
  '/roleManagement/directory/roleDefinitions': { table: 'graph/directory-role-definitions' },
  '/roleManagement/directory/roleAssignments': { table: 'graph/directory-role-assignments' },
  '/roleManagement/directory/roleEligibilityScheduleInstances': { table: 'graph/role-eligibility-schedule-instances' },
  '/roleManagement/directory/roleAssignmentScheduleInstances': { table: 'graph/role-assignment-schedule-instances' },
  '/policies/roleManagementPolicyAssignments': {
    table: 'graph/role-management-policy-assignments',
    mustFilter: /^scopeId eq '[^']+' and scopeType eq '(DirectoryRole|Directory|Group)'/,
    parts: ['policy'],
  },
  '/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances': {
    table: 'graph/pim-group-eligibility-schedule-instances',
    mustFilter: /^(groupId|principalId) eq '[^']+'/,
  },
  '/identityGovernance/privilegedAccess/group/assignmentScheduleInstances': {
    table: 'graph/pim-group-assignment-schedule-instances',
    mustFilter: /^(groupId|principalId) eq '[^']+'/,
  },
  '/identity/conditionalAccess/policies': { table: 'graph/conditional-access-policies', ...conditionalAccess },
  '/identity/conditionalAccess/namedLocations': { table: 'graph/named-locations', ...conditionalAccess },
  '/identity/conditionalAccess/authenticationContextClassReferences': {
    table: 'graph/authentication-context-class-references',
    ...conditionalAccess,
  },
  '/policies/authenticationStrengthPolicies': {
    table: 'graph/authentication-strength-policies',
    parts: ['combinationConfigurations'],
  },
  '/policies/authenticationMethodsPolicy': singleton('graph/authentication-methods-policy'),
  '/policies/identitySecurityDefaultsEnforcementPolicy': singleton('graph/security-defaults'),
  '/policies/authorizationPolicy': singleton('graph/authorization-policy'),
  '/policies/adminConsentRequestPolicy': singleton('graph/admin-consent-request-policy'),
  '/policies/deviceRegistrationPolicy': singleton('graph/device-registration-policy'),
  '/policies/defaultAppManagementPolicy': {
    ...singleton('graph/app-management-policies'),
    where: (row) => String(row['@odata.type'] ?? '').includes('tenantAppManagementPolicy'),
  },
  '/policies/appManagementPolicies': {
    table: 'graph/app-management-policies',
    where: (row) => !String(row['@odata.type'] ?? '').includes('tenantAppManagementPolicy'),
    parts: ['appliesTo'],
  },
  '/policies/permissionGrantPolicies': { table: 'graph/permission-grant-policies', parts: ['includes', 'excludes'] },
  '/policies/crossTenantAccessPolicy/default': {
    ...singleton('graph/cross-tenant-access-policies'),
    where: (row) => row.tenantId === undefined,
  },
  '/policies/crossTenantAccessPolicy/partners': {
    table: 'graph/cross-tenant-access-policies',
    where: (row) => row.tenantId !== undefined,
    parts: ['identitySynchronization'],
  },
  '/directory/onPremisesSynchronization': { table: 'graph/on-premises-synchronization' },
  '/directory/publicKeyInfrastructure/certificateBasedAuthConfigurations': { table: 'graph/nothing' },
  '/reports/authenticationMethods/userRegistrationDetails': {
    table: 'graph/user-registration-details',
    lane: 'reports',
    page: 1000,
    most: 5000,
  },
  '/reports/servicePrincipalSignInActivities': {
    table: 'graph/service-principal-sign-in-activities',
    versions: ['beta'],
    lane: 'reports',
  },
  '/identityProtection/riskyUsers': { table: 'graph/risky-users', lane: 'conditional-access' },
  '/identityProtection/riskyServicePrincipals': { table: 'graph/risky-service-principals', lane: 'conditional-access' },
};
