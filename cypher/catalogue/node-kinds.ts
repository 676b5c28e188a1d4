/** The kinds of node in the graph, what each stands for, and which broader kind it also is. */

/** One kind of node. */
export interface NodeKindEntry {
  /** Completes "a <kind> is ...". */
  readonly is: string;
  /** The broader kind, also a label on the node; searching for that kind finds this one too. */
  readonly also?: string;
  /** No object of the tenant: Postern makes such nodes to reckon with, and a search lists them last. */
  readonly isMade?: true;
}

/** Every kind; the key is the label in Neo4j, the GraphQL enum value and the name in code. */
export const nodeKinds = {
  Entry: { is: 'a kind of way in, where routes begin', isMade: true },
  User: { is: 'a person’s or a shared account in Entra ID' },
  SignedIn: {
    is: 'a user, signed in to one audience, where ways in differ between audiences or something leads to one',
    isMade: true,
  },
  Mailbox: { is: 'a user’s mailbox, as whoever may send mail in its name has it', isMade: true },
  Group: { is: 'a group in Entra ID' },
  DirectMembers: { is: 'the direct members of a group, whom its app roles reach and nested ones not', isMade: true },
  EligibleMembers: {
    is: 'the members of a group, each of whom may activate what the group is eligible for',
    isMade: true,
  },
  DeniedMembers: {
    is: 'the members of a group who are not denied what the others are, or the other way round',
    isMade: true,
  },
  Device: { is: 'a device registered in Entra ID' },
  ServicePrincipal: { is: 'the identity of an application in this tenant' },
  ManagedIdentity: { is: 'the identity of an Azure resource', also: 'ServicePrincipal' },
  AgentIdentity: { is: 'the identity of an AI agent', also: 'ServicePrincipal' },
  UnknownPrincipal: { is: 'somebody or something that holds power here and was not collected' },
  Application: { is: 'the registration of an application' },
  Credential: { is: 'a secret, certificate or federated trust that authenticates a workload' },
  Entitlement: { is: 'a power at a scope', isMade: true },
  Population: { is: 'what one ability reaches at one scope', isMade: true },
  Tenant: { is: 'the Entra ID tenant' },
  AdministrativeUnit: { is: 'a part of the directory that roles can be scoped to' },
  ManagementGroup: { is: 'a group of Azure subscriptions' },
  Subscription: { is: 'an Azure subscription' },
  ResourceGroup: { is: 'a resource group of an Azure subscription' },
  Resource: { is: 'an Azure resource of any other kind' },
  KeyVault: { is: 'a vault of secrets, keys and certificates', also: 'Resource' },
  StorageAccount: { is: 'a storage account', also: 'Resource' },
  VirtualMachine: { is: 'a virtual machine', also: 'Resource' },
  VirtualMachineScaleSet: { is: 'a scale set of virtual machines', also: 'Resource' },
  ArcMachine: { is: 'a server outside Azure, managed through Azure Arc', also: 'Resource' },
  WebApp: { is: 'an App Service web app', also: 'Resource' },
  FunctionApp: { is: 'an Azure Functions app', also: 'Resource' },
  LogicApp: { is: 'a Logic Apps workflow', also: 'Resource' },
  AutomationAccount: { is: 'an Automation account', also: 'Resource' },
  ManagedCluster: { is: 'a Kubernetes cluster (AKS)', also: 'Resource' },
  ContainerRegistry: { is: 'a container registry', also: 'Resource' },
  ContainerApp: { is: 'a container app', also: 'Resource' },
  ContainerInstance: { is: 'a container group', also: 'Resource' },
  UserAssignedIdentity: { is: 'a user-assigned managed identity, as a resource', also: 'Resource' },
  SqlServer: { is: 'an Azure SQL server', also: 'Resource' },
  CosmosDb: { is: 'an Azure Cosmos DB account', also: 'Resource' },
  DataFactory: { is: 'a Data Factory', also: 'Resource' },
  DataStore: { is: 'a whole store of Microsoft 365 data: all mailboxes, all sites' },
} as const satisfies Record<string, NodeKindEntry>;

/** The name of a node kind. */
export type NodeKind = keyof typeof nodeKinds;

/** The labels of a node of this kind besides `Node`: the kind itself and the broader kind. */
export function labelsOf(kind: NodeKind): NodeKind[] {
  const entry: NodeKindEntry = nodeKinds[kind];
  return entry.also === undefined ? [kind] : [kind, entry.also as NodeKind];
}

/** The kinds that a search for `kind` finds: itself and every kind that is also one. */
export function kindsWithin(kind: NodeKind): NodeKind[] {
  const all = Object.entries(nodeKinds) as [NodeKind, NodeKindEntry][];
  return [kind, ...all.filter(([, entry]) => entry.also === kind).map(([name]) => name)];
}

/** Every kind in the order in which a search lists them: people first, what Postern made itself last. */
export const kindsAsListed: readonly NodeKind[] = inListedOrder();

function inListedOrder(): NodeKind[] {
  const all = Object.entries(nodeKinds) as [NodeKind, NodeKindEntry][];
  const made = (isMade: boolean) => all.filter(([, entry]) => (entry.isMade ?? false) === isMade).map(([kind]) => kind);
  return [...made(false), ...made(true)];
}
