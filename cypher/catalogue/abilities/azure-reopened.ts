/** Abilities over resources whose settings close another ability, of whoever may write the settings and use what they then open. */
import { type Ability, azureHolders, learn } from './ability.ts';

const reopened = {
  kind: 'GRANTS_ACCESS',
  needs: [...azureHolders, 'arm/resources', 'arm/deny-assignments'],
  wrong:
    'ASSUMED, since Azure Policy may refuse the setting. Without the power to write it the closed ability stays closed.',
  abuse: 'Switches it on, uses it, and switches it off again.',
  close: 'Give no role that both writes the resource and uses its keys; refuse the setting by Azure Policy.',
} as const;

/** Each has the name of the ability that it reopens, and reaches only where that is closed. */
export const azureReopenedAbilities = {
  'storage-keys-reopened': {
    ...reopened,
    population: 'storage accounts whose access keys can be switched on',
    reaches: ['StorageAccount'],
    claim: 'Whoever may write an account and list its keys switches shared keys on, and reads and writes all data.',
    source: `${learn}/azure/storage/common/shared-key-authorization-prevent`,
    azureActions: ['Microsoft.Storage/storageAccounts/listKeys/action'],
    azureAlso: ['Microsoft.Storage/storageAccounts/write'],
  },
  'cosmos-keys-reopened': {
    ...reopened,
    population: 'Cosmos DB accounts whose keys can be switched on',
    reaches: ['CosmosDb'],
    claim: 'Whoever may write an account and list its keys switches keys on, and reads and writes all data.',
    source: `${learn}/azure/cosmos-db/how-to-setup-rbac#disable-local-auth`,
    azureActions: ['Microsoft.DocumentDB/databaseAccounts/listKeys/action'],
    azureAlso: ['Microsoft.DocumentDB/databaseAccounts/write'],
  },
  'service-bus-keys-reopened': {
    ...reopened,
    population: 'Service Bus namespaces whose keys can be switched on',
    reaches: [],
    types: ['microsoft.servicebus/namespaces'],
    claim: 'Whoever may write a namespace and list its keys switches keys on, and sends and receives all messages.',
    source: `${learn}/azure/service-bus-messaging/disable-local-authentication`,
    azureActions: ['Microsoft.ServiceBus/namespaces/authorizationRules/listkeys/action'],
    azureAlso: ['Microsoft.ServiceBus/namespaces/write'],
  },
  'event-hubs-keys-reopened': {
    ...reopened,
    population: 'Event Hubs namespaces whose keys can be switched on',
    reaches: [],
    types: ['microsoft.eventhub/namespaces'],
    claim: 'Whoever may write a namespace and list its keys switches keys on, and sends and receives all messages.',
    source: `${learn}/azure/event-hubs/disable-local-authentication`,
    azureActions: ['Microsoft.EventHub/namespaces/authorizationRules/listkeys/action'],
    azureAlso: ['Microsoft.EventHub/namespaces/write'],
  },
  'registry-keys-reopened': {
    ...reopened,
    population: 'container registries whose administrator can be switched on',
    reaches: ['ContainerRegistry'],
    claim: 'Whoever may write a registry and list its credentials switches its administrator on and pushes images.',
    source: `${learn}/azure/container-registry/container-registry-authentication#admin-account`,
    azureActions: ['Microsoft.ContainerRegistry/registries/listCredentials/action'],
    azureAlso: ['Microsoft.ContainerRegistry/registries/write'],
  },
  'disk-export-reopened': {
    ...reopened,
    population: 'disks that can be opened to export',
    reaches: [],
    types: ['microsoft.compute/disks'],
    claim: 'Whoever may write a disk and ask for access to it allows its export and downloads it whole.',
    source: `${learn}/azure/virtual-machines/disks-restrict-import-export-overview`,
    azureActions: ['Microsoft.Compute/disks/beginGetAccess/action'],
    azureAlso: ['Microsoft.Compute/disks/write'],
  },
  'snapshot-export-reopened': {
    ...reopened,
    population: 'snapshots that can be opened to export',
    reaches: [],
    types: ['microsoft.compute/snapshots'],
    claim: 'Whoever may write a snapshot and ask for access to it allows its export and downloads the disk whole.',
    source: `${learn}/azure/virtual-machines/disks-restrict-import-export-overview`,
    azureActions: ['Microsoft.Compute/snapshots/beginGetAccess/action'],
    azureAlso: ['Microsoft.Compute/snapshots/write'],
  },
  'vault-deployments-reopened': {
    ...reopened,
    kind: 'READS_SECRETS',
    population: 'key vaults that can be opened to deployments',
    reaches: ['KeyVault'],
    claim: 'Whoever may write a vault lets deployments read its secrets, and has one hand a secret over.',
    source: `${learn}/azure/azure-resource-manager/templates/key-vault-parameter`,
    wrong: 'ASSUMED, since Azure Policy may refuse the setting; the name of the secret must be known.',
    close: 'Give no write on the vault.',
    azureActions: ['Microsoft.KeyVault/vaults/deploy/action'],
    azureAlso: ['Microsoft.KeyVault/vaults/write', 'Microsoft.Resources/deployments/write'],
  },
} as const satisfies Record<string, Ability>;
