/** Powers of roles that open something and lead nowhere here: named as gaps with whoever holds them. */

/** One power: what it opens, in a sentence, and the operations of which any gives it. */
export interface PowerNotFollowed {
  readonly says: string;
  readonly azureActions?: readonly string[];
  readonly azureDataActions?: readonly string[];
  /** Template ids of directory roles. */
  readonly directoryRoles?: readonly string[];
}

/**
 * Every such power. Whoever may write everything at a scope is shown as controlling it, and is not named here.
 * Operations: https://learn.microsoft.com/azure/role-based-access-control/resource-provider-operations
 */
export const powersNotFollowed = {
  'virtual-desktops': {
    says: 'Whoever manages Azure Virtual Desktop reaches session hosts and the people signed in to them, which are not followed.',
    azureActions: [
      'Microsoft.DesktopVirtualization/hostpools/write',
      'Microsoft.DesktopVirtualization/hostpools/retrieveRegistrationToken/action',
      'Microsoft.DesktopVirtualization/hostpools/sessionhosts/write',
      'Microsoft.DesktopVirtualization/hostpools/sessionhosts/usersessions/disconnect/action',
      'Microsoft.DesktopVirtualization/applicationgroups/write',
      'Microsoft.DesktopVirtualization/appattachpackages/write',
    ],
    azureDataActions: ['Microsoft.DesktopVirtualization/applicationGroups/useApplications/action'],
  },
  'kubernetes-fleets': {
    says: 'A fleet of Kubernetes clusters deploys to its member clusters, which is not followed.',
    azureActions: [
      'Microsoft.ContainerService/fleets/listCredentials/action',
      'Microsoft.ContainerService/fleets/members/write',
    ],
    azureDataActions: [
      'Microsoft.ContainerService/fleets/apps/deployments/write',
      'Microsoft.ContainerService/fleets/members/apps/deployments/write',
      'Microsoft.ContainerService/fleets/secrets/read',
    ],
  },
  'compute-fleets': {
    says: 'A compute fleet makes virtual machines with identities, which is not followed.',
    azureActions: ['Microsoft.AzureFleet/fleets/write'],
  },
  'openai-data': {
    says: 'The data of Azure OpenAI (completions, files, models that were tuned) is not followed.',
    azureDataActions: [
      'Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action',
      'Microsoft.CognitiveServices/accounts/OpenAI/files/read',
      'Microsoft.CognitiveServices/accounts/OpenAI/fine-tunes/write',
    ],
  },
  'devops-organizations': {
    says: 'Azure DevOps organizations and pools run pipelines with their own connections, which are not collected.',
    azureActions: ['Microsoft.DevOpsInfrastructure/pools/write'],
    directoryRoles: ['e3973bdf-4987-49ae-837a-ba8e231c7286'],
  },
  'business-platforms': {
    says: 'Fabric, Power Platform and Dynamics 365 hold data and connections of their own, which are not collected.',
    directoryRoles: [
      'a9ea8996-122f-4c74-9520-8edcd192826c',
      '11648597-926c-4cf3-9c36-bcebb0ba8dcc',
      '44367163-eba1-44c3-98af-f5787879f96a',
    ],
  },
  'stream-analytics': {
    says: 'A streaming job reads and sends on by its own identity, which is not followed.',
    azureActions: [
      'Microsoft.StreamAnalytics/streamingjobs/Write',
      'Microsoft.StreamAnalytics/streamingjobs/outputs/Write',
      'Microsoft.StreamAnalytics/streamingjobs/inputs/Write',
      'Microsoft.StreamAnalytics/streamingjobs/functions/Write',
      'Microsoft.StreamAnalytics/streamingjobs/transformations/Write',
      'Microsoft.StreamAnalytics/streamingjobs/inputs/Sample/action',
    ],
  },
  'sql-jobs': {
    says: 'An elastic job runs statements on databases by its own credential, which is not followed.',
    azureActions: [
      'Microsoft.Sql/servers/jobAgents/jobs/steps/write',
      'Microsoft.Sql/servers/jobAgents/jobs/executions/write',
      'Microsoft.Sql/servers/jobAgents/targetGroups/write',
    ],
  },
  events: {
    says: 'Event Grid delivers events to whatever a subscription names, which is not followed.',
    azureActions: [
      'Microsoft.EventGrid/eventSubscriptions/write',
      'Microsoft.EventGrid/eventSubscriptions/getFullUrl/action',
      'Microsoft.EventGrid/topics/eventSubscriptions/write',
      'Microsoft.EventGrid/systemTopics/eventSubscriptions/write',
      'Microsoft.EventGrid/topics/listKeys/action',
      'Microsoft.EventGrid/domains/listKeys/action',
      'Microsoft.EventGrid/namespaces/listKeys/action',
      'Microsoft.EventGrid/namespaces/topics/eventSubscriptions/write',
    ],
    azureDataActions: ['Microsoft.EventGrid/events/receive/action', 'Microsoft.EventGrid/events/send/action'],
  },
  alerts: {
    says: 'Alerts call what an action group names, by its identity where it has one, which is not followed.',
    azureActions: ['Microsoft.Insights/actionGroups/write', 'Microsoft.Insights/scheduledqueryrules/write'],
  },
  experiments: {
    says: 'A chaos experiment changes resources by its own identity, which is not followed.',
    azureActions: ['Microsoft.Chaos/experiments/write', 'Microsoft.Chaos/experiments/start/action'],
  },
  'data-explorer': {
    says: 'Whoever assigns principals of a Data Explorer cluster reads its databases, which is not followed.',
    azureActions: [
      'Microsoft.Kusto/clusters/principalAssignments/write',
      'Microsoft.Kusto/clusters/databases/principalAssignments/write',
      'Microsoft.Kusto/clusters/databases/addPrincipals/action',
      'Microsoft.Kusto/clusters/databases/scripts/write',
      'Microsoft.Kusto/clusters/databases/dataConnections/write',
    ],
  },
  'template-specs': {
    says: 'Whoever writes a template spec decides what others deploy from it, which is not followed.',
    azureActions: ['Microsoft.Resources/templateSpecs/versions/write'],
  },
  'dapr-components': {
    says: 'Dapr components hold secrets and bindings of container apps, which are not followed.',
    azureActions: [
      'Microsoft.App/managedEnvironments/daprComponents/write',
      'Microsoft.App/managedEnvironments/daprComponents/listSecrets/action',
    ],
  },
  'pipeline-parts': {
    says: 'Data sets, triggers, parameters, runs and runtimes of a data factory redirect its pipelines, which is not followed.',
    azureActions: [
      'Microsoft.DataFactory/factories/datasets/write',
      'Microsoft.DataFactory/factories/globalParameters/write',
      'Microsoft.DataFactory/factories/triggers/write',
      'Microsoft.DataFactory/factories/pipelines/createRun/action',
      'Microsoft.DataFactory/factories/integrationruntimes/listauthkeys/action',
    ],
  },
  'workflow-keys': {
    says: 'The keys of a workflow call it from outside, which is not followed.',
    azureActions: [
      'Microsoft.Logic/workflows/accessKeys/list/action',
      'Microsoft.Logic/workflows/triggers/listCallbackUrl/action',
      'Microsoft.Logic/workflows/listCallbackUrl/action',
      'Microsoft.Logic/workflows/triggers/run/action',
    ],
  },
  'device-data': {
    says: 'The data plane of IoT hubs, device provisioning and digital twins is not followed.',
    azureActions: ['Microsoft.Devices/provisioningServices/enrollmentGroups/write'],
    azureDataActions: [
      'Microsoft.Devices/IotHubs/devices/read',
      'Microsoft.Devices/IotHubs/directMethods/invoke/action',
      'Microsoft.DigitalTwins/digitaltwins/write',
      'Microsoft.DigitalTwins/query/action',
    ],
  },
  'client-connections': {
    says: 'Whoever writes a hub of Web PubSub, or makes tokens for it or for SignalR, reads what clients send, which is not followed.',
    azureActions: ['Microsoft.SignalRService/WebPubSub/hubs/write'],
    azureDataActions: [
      'Microsoft.SignalRService/WebPubSub/auth/accessKey/action',
      'Microsoft.SignalRService/WebPubSub/clientConnection/send/action',
      'Microsoft.SignalRService/SignalR/auth/accessKey/action',
      'Microsoft.SignalRService/SignalR/clientConnection/send/action',
      'Microsoft.SignalRService/WebPubSub/clientConnection/generateToken/action',
      'Microsoft.SignalRService/WebPubSub/auth/clientToken/action',
    ],
  },
  'function-calls': {
    says: 'The keys of a function call it from outside with whatever its caller sends, which is not followed.',
    azureActions: [
      'Microsoft.Web/sites/functions/listkeys/action',
      'Microsoft.Web/sites/functions/listsecrets/action',
      'Microsoft.Web/sites/functions/keys/write',
      'Microsoft.Web/sites/host/functionKeys/write',
      'Microsoft.Web/sites/host/systemkeys/write',
      'Microsoft.Web/sites/slots/functions/keys/write',
      'Microsoft.Web/sites/slots/functions/listkeys/action',
    ],
  },
  'site-secrets': {
    says: 'Snapshots of a site and the secrets of a static one hold what it connects with and deploys by, which is not followed.',
    azureActions: [
      'Microsoft.Web/sites/config/snapshots/listsecrets/action',
      'Microsoft.Web/sites/slots/config/snapshots/listsecrets/action',
      'Microsoft.Web/sites/hybridConnectionNamespaces/relays/listKeys/action',
      'Microsoft.Web/staticSites/listSecrets/action',
      'Microsoft.Web/staticSites/createInvitation/action',
    ],
  },
  'runbook-inputs': {
    says: 'Variables, credentials, webhooks and schedules of an automation account decide what its runbooks do, which is not followed.',
    azureActions: [
      'Microsoft.Automation/automationAccounts/variables/write',
      'Microsoft.Automation/automationAccounts/credentials/write',
      'Microsoft.Automation/automationAccounts/connections/write',
      'Microsoft.Automation/automationAccounts/webhooks/write',
      'Microsoft.Automation/automationAccounts/watchers/write',
      'Microsoft.Automation/automationAccounts/jobs/write',
      'Microsoft.Automation/automationAccounts/jobSchedules/write',
    ],
  },
  'registry-sources': {
    says: 'Cache rules, credential sets and webhooks of a registry decide where images come from and what is called, which is not followed.',
    azureActions: [
      'Microsoft.ContainerRegistry/registries/cacheRules/write',
      'Microsoft.ContainerRegistry/registries/credentialSets/write',
      'Microsoft.ContainerRegistry/registries/webhooks/write',
    ],
  },
  'search-sources': {
    says: 'Data sources and indexers of a search service fetch by its identity, which is not followed.',
    azureActions: ['Microsoft.Search/searchServices/listQueryKeys/action'],
    azureDataActions: [
      'Microsoft.Search/searchServices/datasources/write',
      'Microsoft.Search/searchServices/indexers/write',
      'Microsoft.Search/searchServices/indexers/run/action',
    ],
  },
  'stored-messages': {
    says: 'Whoever writes messages of a queue or rows of a table decides what reads them, which is not followed.',
    azureDataActions: [
      'Microsoft.Storage/storageAccounts/queueServices/queues/messages/write',
      'Microsoft.Storage/storageAccounts/queueServices/queues/messages/add/action',
      'Microsoft.Storage/storageAccounts/tableServices/tables/entities/write',
      'Microsoft.Storage/storageAccounts/tableServices/tables/entities/add/action',
      'Microsoft.Storage/storageAccounts/tableServices/tables/entities/update/action',
    ],
  },
  'storage-local-users': {
    says: 'A local user of a storage account signs in over SFTP by a password or key of its own, which is not followed.',
    azureActions: [
      'Microsoft.Storage/storageAccounts/localusers/write',
      'Microsoft.Storage/storageAccounts/localusers/regeneratePassword/action',
    ],
  },
} as const satisfies Record<string, PowerNotFollowed>;

/** The key of a power that is not followed. */
export type PowerNotFollowedName = keyof typeof powersNotFollowed;

/** All of them as pairs, with the general type. */
export const powersNotFollowedEntries = Object.entries(powersNotFollowed) as readonly [
  PowerNotFollowedName,
  PowerNotFollowed,
][];
