/** What an AzureHound export can hold of each collection of a facts folder, and what it leaves out. */

/** How much of a collection is known; the words of manifest.json. */
export type CollectionStatus = 'COMPLETE' | 'PARTIAL' | 'FORBIDDEN' | 'UNLICENSED' | 'SKIPPED';

/** The best that this source can do for one collection. */
export interface CollectionCoverage {
  readonly status: 'COMPLETE' | 'PARTIAL' | 'SKIPPED';
  /** One plain sentence; for COMPLETE only where something about the rows needs saying. */
  readonly reason?: string;
  /** Whether all that can hold access is in it nevertheless. */
  readonly everyPrincipal?: true;
}

const complete = { status: 'COMPLETE' } as const;
function partial(reason: string): CollectionCoverage {
  return { status: 'PARTIAL', reason };
}
function never(what: string): CollectionCoverage {
  return { status: 'SKIPPED', reason: `AzureHound does not read ${what}` };
}

/** Every collection, in the order of `collect/facts/collections.ts`. What the collector leaves out was seen by running it (commit 23735c8). */
export const coverage = {
  'graph/organization': partial('Only the name, country and domain names; not the directory synchronization state.'),
  'graph/domains': partial('Only the names; not whether a domain is federated, nor with whom.'),
  'graph/users': {
    status: 'COMPLETE',
    reason: 'Only the properties that the collector asks for; names in upper case.',
  },
  'graph/groups': { ...partial('Only groups that are security-enabled.'), everyPrincipal: true },
  'graph/group-members': partial('Only members of security-enabled groups.'),
  'graph/group-owners': partial('Only owners of security-enabled groups.'),
  'graph/administrative-units': partial('Only units at which somebody holds a role.'),
  'graph/administrative-unit-members': never('the members of administrative units'),
  'graph/directory-role-definitions': { status: 'COMPLETE', reason: 'Without the permissions that a role inherits.' },
  'graph/directory-role-assignments': complete,
  'graph/role-eligibility-schedule-instances': partial('Without end date, and without whether it comes from a group.'),
  'graph/role-assignment-schedule-instances': never('whether an active role was activated or assigned for good'),
  'graph/role-management-policy-assignments': complete,
  'graph/pim-group-eligibility-schedule-instances': never('eligible group memberships'),
  'graph/pim-group-assignment-schedule-instances': never('time-bound group memberships'),
  'graph/applications': complete,
  'graph/application-owners': complete,
  'graph/application-federated-credentials': complete,
  'graph/service-principals': complete,
  'graph/service-principal-owners': complete,
  'graph/app-role-assignments': partial(
    'Only of resources that define app roles; default access to others is missing.',
  ),
  'graph/oauth2-permission-grants': never('delegated permission grants'),
  'graph/devices': complete,
  'graph/device-owners': partial('Only exports made before 2026 hold device owners.'),
  'graph/conditional-access-policies': never('Conditional Access policies'),
  'graph/named-locations': never('named locations'),
  'graph/authentication-strength-policies': never('authentication strengths'),
  'graph/authentication-context-class-references': never('authentication contexts'),
  'graph/authentication-methods-policy': never('the authentication methods policy'),
  'graph/user-registration-details': never('which methods users registered'),
  'graph/user-authentication-methods': never('the authentication methods of users'),
  'graph/user-mfa-state': never('per-user MFA'),
  'graph/security-defaults': never('security defaults'),
  'graph/authorization-policy': never('the authorization policy'),
  'graph/app-management-policies': never('app management policies'),
  'graph/cross-tenant-access-policies': never('cross-tenant access settings'),
  'graph/subscribed-skus': never('licences'),
  'graph/permission-grant-policies': never('consent policies'),
  'graph/admin-consent-request-policy': never('the admin consent workflow'),
  'graph/device-registration-policy': never('the device registration policy'),
  'graph/on-premises-synchronization': never('directory synchronization settings'),
  'graph/certificate-authorities': never('certificate authorities'),
  'graph/access-packages': never('access packages'),
  'graph/service-principal-custom-security-attributes': never('custom security attributes'),
  'graph/risky-users': never('risky users'),
  'graph/risky-service-principals': never('risky service principals'),
  'graph/service-principal-sign-in-activities': never('sign-in activity of service principals'),
  'arm/management-groups': complete,
  'arm/subscriptions': complete,
  'arm/resource-groups': complete,
  'arm/resources': partial(
    'Only key vaults, virtual machines, scale sets, sites of kind "app" and "functionapp", registries, clusters, automation accounts and logic apps; storage accounts only when asked for; many without their properties.',
  ),
  'arm/role-definitions': never('Azure role definitions, custom roles included'),
  'arm/role-assignments': partial(
    'For management groups, subscriptions, resource groups, virtual machines and key vaults only a few roles (Owner, Contributor, User Access Administrator and the like); no conditions.',
  ),
  'arm/deny-assignments': never('deny assignments'),
  'arm/role-eligibility-schedule-instances': never('eligible Azure roles'),
  'arm/role-management-policy-assignments': never('what activating an Azure role asks'),
  'arm/identity-federated-credentials': never('federated credentials of user-assigned identities'),
  'arm/policy-assignments': never('Azure Policy assignments'),
  'arm/managed-services-registration-assignments': never('Azure Lighthouse delegations'),
} as const satisfies Record<string, CollectionCoverage>;

/** The name of a collection: its path in a facts folder without `.ndjson`. */
export type CollectionName = keyof typeof coverage;

/** Every collection's name. */
export const collectionNames = Object.keys(coverage) as CollectionName[];
