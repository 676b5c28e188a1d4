/** All collections of a live tenant: the list that documentation, permissions, roles and tests are made from. */
import { denyAssignments } from './arm/deny-assignments.ts';
import { diagnosticSettings } from './arm/diagnostic-settings.ts';
import { entraDiagnosticSettings } from './arm/entra-diagnostic-settings.ts';
import { identityFederatedCredentials } from './arm/identity-federated-credentials.ts';
import { managedServicesRegistrationAssignments } from './arm/managed-services-registration-assignments.ts';
import { managementGroups } from './arm/management-groups.ts';
import { policyAssignments } from './arm/policy-assignments.ts';
import { resourceGroups } from './arm/resource-groups.ts';
import { resources } from './arm/resources.ts';
import { roleAssignmentScheduleInstances as azureRoleAssignmentScheduleInstances } from './arm/role-assignment-schedule-instances.ts';
import { roleAssignments } from './arm/role-assignments.ts';
import { roleDefinitions } from './arm/role-definitions.ts';
import { roleEligibilityScheduleInstances as azureRoleEligibilityScheduleInstances } from './arm/role-eligibility-schedule-instances.ts';
import { roleManagementPolicyAssignments as azureRoleManagementPolicyAssignments } from './arm/role-management-policy-assignments.ts';
import { subscriptions } from './arm/subscriptions.ts';
import type { LiveCollection } from './collection.ts';
import { accessPackages } from './graph/access-packages.ts';
import { accessReviews } from './graph/access-reviews.ts';
import { adminConsentRequestPolicy } from './graph/admin-consent-request-policy.ts';
import { administrativeUnitMembers } from './graph/administrative-unit-members.ts';
import { administrativeUnits } from './graph/administrative-units.ts';
import { agentBlueprintPrincipals } from './graph/agent-blueprint-principals.ts';
import { agentBlueprints } from './graph/agent-blueprints.ts';
import { agentIdentities } from './graph/agent-identities.ts';
import { agentUsers } from './graph/agent-users.ts';
import { appCredentialSignInActivities } from './graph/app-credential-sign-in-activities.ts';
import { appManagementPolicies } from './graph/app-management-policies.ts';
import { appRoleAssignments } from './graph/app-role-assignments.ts';
import { applicationFederatedCredentials } from './graph/application-federated-credentials.ts';
import { applicationOwners } from './graph/application-owners.ts';
import { applications } from './graph/applications.ts';
import { authenticationContextClassReferences } from './graph/authentication-context-class-references.ts';
import { authenticationMethodsPolicy } from './graph/authentication-methods-policy.ts';
import { authenticationStrengthPolicies } from './graph/authentication-strength-policies.ts';
import { authorizationPolicy } from './graph/authorization-policy.ts';
import { certificateAuthorities } from './graph/certificate-authorities.ts';
import { conditionalAccessPolicies } from './graph/conditional-access-policies.ts';
import { crossTenantAccessPolicies } from './graph/cross-tenant-access-policies.ts';
import { deletedApplications } from './graph/deleted-applications.ts';
import { deviceOwners } from './graph/device-owners.ts';
import { deviceRegistrationPolicy } from './graph/device-registration-policy.ts';
import { devices } from './graph/devices.ts';
import { directoryAudits } from './graph/directory-audits.ts';
import { directoryRoleAssignments } from './graph/directory-role-assignments.ts';
import { directoryRoleDefinitions } from './graph/directory-role-definitions.ts';
import { domains } from './graph/domains.ts';
import { groupMembers } from './graph/group-members.ts';
import { groupOwners } from './graph/group-owners.ts';
import { groups } from './graph/groups.ts';
import { lifecycleWorkflows } from './graph/lifecycle-workflows.ts';
import { namedLocations } from './graph/named-locations.ts';
import { oauth2PermissionGrants } from './graph/oauth2-permission-grants.ts';
import { onPremisesSynchronization } from './graph/on-premises-synchronization.ts';
import { organization } from './graph/organization.ts';
import { permissionGrantPolicies } from './graph/permission-grant-policies.ts';
import { pimGroupAssignmentScheduleInstances } from './graph/pim-group-assignment-schedule-instances.ts';
import { pimGroupEligibilityScheduleInstances } from './graph/pim-group-eligibility-schedule-instances.ts';
import { protectedActions } from './graph/protected-actions.ts';
import { recommendations } from './graph/recommendations.ts';
import { riskyServicePrincipals } from './graph/risky-service-principals.ts';
import { riskyUsers } from './graph/risky-users.ts';
import { roleAssignmentScheduleInstances } from './graph/role-assignment-schedule-instances.ts';
import { roleEligibilityScheduleInstances } from './graph/role-eligibility-schedule-instances.ts';
import { roleManagementPolicyAssignments } from './graph/role-management-policy-assignments.ts';
import { securityDefaults } from './graph/security-defaults.ts';
import { servicePrincipalCustomSecurityAttributes } from './graph/service-principal-custom-security-attributes.ts';
import { servicePrincipalOwners } from './graph/service-principal-owners.ts';
import { servicePrincipalSignInActivities } from './graph/service-principal-sign-in-activities.ts';
import { servicePrincipals } from './graph/service-principals.ts';
import { subscribedSkus } from './graph/subscribed-skus.ts';
import { userAuthenticationMethods } from './graph/user-authentication-methods.ts';
import { userMfaState } from './graph/user-mfa-state.ts';
import { userRegistrationDetails } from './graph/user-registration-details.ts';
import { users } from './graph/users.ts';
import { usersSignInActivity } from './graph/users-sign-in-activity.ts';

/** Every collection, in the order of the facts folder. */
export const liveCollections: readonly LiveCollection[] = [
  organization,
  domains,
  users,
  groups,
  groupMembers,
  groupOwners,
  administrativeUnits,
  administrativeUnitMembers,
  directoryRoleDefinitions,
  directoryRoleAssignments,
  roleEligibilityScheduleInstances,
  roleAssignmentScheduleInstances,
  roleManagementPolicyAssignments,
  pimGroupEligibilityScheduleInstances,
  pimGroupAssignmentScheduleInstances,
  applications,
  applicationOwners,
  applicationFederatedCredentials,
  servicePrincipals,
  servicePrincipalOwners,
  appRoleAssignments,
  oauth2PermissionGrants,
  devices,
  deviceOwners,
  conditionalAccessPolicies,
  namedLocations,
  authenticationStrengthPolicies,
  authenticationContextClassReferences,
  authenticationMethodsPolicy,
  userRegistrationDetails,
  userAuthenticationMethods,
  userMfaState,
  securityDefaults,
  authorizationPolicy,
  appManagementPolicies,
  crossTenantAccessPolicies,
  subscribedSkus,
  permissionGrantPolicies,
  adminConsentRequestPolicy,
  deviceRegistrationPolicy,
  onPremisesSynchronization,
  certificateAuthorities,
  accessPackages,
  servicePrincipalCustomSecurityAttributes,
  riskyUsers,
  riskyServicePrincipals,
  servicePrincipalSignInActivities,
  managementGroups,
  subscriptions,
  resourceGroups,
  resources,
  roleDefinitions,
  roleAssignments,
  denyAssignments,
  azureRoleEligibilityScheduleInstances,
  azureRoleManagementPolicyAssignments,
  identityFederatedCredentials,
  policyAssignments,
  managedServicesRegistrationAssignments,
  usersSignInActivity,
  appCredentialSignInActivities,
  agentIdentities,
  agentBlueprints,
  agentBlueprintPrincipals,
  agentUsers,
  recommendations,
  accessReviews,
  lifecycleWorkflows,
  deletedApplications,
  directoryAudits,
  protectedActions,
  entraDiagnosticSettings,
  diagnosticSettings,
  azureRoleAssignmentScheduleInstances,
];
