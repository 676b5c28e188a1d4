/** Abilities over applications, their instances and the agents that they run. */
import { type Ability, learn, permissionHolders, role, roleHolders } from './ability.ts';

const permissions = `${learn}/entra/identity/role-based-access-control/permissions-reference`;
const credential = {
  kind: 'ADDS_CREDENTIAL',
  needs: [...roleHolders, ...permissionHolders, 'graph/applications'],
  abuse: 'Adds a secret and signs in as the application.',
} as const;

/**
 * The documentation of the first lists the calls that add credentials and owners, and tools in the field do not count on it;
 * the second is listed as reading and updating all applications, and no call is listed for it.
 */
const appRolesAssumed = ['Directory.ReadWrite.All', 'Application.ReadUpdate.All'] as const;

const owner = {
  kind: 'ADDS_OWNER',
  needs: [...roleHolders, ...permissionHolders, 'graph/applications'],
  abuse: 'Makes itself an owner, adds a secret, signs in as the application.',
  close: 'Take the role away, or limit it to single applications.',
} as const;
const owning = [
  role.applicationAdministrator,
  role.cloudApplicationAdministrator,
  role.hybridIdentityAdministrator,
] as const;

/** The application and its instance take credentials apart from each other. */
export const applicationAbilities = {
  'application-credentials': {
    ...credential,
    population: 'credentials of all applications',
    reaches: ['Application'],
    objects: 'application',
    claim: 'Whoever may add a credential to an application can authenticate as it.',
    source: permissions,
    wrong: 'Where a management policy refuses secrets; a certificate or a federated credential still works.',
    close: 'Limit the role to single applications; remove Application.ReadWrite.All.',
    directoryRoles: [
      role.applicationAdministrator,
      role.cloudApplicationAdministrator,
      role.partnerTier1Support,
      role.partnerTier2Support,
    ],
    directoryActions: ['microsoft.directory/applications/credentials/update'],
    appRoles: ['Application.ReadWrite.All'],
    appRolesAssumed,
  },
  'service-principal-credentials': {
    ...credential,
    population: 'credentials of all service principals',
    reaches: ['ServicePrincipal'],
    objects: 'servicePrincipal',
    claim: 'Whoever may add a credential to a service principal can authenticate as its application in this tenant.',
    source: permissions,
    wrong: 'Where the publisher locked the instance, which is only known of applications registered here.',
    close:
      'Limit the role to single applications. Locking the instance protects the service principal; the application keeps taking credentials.',
    directoryRoles: [role.applicationAdministrator, role.cloudApplicationAdministrator],
    directoryActions: ['microsoft.directory/servicePrincipals/credentials/update'],
    appRoles: ['Application.ReadWrite.All'],
    appRolesAssumed,
  },
  'application-owners': {
    ...owner,
    population: 'owners of all applications',
    repeats: 'application-credentials',
    reaches: ['Application'],
    objects: 'application',
    claim: 'Whoever may make itself an owner of an application may then add a credential to it.',
    source: `${learn}/graph/api/application-post-owners`,
    wrong: 'Where a management policy refuses secrets; a certificate or a federated credential still works.',
    directoryRoles: [...owning, role.partnerTier1Support, role.partnerTier2Support],
    directoryActions: ['microsoft.directory/applications/owners/update'],
    appRoles: ['Application.ReadWrite.All'],
    appRolesAssumed,
  },
  'service-principal-owners': {
    ...owner,
    population: 'owners of all service principals',
    repeats: 'service-principal-credentials',
    reaches: ['ServicePrincipal'],
    objects: 'servicePrincipal',
    claim: 'Whoever may make itself an owner of a service principal may then add a credential to it.',
    source: `${learn}/graph/api/serviceprincipal-post-owners`,
    wrong: 'Where the instance is locked: then the owner of a service principal cannot add a credential.',
    directoryRoles: owning,
    directoryActions: ['microsoft.directory/servicePrincipals/owners/update'],
    appRoles: ['Application.ReadWrite.All'],
    // Tools in the field add owners with the last; its documentation speaks of endpoints.
    appRolesAssumed: [...appRolesAssumed, 'ServicePrincipalEndpoint.ReadWrite.All'],
  },
  'single-tenant-application-credentials': {
    ...credential,
    population: 'credentials of applications for this tenant only',
    within: 'application-credentials',
    reaches: ['Application'],
    objects: 'singleTenantApplication',
    claim: 'A custom role may be limited to applications that only this tenant uses.',
    source: `${learn}/entra/identity/role-based-access-control/custom-available-permissions`,
    wrong: 'For applications that other tenants use too: none is drawn.',
    close: 'Limit the role to single applications.',
    directoryActions: ['microsoft.directory/applications.myOrganization/credentials/update'],
  },
  'single-tenant-application-owners': {
    ...owner,
    population: 'owners of applications for this tenant only',
    repeats: 'single-tenant-application-credentials',
    within: 'application-owners',
    reaches: ['Application'],
    objects: 'singleTenantApplication',
    claim: 'A custom role may be limited to applications that only this tenant uses.',
    source: `${learn}/entra/identity/role-based-access-control/custom-available-permissions`,
    wrong: 'For applications that other tenants use too: none is drawn.',
    directoryActions: ['microsoft.directory/applications.myOrganization/owners/update'],
  },
  'agent-blueprint-credentials': {
    ...credential,
    population: 'credentials of agent identity blueprints',
    reaches: ['Application'],
    objects: 'agentBlueprint',
    claim: 'A credential of a blueprint authenticates every agent identity made from it.',
    source: `${learn}/entra/agent-id/identity-platform/agent-blueprint`,
    wrong: 'For applications that are no blueprint: none is drawn.',
    close: 'Take the role away; watch credentials of blueprints.',
    directoryRoles: [role.agentIdAdministrator, role.aiAdministrator],
    directoryActions: ['microsoft.directory/agentIdentityBlueprints/credentials/update'],
    appRoles: ['AgentIdentityBlueprint.AddRemoveCreds.All', 'AgentIdentityBlueprint.ReadWrite.All'],
  },
} as const satisfies Record<string, Ability>;
