/** The abilities: what an entitlement lets its holder do, to which objects, and which roles and permissions give it. */
import type { LinkKind } from './link-kinds.ts';
import type { NodeKind } from './node-kinds.ts';

/** One ability. An entitlement with it leads by `kind` to the ability's Population at the entitlement's scope. */
export interface Ability {
  readonly kind: LinkKind;
  /** The name of its Population, before "@ <scope>". */
  readonly population: string;
  /** The kinds of object it can touch. */
  readonly reaches: readonly NodeKind[];
  /** One sentence, for a sceptic. */
  readonly claim: string;
  readonly source: string;
  /** Template ids of the built-in directory roles that give it. */
  readonly directoryRoles?: readonly string[];
  /** Actions of which any gives it to a custom directory role. */
  readonly directoryActions?: readonly string[];
  /** Microsoft Graph application permissions that give it. */
  readonly appRoles?: readonly string[];
  /** Azure actions and data actions of which any gives it. */
  readonly azureActions?: readonly string[];
  readonly azureDataActions?: readonly string[];
}

const learn = 'https://learn.microsoft.com';
const scopes = ['ManagementGroup', 'Subscription', 'ResourceGroup'] as const;
const resources = [
  'Resource',
  'KeyVault',
  'StorageAccount',
  'VirtualMachine',
  'VirtualMachineScaleSet',
  'ArcMachine',
  'WebApp',
  'FunctionApp',
  'LogicApp',
  'AutomationAccount',
  'ManagedCluster',
  'ContainerRegistry',
  'ContainerApp',
  'ContainerInstance',
  'UserAssignedIdentity',
  'SqlServer',
  'CosmosDb',
  'DataFactory',
] as const;

/** Every ability; the key stands in a Population's id: `pop:<ability>:<scope>`. */
export const abilities = {
  'tenant-control': {
    kind: 'CONTROLS',
    population: 'everything in the tenant',
    reaches: ['Tenant'],
    claim: 'A Global Administrator may do anything in the tenant, and may elevate access to all of its Azure estate.',
    source: `${learn}/azure/role-based-access-control/elevate-access-global-admin`,
    directoryRoles: ['62e90394-69f5-4237-9190-012177145e10'],
  },
  'directory-roles': {
    kind: 'GRANTS_ROLE',
    population: 'directory roles',
    reaches: ['Tenant'],
    claim: 'Whoever assigns directory roles may assign Global Administrator.',
    source: `${learn}/entra/identity/role-based-access-control/permissions-reference`,
    directoryRoles: ['e8611ab8-c189-46e8-94e1-60213ab1f814'],
    directoryActions: ['microsoft.directory/roleAssignments/allProperties/allTasks'],
    appRoles: ['RoleManagement.ReadWrite.Directory'],
  },
  'application-permissions': {
    kind: 'GRANTS_APP_ROLE',
    population: 'application permissions',
    reaches: ['Tenant'],
    claim:
      'Whoever grants application permissions may grant RoleManagement.ReadWrite.Directory, which assigns any role.',
    source: `${learn}/graph/api/serviceprincipal-post-approleassignedto`,
    appRoles: ['AppRoleAssignment.ReadWrite.All'],
  },
  'application-credentials': {
    kind: 'ADDS_CREDENTIAL',
    population: 'credentials of all applications',
    reaches: ['Application', 'ServicePrincipal', 'AgentIdentity'],
    claim: 'Whoever may add a credential to an application or its service principal can authenticate as it.',
    source: `${learn}/entra/identity/role-based-access-control/permissions-reference`,
    directoryRoles: ['9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', '158c047a-c907-4556-b7ef-446551a6b5f7'],
    directoryActions: [
      'microsoft.directory/applications/credentials/update',
      'microsoft.directory/applications.myOrganization/credentials/update',
      'microsoft.directory/servicePrincipals/credentials/update',
    ],
    appRoles: ['Application.ReadWrite.All'],
  },
  'azure-access': {
    kind: 'GRANTS_ACCESS',
    population: 'access',
    reaches: [...scopes, ...resources],
    claim: 'Whoever may write role assignments at a scope may grant itself any role there.',
    source: `${learn}/azure/role-based-access-control/role-assignments`,
    azureActions: ['Microsoft.Authorization/roleAssignments/write'],
  },
  'azure-control': {
    kind: 'CONTROLS',
    population: 'all resources',
    reaches: [...scopes, 'Resource'],
    claim: 'Whoever may write everything at a scope controls what runs there.',
    source: `${learn}/azure/role-based-access-control/built-in-roles`,
    // An operation of no provider: only a wildcard over everything that is written matches it.
    azureActions: ['Any.Provider/anything/write'],
  },
  'vault-access-policies': {
    kind: 'GRANTS_ACCESS',
    population: 'access policies of key vaults',
    reaches: ['KeyVault'],
    claim: 'Whoever may write a vault with access policies may add a policy for itself and read every secret.',
    source: `${learn}/azure/key-vault/general/rbac-guide`,
    azureActions: ['Microsoft.KeyVault/vaults/write', 'Microsoft.KeyVault/vaults/accessPolicies/write'],
  },
  'vault-secrets': {
    kind: 'READS_SECRETS',
    population: 'secrets of key vaults',
    reaches: ['KeyVault'],
    claim: 'The data action that reads secrets opens every vault in its scope that uses Azure RBAC.',
    source: `${learn}/azure/key-vault/general/rbac-guide`,
    azureDataActions: ['Microsoft.KeyVault/vaults/secrets/getSecret/action'],
  },
  'storage-keys': {
    kind: 'LISTS_KEYS',
    population: 'access keys of storage accounts',
    reaches: ['StorageAccount'],
    claim: 'An access key opens all data of a storage account, unless shared keys are switched off.',
    source: `${learn}/azure/storage/common/storage-account-keys-manage`,
    azureActions: ['Microsoft.Storage/storageAccounts/listKeys/action'],
  },
  'blob-data': {
    kind: 'READS_DATA',
    population: 'data of storage accounts',
    reaches: ['StorageAccount'],
    claim: 'The data action that reads blobs opens every storage account in its scope.',
    source: `${learn}/azure/role-based-access-control/built-in-roles/storage`,
    azureDataActions: ['Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'],
  },
  'machine-code': {
    kind: 'EXECUTES_ON',
    population: 'code on virtual machines',
    reaches: ['VirtualMachine', 'VirtualMachineScaleSet', 'ArcMachine'],
    claim:
      'Whoever may run commands or install extensions on a machine runs code as its administrator and as its identities.',
    source: `${learn}/azure/virtual-machines/run-command-overview`,
    azureActions: [
      'Microsoft.Compute/virtualMachines/runCommand/action',
      'Microsoft.Compute/virtualMachines/runCommands/write',
      'Microsoft.Compute/virtualMachines/extensions/write',
    ],
  },
} as const satisfies Record<string, Ability>;

/** The name of an ability. */
export type AbilityName = keyof typeof abilities;

/** All abilities as pairs, with the general type. */
export const abilityEntries = Object.entries(abilities) as readonly [AbilityName, Ability][];
