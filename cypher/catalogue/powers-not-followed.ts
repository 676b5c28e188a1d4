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
      'Microsoft.StreamAnalytics/streamingjobs/inputs/Sample/action',
    ],
  },
  'sql-jobs': {
    says: 'An elastic job runs statements on databases by its own credential, which is not followed.',
    azureActions: ['Microsoft.Sql/servers/jobAgents/jobs/steps/write'],
  },
  events: {
    says: 'Event Grid delivers events to whatever a subscription names, which is not followed.',
    azureActions: [
      'Microsoft.EventGrid/eventSubscriptions/write',
      'Microsoft.EventGrid/eventSubscriptions/getFullUrl/action',
      'Microsoft.EventGrid/namespaces/topics/eventSubscriptions/write',
    ],
    azureDataActions: ['Microsoft.EventGrid/events/receive/action', 'Microsoft.EventGrid/events/send/action'],
  },
  alerts: {
    says: 'Alerts call what an action group names, by its identity where it has one, which is not followed.',
    azureActions: ['Microsoft.Insights/actionGroups/write'],
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
    says: 'Data sets, triggers and parameters of a data factory redirect its pipelines, which is not followed.',
    azureActions: [
      'Microsoft.DataFactory/factories/datasets/write',
      'Microsoft.DataFactory/factories/globalParameters/write',
      'Microsoft.DataFactory/factories/triggers/write',
    ],
  },
  'workflow-keys': {
    says: 'The keys of a workflow call it from outside, which is not followed.',
    azureActions: [
      'Microsoft.Logic/workflows/accessKeys/list/action',
      'Microsoft.Logic/workflows/triggers/listCallbackUrl/action',
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
    says: 'Whoever writes a hub of Web PubSub or makes tokens for it reads what clients send, which is not followed.',
    azureActions: ['Microsoft.SignalRService/WebPubSub/hubs/write'],
    azureDataActions: [
      'Microsoft.SignalRService/WebPubSub/clientConnection/generateToken/action',
      'Microsoft.SignalRService/WebPubSub/auth/clientToken/action',
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
