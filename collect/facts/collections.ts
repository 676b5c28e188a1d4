/** The collections of a facts folder: file names that other tools write and rely on, with what each one tells. */

/** Every collection, as `<folder>/<file name without .ndjson>`, and what it tells in words. */
export const collections = {
  'graph/organization': 'the tenant itself',
  'graph/domains': 'domains and their federation',
  'graph/users': 'users',
  'graph/groups': 'groups',
  'graph/group-members': 'members of groups',
  'graph/group-owners': 'owners of groups',
  'graph/administrative-units': 'administrative units',
  'graph/administrative-unit-members': 'members of administrative units',
  'graph/directory-role-definitions': 'directory roles',
  'graph/directory-role-assignments': 'who holds which directory role',
  'graph/role-eligibility-schedule-instances': 'who may activate which directory role',
  'graph/role-assignment-schedule-instances': 'directory roles held for a time',
  'graph/role-management-policy-assignments': 'what activating a directory role asks for',
  'graph/pim-group-eligibility-schedule-instances': 'who may activate membership of which group',
  'graph/pim-group-assignment-schedule-instances': 'group membership held for a time',
  'graph/applications': 'application registrations and their credentials',
  'graph/application-owners': 'owners of applications',
  'graph/application-federated-credentials': 'federated credentials of applications',
  'graph/service-principals': 'service principals and their credentials',
  'graph/service-principal-owners': 'owners of service principals',
  'graph/app-role-assignments': 'application permissions granted',
  'graph/oauth2-permission-grants': 'delegated permissions granted',
  'graph/devices': 'devices',
  'graph/device-owners': 'owners of devices',
  'graph/conditional-access-policies': 'Conditional Access policies',
  'graph/named-locations': 'named locations',
  'graph/authentication-strength-policies': 'authentication strengths',
  'graph/authentication-context-class-references': 'authentication contexts',
  'graph/authentication-methods-policy': 'which authentication methods may be used',
  'graph/user-registration-details': 'registration details of users',
  'graph/user-authentication-methods': 'registered authentication methods of each user',
  'graph/user-mfa-state': 'per-user MFA',
  'graph/security-defaults': 'security defaults',
  'graph/authorization-policy': 'what users may do by default',
  'graph/app-management-policies': 'limits on application credentials',
  'graph/cross-tenant-access-policies': 'trust in other tenants',
  'graph/subscribed-skus': 'licences',
  'graph/permission-grant-policies': 'who may consent to what',
  'graph/admin-consent-request-policy': 'how administrators are asked for consent',
  'graph/device-registration-policy': 'who may register devices',
  'graph/on-premises-synchronization': 'synchronization with the on-premises directory',
  'graph/certificate-authorities': 'certificate authorities trusted for sign-in',
  'graph/access-packages': 'access packages',
  'graph/service-principal-custom-security-attributes': 'custom security attributes of service principals',
  'graph/risky-users': 'users at risk',
  'graph/risky-service-principals': 'workload identities at risk',
  'graph/service-principal-sign-in-activities': 'when service principals signed in',
  'arm/management-groups': 'management groups',
  'arm/subscriptions': 'subscriptions',
  'arm/resource-groups': 'resource groups',
  'arm/resources': 'resources',
  'arm/role-definitions': 'Azure roles',
  'arm/role-assignments': 'who holds which Azure role',
  'arm/deny-assignments': 'deny assignments',
  'arm/role-eligibility-schedule-instances': 'who may activate which Azure role',
  'arm/role-management-policy-assignments': 'what activating an Azure role asks for',
  'arm/identity-federated-credentials': 'federated credentials of managed identities',
  'arm/policy-assignments': 'policy assignments and their identities',
  'arm/managed-services-registration-assignments': 'Azure Lighthouse delegations',
} as const;

/** Collections that `load` can do without: what the governance of identities needs. Same shape. */
export const optionalCollections = {
  'graph/users-sign-in-activity': 'when users signed in last',
  'graph/app-credential-sign-in-activities': 'when credentials of applications were used last',
  'graph/agent-identities': 'agent identities and their sponsors',
  'graph/agent-blueprints': 'blueprints of agent identities',
  'graph/agent-blueprint-principals': 'principals of agent blueprints and their sponsors',
  'graph/agent-users': 'users of agents and their sponsors',
  'graph/recommendations': "Microsoft's own recommendations",
  'graph/access-reviews': 'who reviews which access',
  'graph/lifecycle-workflows': 'what happens when somebody joins, moves or leaves',
  'graph/deleted-applications': 'applications that can be restored',
  'graph/directory-audits': 'who consented and who changed credentials',
  'graph/protected-actions': 'which actions ask for an authentication context',
  'arm/entra-diagnostic-settings': 'where the logs of the directory are kept',
  'arm/diagnostic-settings': 'where the logs of subscriptions and key vaults are kept',
  'arm/role-assignment-schedule-instances': 'Azure roles held for a time',
} as const;

/** The name of an optional collection. */
export type OptionalCollectionName = keyof typeof optionalCollections;

/** All names of optional collections, in the order above. */
export const optionalCollectionNames = Object.keys(optionalCollections) as OptionalCollectionName[];

/** The name of a collection. */
export type CollectionName = keyof typeof collections;

/** All names, in the order above. */
export const collectionNames = Object.keys(collections) as CollectionName[];
