/** Which rows refer to what: with what is removed go the rows that Microsoft Graph and Azure Resource Manager would remove. */
import type { CollectionName, OptionalCollectionName } from '#facts';

/** The name of any collection. */
export type AnyCollectionName = CollectionName | OptionalCollectionName;

/** What a row can refer to. An Azure resource is referred to by the start of an id. */
export type Referent = 'directoryObject' | 'appId' | 'directoryRole' | 'directoryRoleAssignment' | 'azureResource';

/** A field, dotted where it lies deeper, and what its value names. */
export interface Reference {
  readonly field: string;
  readonly names: Referent;
}

const object = (...fields: string[]): Reference[] => fields.map((field) => ({ field, names: 'directoryObject' }));
const azure: readonly Reference[] = [{ field: 'id', names: 'azureResource' }];

/**
 * What the row of a collection stands for: whoever refers to it goes with it. An application takes its own service principal along, a
 * resource its system-assigned identity. https://learn.microsoft.com/graph/api/application-delete
 * https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/overview
 */
export const standsFor: Readonly<Partial<Record<AnyCollectionName, readonly Reference[]>>> = {
  'graph/users': object('id'),
  'graph/groups': object('id'),
  'graph/devices': object('id'),
  'graph/administrative-units': object('id'),
  'graph/applications': [...object('id'), { field: 'appId', names: 'appId' }],
  'graph/service-principals': object('id'),
  'graph/directory-role-definitions': [{ field: 'id', names: 'directoryRole' }],
  'graph/directory-role-assignments': [{ field: 'id', names: 'directoryRoleAssignment' }],
  'arm/management-groups': azure,
  'arm/subscriptions': azure,
  'arm/resource-groups': azure,
  'arm/resources': [...azure, ...object('identity.principalId')],
};

const role: Reference = { field: 'roleDefinitionId', names: 'directoryRole' };

/**
 * What the rows of a collection refer to. Azure keeps role assignments of principals that are gone, so those stay; Conditional Access
 * policies keep ids of what is gone as well. https://learn.microsoft.com/azure/role-based-access-control/troubleshooting
 */
const directoryReferences: Readonly<Partial<Record<AnyCollectionName, readonly Reference[]>>> = {
  'graph/service-principals': [...object('id'), { field: 'appId', names: 'appId' }],
  'graph/group-members': object('groupId', 'id'),
  'graph/group-owners': object('groupId', 'id'),
  'graph/administrative-unit-members': object('administrativeUnitId', 'id'),
  'graph/directory-role-assignments': [...object('principalId', 'directoryScopeId'), role],
  'graph/role-eligibility-schedule-instances': [...object('principalId', 'directoryScopeId'), role],
  'graph/role-assignment-schedule-instances': [
    ...object('principalId', 'directoryScopeId'),
    role,
    { field: 'roleAssignmentOriginId', names: 'directoryRoleAssignment' },
  ],
  'graph/role-management-policy-assignments': [...object('scopeId'), role],
  'graph/pim-group-eligibility-schedule-instances': object('groupId', 'principalId'),
  'graph/pim-group-assignment-schedule-instances': object('groupId', 'principalId'),
  'graph/application-owners': object('applicationId', 'id'),
  'graph/application-federated-credentials': object('applicationId'),
  'graph/service-principal-owners': object('servicePrincipalId', 'id'),
  'graph/app-role-assignments': object('principalId', 'resourceId'),
  'graph/oauth2-permission-grants': object('clientId', 'principalId', 'resourceId'),
  'graph/device-owners': object('deviceId', 'id'),
  'graph/user-registration-details': object('id'),
  'graph/user-authentication-methods': object('userId'),
  'graph/user-mfa-state': object('userId'),
  'graph/users-sign-in-activity': object('id'),
  'graph/risky-users': object('id'),
  'graph/risky-service-principals': object('id'),
  'graph/service-principal-custom-security-attributes': object('id'),
};

/** What the rows of a collection refer to; rows of Azure lie within what their id begins with. */
export function referencesOf(collection: AnyCollectionName): readonly Reference[] {
  return directoryReferences[collection] ?? (collection.startsWith('arm/') ? azure : []);
}
