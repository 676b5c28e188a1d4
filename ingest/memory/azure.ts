/** What a load keeps of the Azure estate: scopes, roles, and what resources refer to before it was read. */
import type { AzureRole, Denial } from './azure-role.ts';

/** Where the code of a resource comes from: the host of a registry, or the name of a storage account. */
export interface CodeSource {
  readonly to: string;
  readonly rule: 'image-registry' | 'deployment-storage';
  readonly host: string;
}

/** When keys are to be rotated, whether what they sign is limited, when the oldest was made: ms. */
export interface SharedKeys {
  readonly rotatesAfter: number | undefined;
  readonly isSasLimited: boolean;
  readonly oldestKeyAt: number | undefined;
}

type Pairs = readonly (readonly [string, string])[];

/** The Azure estate. All ids are lower case. */
export interface Azure {
  /** Roles by the GUID at the end of their id. */
  readonly roles: ReadonlyMap<string, AzureRole>;
  /** GUIDs of roles that are held and whose definitions were not collected. */
  readonly unknownRoles: ReadonlySet<string>;
  readonly denials: readonly Denial[];
  /** Who may write the deny settings of deployment stacks, and where. */
  readonly writesDenySettings: Pairs;
  /** The scope above a scope, where a row named it. */
  readonly parentOf: ReadonlyMap<string, string>;
  /** Entitlements of custom roles, whose holders may be able to rewrite them, and their scopes. */
  readonly customHoldings: ReadonlyMap<string, string>;
  /** The service principal of a user-assigned identity, by the resource's id. */
  readonly identityOfResource: ReadonlyMap<string, string>;
  /** The same of identities that only their service principals tell of. */
  readonly identityResources: ReadonlyMap<string, string>;
  /** Pairs of a resource and an identity assigned to it whose principal the resource's row does not tell. */
  readonly assignedIdentities: Pairs;
  /** Access policies that let somebody in by way of one application only: entitlement, principal, service principal. */
  readonly compoundPolicies: readonly (readonly [string, string, string])[];
  /** How many more there are that nobody has both for. */
  readonly apartPolicies: number;
  /** Vaults that judge by access policies. */
  readonly policyVaults: ReadonlySet<string>;
  /** What the tags of scopes say of their environment. */
  readonly environments: ReadonlyMap<string, 'production' | 'other'>;
  /** What storage accounts that take their keys say of them. */
  readonly sharedKeys: ReadonlyMap<string, SharedKeys>;
  /** Registries by host, storage accounts by name, and resources whose code comes from one. */
  readonly registries: ReadonlyMap<string, string>;
  readonly storageAccounts: ReadonlyMap<string, string>;
  readonly codeSources: readonly CodeSource[];
  /** Pairs of an Automation account and a machine that runs its runbooks. */
  readonly hybridWorkers: Pairs;
  /** Clusters that judge by roles of their own, not by Azure RBAC. */
  readonly clustersOfOwnRoles: ReadonlySet<string>;
  /** Clusters by the resource group of their nodes, and by the issuer of their service accounts' tokens. */
  readonly clusterOfNodeGroup: ReadonlyMap<string, string>;
  readonly clusterOfIssuer: ReadonlyMap<string, string>;
  /** Pairs of a workflow and an API connection that it uses. */
  readonly usedConnections: Pairs;
  /** Which publishing protocols of a site are switched off. */
  readonly publishingOff: ReadonlyMap<string, ReadonlySet<string>>;
}

/** As the collections and rules of Azure write it. */
export class AzureMemory implements Azure {
  readonly roles = new Map<string, AzureRole>();
  readonly unknownRoles = new Set<string>();
  readonly denials: Denial[] = [];
  readonly writesDenySettings: (readonly [string, string])[] = [];
  readonly parentOf = new Map<string, string>();
  readonly customHoldings = new Map<string, string>();
  readonly identityOfResource = new Map<string, string>();
  readonly identityResources = new Map<string, string>();
  readonly assignedIdentities: (readonly [string, string])[] = [];
  readonly compoundPolicies: (readonly [string, string, string])[] = [];
  apartPolicies = 0;
  readonly policyVaults = new Set<string>();
  readonly environments = new Map<string, 'production' | 'other'>();
  readonly sharedKeys = new Map<string, SharedKeys>();
  readonly registries = new Map<string, string>();
  readonly storageAccounts = new Map<string, string>();
  readonly codeSources: CodeSource[] = [];
  readonly hybridWorkers: (readonly [string, string])[] = [];
  readonly clustersOfOwnRoles = new Set<string>();
  readonly clusterOfNodeGroup = new Map<string, string>();
  readonly clusterOfIssuer = new Map<string, string>();
  readonly usedConnections: (readonly [string, string])[] = [];
  readonly publishingOff = new Map<string, Set<string>>();
}
