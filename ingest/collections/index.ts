/** Every collection that is read, in the order of reading: what others refer to comes first. */
import { identityFederatedCredentials } from './arm/identity-federated-credentials.ts';
import { managementGroups } from './arm/management-groups.ts';
import { resourceGroups } from './arm/resource-groups.ts';
import { resources } from './arm/resources.ts';
import { azureRoleAssignments } from './arm/role-assignments.ts';
import { azureRoleDefinitions } from './arm/role-definitions.ts';
import { subscriptions } from './arm/subscriptions.ts';
import type { Collection } from './collection.ts';
import { administrativeUnitMembers } from './graph/administrative-unit-members.ts';
import { administrativeUnits } from './graph/administrative-units.ts';
import { appRoleAssignments } from './graph/app-role-assignments.ts';
import { applicationFederatedCredentials } from './graph/application-federated-credentials.ts';
import { applicationOwners } from './graph/application-owners.ts';
import { applications } from './graph/applications.ts';
import { devices } from './graph/devices.ts';
import { directoryRoleAssignments } from './graph/directory-role-assignments.ts';
import { directoryRoleDefinitions } from './graph/directory-role-definitions.ts';
import { groupMembers } from './graph/group-members.ts';
import { groupOwners } from './graph/group-owners.ts';
import { groups } from './graph/groups.ts';
import { organization } from './graph/organization.ts';
import { servicePrincipalOwners } from './graph/service-principal-owners.ts';
import { servicePrincipals } from './graph/service-principals.ts';
import { users } from './graph/users.ts';

export type { Collection, Emit } from './collection.ts';

/** The contents page. */
export const collectionsInOrder: readonly Collection[] = [
  // Who and what there is.
  organization,
  users,
  groups,
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
  // How it hangs together.
  groupMembers,
  groupOwners,
  administrativeUnitMembers,
  applicationOwners,
  servicePrincipalOwners,
  applicationFederatedCredentials,
  identityFederatedCredentials,
  directoryRoleAssignments,
  appRoleAssignments,
  azureRoleAssignments,
];
