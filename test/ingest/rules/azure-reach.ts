/** What each Azure ability reaches of one resource of each type: the others are its decoys. */
import type { AbilityName, abilities } from '#catalogue';

/** Resources by a short name: one of each type that some ability reaches, and of some a second with the ability closed. */
export const resources: Readonly<Record<string, readonly [type: string, more?: Record<string, unknown>]>> = {
  'rbac-vault': ['Microsoft.KeyVault/vaults', { properties: { enableRbacAuthorization: true } }],
  'deploying-vault': [
    'Microsoft.KeyVault/vaults',
    { properties: { enableRbacAuthorization: true, enabledForTemplateDeployment: true } },
  ],
  'policy-vault': ['Microsoft.KeyVault/vaults', { properties: { accessPolicies: [] } }],
  storage: ['Microsoft.Storage/storageAccounts', { properties: {} }],
  'keyless-storage': ['Microsoft.Storage/storageAccounts', { properties: { allowSharedKeyAccess: false } }],
  machine: ['Microsoft.Compute/virtualMachines'],
  'scale-set': ['Microsoft.Compute/virtualMachineScaleSets'],
  arc: ['Microsoft.HybridCompute/machines'],
  web: ['Microsoft.Web/sites', { kind: 'app' }],
  function: ['Microsoft.Web/sites', { kind: 'functionapp,linux' }],
  'slotted/slots/slot': ['Microsoft.Web/sites'],
  logic: ['Microsoft.Logic/workflows'],
  automation: ['Microsoft.Automation/automationAccounts'],
  cluster: ['Microsoft.ContainerService/managedClusters', { properties: { disableLocalAccounts: false } }],
  'entra-cluster': [
    'Microsoft.ContainerService/managedClusters',
    { properties: { disableLocalAccounts: true, aadProfile: { enableAzureRBAC: true } } },
  ],
  'container-app': ['Microsoft.App/containerApps'],
  job: ['Microsoft.App/jobs'],
  container: ['Microsoft.ContainerInstance/containerGroups'],
  registry: ['Microsoft.ContainerRegistry/registries', { properties: { adminUserEnabled: true } }],
  'closed-registry': ['Microsoft.ContainerRegistry/registries', { properties: { adminUserEnabled: false } }],
  factory: ['Microsoft.DataFactory/factories'],
  synapse: ['Microsoft.Synapse/workspaces'],
  learning: ['Microsoft.MachineLearningServices/workspaces'],
  batch: ['Microsoft.Batch/batchAccounts'],
  script: ['Microsoft.Resources/deploymentScripts'],
  sql: ['Microsoft.Sql/servers'],
  cosmos: ['Microsoft.DocumentDB/databaseAccounts', { properties: {} }],
  'keyless-cosmos': ['Microsoft.DocumentDB/databaseAccounts', { properties: { disableLocalAuth: true } }],
  bus: ['Microsoft.ServiceBus/namespaces', { properties: {} }],
  'keyless-bus': ['Microsoft.ServiceBus/namespaces', { properties: { disableLocalAuth: true } }],
  hub: ['Microsoft.EventHub/namespaces', { properties: {} }],
  'keyless-hub': ['Microsoft.EventHub/namespaces', { properties: { disableLocalAuth: true } }],
  disk: ['Microsoft.Compute/disks', { properties: {} }],
  'closed-disk': ['Microsoft.Compute/disks', { properties: { networkAccessPolicy: 'DenyAll' } }],
  snapshot: ['Microsoft.Compute/snapshots', { properties: {} }],
  'closed-snapshot': ['Microsoft.Compute/snapshots', { properties: { networkAccessPolicy: 'DenyAll' } }],
  definition: ['Microsoft.Authorization/policyDefinitions'],
  identity: ['Microsoft.ManagedIdentity/userAssignedIdentities'],
  unknown: ['Microsoft.Unheard/things'],
};
export const everything = Object.keys(resources);

type AzureAbility = {
  [Name in AbilityName]: (typeof abilities)[Name] extends { azureActions: unknown } | { azureDataActions: unknown }
    ? Name
    : never;
}[AbilityName];
export type Judged = Exclude<
  AzureAbility,
  'role-definitions' | 'assign-identity' | 'write-compute' | 'policy-identities' | 'azure-control'
>;

/** What each reaches; every ability must be here, or this does not compile. */
export const expected: Readonly<Record<Judged, readonly string[]>> = {
  'azure-access': everything,
  'attach-identity': ['identity'],
  'federate-identity': ['identity'],
  'machine-code': ['machine'],
  'machine-sign-in': ['machine'],
  'scale-set-code': ['scale-set'],
  'arc-code': ['arc'],
  'app-code': ['web', 'function'],
  'app-publishing': ['web', 'function'],
  'slot-code': ['slotted/slots/slot'],
  'policy-definitions': ['definition'],
  'workflow-code': ['logic'],
  'runbook-code': ['automation'],
  'cluster-credentials': ['cluster'],
  'cluster-user-credentials': ['cluster'],
  'cluster-commands': ['cluster', 'entra-cluster'],
  'cluster-data': ['entra-cluster'],
  'container-app-code': ['container-app'],
  'container-job-code': ['job'],
  'container-instance-code': ['container'],
  'registry-tasks': ['registry', 'closed-registry'],
  'pipeline-code': ['factory'],
  'synapse-code': ['synapse'],
  'learning-code': ['learning'],
  'batch-code': ['batch'],
  'deployment-script-code': ['script'],
  'vault-access-policies': ['policy-vault'],
  'vault-secrets': ['rbac-vault', 'deploying-vault'],
  'vault-deployments': ['deploying-vault'],
  'storage-keys': ['storage'],
  'blob-data': ['storage', 'keyless-storage'],
  'disk-export': ['disk'],
  'snapshot-export': ['snapshot'],
  'sql-administrator': ['sql'],
  'cosmos-keys': ['cosmos'],
  'cosmos-access': ['cosmos', 'keyless-cosmos'],
  'service-bus-keys': ['bus'],
  'service-bus-messages': ['bus', 'keyless-bus'],
  'event-hubs-keys': ['hub'],
  'event-hubs-messages': ['hub', 'keyless-hub'],
  'registry-keys': ['registry'],
};
