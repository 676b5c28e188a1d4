/** Every collection that is read, in the order of reading: what others refer to comes first. */
import { denyAssignments } from './arm/deny-assignments.ts';
import { identityFederatedCredentials } from './arm/identity-federated-credentials.ts';
import { managedServicesRegistrationAssignments } from './arm/managed-services-registration-assignments.ts';
import { managementGroups } from './arm/management-groups.ts';
import { policyAssignments } from './arm/policy-assignments.ts';
import { resourceGroups } from './arm/resource-groups.ts';
import { resources } from './arm/resources.ts';
import { azureRoleAssignments } from './arm/role-assignments.ts';
import { azureRoleDefinitions } from './arm/role-definitions.ts';
import { azureRoleEligibilityScheduleInstances } from './arm/role-eligibility-schedule-instances.ts';
import { azureRoleManagementPolicyAssignments } from './arm/role-management-policy-assignments.ts';
import { subscriptions } from './arm/subscriptions.ts';
import type { Collection } from './collection.ts';
import { accessPackages } from './graph/access-packages.ts';
import { administrativeUnitMembers } from './graph/administrative-unit-members.ts';
import { administrativeUnits } from './graph/administrative-units.ts';
import { appManagementPolicies } from './graph/app-management-policies.ts';
import { appRoleAssignments } from './graph/app-role-assignments.ts';
import { applicationFederatedCredentials } from './graph/application-federated-credentials.ts';
import { applicationOwners } from './graph/application-owners.ts';
import { applications } from './graph/applications.ts';
import { authorizationPolicy } from './graph/authorization-policy.ts';
import { deviceOwners } from './graph/device-owners.ts';
import { devices } from './graph/devices.ts';
import { directoryRoleAssignments } from './graph/directory-role-assignments.ts';
import { directoryRoleDefinitions } from './graph/directory-role-definitions.ts';
import { domains } from './graph/domains.ts';
import { groupMembers } from './graph/group-members.ts';
import { groupOwners } from './graph/group-owners.ts';
import { groups } from './graph/groups.ts';
import { oauth2PermissionGrants } from './graph/oauth2-permission-grants.ts';
import { onPremisesSynchronization } from './graph/on-premises-synchronization.ts';
import { organization } from './graph/organization.ts';
import { permissionGrantPolicies } from './graph/permission-grant-policies.ts';
import { pimGroupAssignmentScheduleInstances } from './graph/pim-group-assignment-schedule-instances.ts';
import { pimGroupEligibilityScheduleInstances } from './graph/pim-group-eligibility-schedule-instances.ts';
import { roleAssignmentScheduleInstances } from './graph/role-assignment-schedule-instances.ts';
import { roleEligibilityScheduleInstances } from './graph/role-eligibility-schedule-instances.ts';
import { roleManagementPolicyAssignments } from './graph/role-management-policy-assignments.ts';
import { servicePrincipalOwners } from './graph/service-principal-owners.ts';
import { servicePrincipals } from './graph/service-principals.ts';
import { users } from './graph/users.ts';

export type { Collection } from './collection.ts';

/** The contents page. */
export const collectionsInOrder: readonly Collection[] = [
  // Who and what there is.
  organization,
  permissionGrantPolicies,
  authorizationPolicy,
  domains,
  onPremisesSynchronization,
  groups,
  accessPackages,
  users,
  devices,
  administrativeUnits,
  servicePrincipals,
  applications,
  managementGroups,
  subscriptions,
  resourceGroups,
  directoryRoleDefinitions,
  azureRoleDefinitions,
  resources,
  policyAssignments,
  // How it hangs together: what shields, limits and activates first.
  administrativeUnitMembers,
  roleManagementPolicyAssignments,
  azureRoleManagementPolicyAssignments,
  denyAssignments,
  appManagementPolicies,
  directoryRoleAssignments,
  roleAssignmentScheduleInstances,
  roleEligibilityScheduleInstances,
  appRoleAssignments,
  groupMembers,
  groupOwners,
  pimGroupEligibilityScheduleInstances,
  pimGroupAssignmentScheduleInstances,
  applicationOwners,
  servicePrincipalOwners,
  deviceOwners,
  applicationFederatedCredentials,
  identityFederatedCredentials,
  oauth2PermissionGrants,
  azureRoleAssignments,
  azureRoleEligibilityScheduleInstances,
  managedServicesRegistrationAssignments,
];
