/** Why the facts of the recorded tenant and of its AzureHound export differ: each difference with its reason. */
import type { Row } from './harness.ts';

/** Rows that the source has and the export has not. */
export interface Explained {
  readonly collection: string;
  readonly count: number;
  readonly why: string;
  /** True for a row that is missing for this reason. */
  readonly holds: (row: Row, find: (collection: string, id: string) => Row | undefined) => boolean;
}

/** Collections that an export never holds. */
export const missingCollections: Readonly<Record<string, string>> = {
  'arm/role-definitions': 'no Azure role definitions in an export; built-in ones come from the catalogue',
  'graph/conditional-access-policies': 'the collector does not read policies',
  'graph/named-locations': 'the collector does not read policies',
  'graph/security-defaults': 'the collector does not read policies',
};

const typeOf = (row: Row) => String(row.type).toLowerCase();
const propertiesOf = (row: Row) => (row.properties ?? {}) as Row;
const idOf = (value: unknown) => String(value).split('/').at(-1)?.toLowerCase() ?? '';
const atGroup = (row: Row) => /^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+$/i.test(String(propertiesOf(row).scope));
/** Owner, Contributor, User Access Administrator, Key Vault Contributor: what the lists per role hold at groups and vaults. */
const listedRoles = new Set([
  '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
  'b24988ac-6180-42a0-ab88-20f7382dd24c',
  '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
  'f25e0fa2-a7c8-4377-a976-54943a77a395',
]);

/** Rows that are missing from the export, reason by reason. */
export const missingRows: readonly Explained[] = [
  {
    collection: 'arm/resources',
    count: 5,
    why: '`azurehound list` does not read storage accounts',
    holds: (row) => typeOf(row) === 'microsoft.storage/storageaccounts',
  },
  {
    collection: 'arm/resources',
    count: 1,
    why: 'sites whose kind is not exactly "app" or "functionapp" are dropped',
    holds: (row) => typeOf(row) === 'microsoft.web/sites' && row.kind !== 'app' && row.kind !== 'functionapp',
  },
  {
    collection: 'arm/role-assignments',
    count: 1,
    why: 'the group of the assignment was not listed, so nothing was asked about it',
    holds: (row, find) => find('arm/resource-groups', String(propertiesOf(row).scope)) === undefined && atGroup(row),
  },
  {
    collection: 'arm/role-assignments',
    count: 3,
    why: 'roles other than the listed ones are missing at resource groups and vaults',
    holds: (row) => {
      const { scope, roleDefinitionId } = propertiesOf(row);
      const atGroupOrVault =
        /^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+(\/providers\/microsoft.keyvault\/vaults\/[^/]+)?$/i;
      return atGroupOrVault.test(String(scope)) && !listedRoles.has(idOf(roleDefinitionId));
    },
  },
  {
    collection: 'graph/app-role-assignments',
    count: 24,
    why: 'the collector asks only for assignments to service principals that define app roles',
    holds: (row, find) => {
      const roles = find('graph/service-principals', String(row.resourceId))?.appRoles;
      return Array.isArray(roles) && roles.length === 0;
    },
  },
];

interface Held {
  readonly why: string;
  readonly members: readonly string[];
}

const upperCase = 'the collector writes these in upper case';
const unread = 'the collector does not read or keep these';
const named = (where: string, members: string) => members.split(' ').map((member) => `missing ${where}.${member}`);

/** Members that differ in rows that both have. "case": spelled otherwise; "missing": not in the export; "value": different. */
export const fieldDifferences: Readonly<Record<string, readonly Held[]>> = {
  'graph/users': [
    { why: upperCase, members: ['case .displayName'] },
    { why: unread, members: ['missing .preferredLanguage'] },
  ],
  'graph/groups': [{ why: upperCase, members: ['case .displayName'] }],
  'graph/service-principals': [
    { why: 'upper case, and appDisplayName is absent or another name', members: ['case .displayName'] },
    { why: unread, members: ['missing .createdDateTime', 'missing .resourceSpecificApplicationPermissions'] },
  ],
  'graph/devices': [
    { why: unread, members: ['missing .createdDateTime', 'missing .registrationDateTime', 'missing .registeredUsers'] },
    { why: 'key material stays out of facts', members: ['missing .alternativeSecurityIds[].key'] },
  ],
  'graph/directory-role-definitions': [
    { why: upperCase, members: ['case .displayName'] },
    { why: unread, members: ['missing .inheritsPermissionsFrom', 'missing .inheritsPermissionsFrom@odata.context'] },
  ],
  'graph/organization': [
    { why: upperCase, members: ['case .displayName'] },
    {
      why: 'the tenant comes from ARM, which knows names only',
      members: [
        ...named('.verifiedDomains[]', 'capabilities isInitial type'),
        ...named('', 'createdDateTime preferredLanguage directorySizeQuota assignedPlans provisionedPlans'),
      ],
    },
  ],
  'graph/domains': [
    {
      why: 'the tenant comes from ARM, which knows names only',
      members: named(
        '',
        'authenticationType isAdminManaged isInitial isRoot isVerified supportedServices passwordValidityPeriodInDays passwordNotificationWindowInDays',
      ),
    },
  ],
  'arm/management-groups': [
    { why: upperCase, members: ['case .id', 'case .properties.displayName'] },
    {
      why: 'the list of management groups has no details; the lists of descendants say the parent',
      members: ['missing .properties.children', 'missing .properties.details'],
    },
    { why: 'the recorded facts leave the parent in `details`', members: ['added .parentId'] },
  ],
  'arm/subscriptions': [
    { why: upperCase, members: ['case .displayName'] },
    {
      why: "the recorded facts leave the subscription in its group's `children`",
      members: ['added .managementGroupId'],
    },
  ],
  'arm/resource-groups': [{ why: upperCase, members: ['case .id'] }],
  'arm/resources': [
    { why: upperCase, members: ['case .id', 'case .properties.nodeResourceGroup'] },
    {
      why: 'scale sets, registries and sites come without their properties, plans and sizes',
      members: ['missing .properties', 'missing .sku', 'missing .systemData'],
    },
    {
      why: 'of a cluster the collector keeps one property',
      members: named(
        '.properties',
        'aadProfile addonProfiles agentPoolProfiles apiServerAccessProfile autoScalerProfile autoUpgradeProfile azureMonitorProfile azurePortalFQDN currentKubernetesVersion disableLocalAccounts dnsPrefix enableRBAC fqdn identityProfile kubernetesVersion linuxProfile maxAgentPools networkProfile powerState privateFQDN privateLinkResources provisioningState publicNetworkAccess resourceUID servicePrincipalProfile storageProfile supportPlan windowsProfile',
      ),
    },
    {
      why: 'of a machine the collector drops zeros and misspells one member',
      members: ['missing .properties.diagnosticsProfile', 'missing .properties.storageProfile.dataDisks[].lun'],
    },
  ],
  'arm/role-assignments': [
    { why: upperCase, members: ['case .properties.scope'] },
    { why: unread, members: named('.properties', 'createdBy createdOn principalType updatedBy updatedOn') },
  ],
};
