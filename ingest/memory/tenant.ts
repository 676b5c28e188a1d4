/** What the loader keeps in mind about a tenant while it reads: ids and a little about each, never whole rows. */

import type { AssuranceConfiguration, ManagementPolicyRule } from '#assurance';
import type { AbilityName, Level, NodeKind } from '#catalogue';
import type { Approval, Eligibility, LeftOver, NotedCredential } from '#derivation';
import type { CollectionName } from '#facts';
import type { Condition } from '../rules/azure/azure-condition.ts';
import type { Denial } from '../rules/azure/denial.ts';
import type { AzurePermission } from '../rules/azure/permissions.ts';
import type { OpenGroup } from '../rules/groups/open-groups.ts';
import type { OpenPackage } from '../rules/groups/open-packages.ts';
import type { BreakGlassAccount } from '../sign-in/break-glass.ts';

/** A role of Azure as assignments refer to it. */
export interface Role {
  readonly name: string;
  readonly abilities: readonly AbilityName[];
  /** Which roles it may grant, where a condition limits them. */
  readonly mayGrant?: Condition;
  readonly isCustom?: boolean;
  /** Where its definition was collected. */
  readonly permissions?: readonly AzurePermission[];
}

/** What a permission grant policy allows. */
export interface ConsentPolicy {
  readonly isOpen: boolean;
  readonly grantsApplication: boolean;
  readonly grantsDelegated: boolean;
}

/** Scopes that a client was granted over the directory, by one person or (no person) for everybody. */
export interface DelegatedScopes {
  /** Of the entitlement that they come to. */
  readonly id: string;
  /** Who runs the client's code. */
  readonly from: string;
  readonly gate: Level;
  readonly person: string | undefined;
  readonly scopes: readonly string[];
  readonly evidence: readonly string[];
}

/** A role of the directory as assignments refer to it. */
export interface DirectoryRole {
  readonly name: string;
  readonly template: string;
  /** Its allowed actions, lower case. */
  readonly actions: readonly string[];
  /** Actions that it is taken to have, since what it refers to was not collected. */
  readonly assumedActions?: readonly string[];
}

/** The loader's memory of the tenant. All ids are lower case. */
export class Tenant {
  id = '';
  name = '';
  /** When the facts were collected; credentials are judged by it. */
  collectedAt = new Date();
  /** What the operator declares. */
  declared: AssuranceConfiguration = {};
  /** Collections that were not collected whole, and why. */
  readonly gaps = new Map<CollectionName, string>();
  /** Objects that stand for what was not collected. */
  readonly uncollected = new Map<string, NodeKind>();
  /** Groups that hold something, or can do something. */
  readonly groupsThatLead = new Set<string>();
  /** Every node so far, by id. */
  readonly nodes = new Map<string, NodeKind>();
  /** Service principals by the appId of their application. */
  readonly servicePrincipalByAppId = new Map<string, string>();
  /** Application objects by appId. */
  readonly applicationByAppId = new Map<string, string>();
  /** Directory roles by definition id; built-in ones are their own template. */
  readonly directoryRoles = new Map<string, DirectoryRole>();
  /** Azure roles by the GUID at the end of their id. */
  readonly azureRoles = new Map<string, Role>();
  /** Names of application permissions by `<service principal>/<app role id>`. */
  readonly appRoles = new Map<string, string>();
  /** Groups that directory roles can be assigned to, and dynamic or synchronized ones whose members nobody adds. */
  readonly roleAssignableGroups = new Set<string>();
  /** Those whose rows do not say so, and whose directory roles do. */
  readonly groupsWithRoles = new Set<string>();
  readonly closedGroups = new Set<string>();
  /** The scope above a scope, where a row named it. */
  readonly parentOf = new Map<string, string>();
  /** Names of Azure scopes, for the names of entitlements. */
  readonly names = new Map<string, string>();
  /** The service principal of a user-assigned identity, by the resource's id. */
  readonly identityOfResource = new Map<string, string>();
  /** Pairs of a resource and an identity assigned to it whose principal the resource's row does not tell. */
  readonly assignedIdentities: (readonly [string, string])[] = [];
  /** Bits of each user, of `accountBits`. */
  readonly users = new Map<string, number>();
  /** Which resetting roles cover every role of a user, for users with a role; the bits are those of derivation/resets/role-coverage.ts. */
  readonly coverage = new Map<string, number>();
  /** Domains whose sign-in another identity provider answers. */
  readonly federatedDomains = new Set<string>();
  /** Whether passwords are written back to the on-premises directory, where that was collected. */
  passwordWriteback: boolean | undefined;
  /** Members of restricted administrative units, and those units. */
  readonly shielded = new Set<string>();
  readonly restrictedUnits = new Set<string>();
  /** Abilities that a setting read later closes for one object. */
  readonly closed = new Map<string, Set<AbilityName>>();
  /** Scopes that hold an ability's holder, and scopes with something that it reaches right below, by ability. */
  readonly heldAt = new Map<AbilityName, Set<string>>();
  readonly reachedIn = new Map<AbilityName, Set<string>>();
  /** Entitlements of custom Azure roles, whose holders may be able to rewrite them, and their scopes. */
  readonly customHoldings = new Map<string, string>();
  readonly denials: Denial[] = [];
  /** Directory roles held now, as `<principal> <role> <scope>`: their schedules list them again. */
  readonly holdings = new Set<string>();
  /** Whether members of groups were read. */
  membershipsRead = false;
  /** What activating an eligible role or membership asks for, by `directory:<role>`, `group:<group>:<member|owner>`, `arm:<scope>:<role>`. */
  readonly activations = new Map<string, readonly ManagementPolicyRule[]>();
  /** Eligible assignments, by kind, principal and what is activated. */
  readonly eligibilities = new Map<string, Eligibility>();
  /** Links of activations that wait for an approval. */
  readonly approvals: Approval[] = [];
  /** Activations that nobody can complete: why, how many, and the first few. */
  readonly closedActivations = new Map<string, { count: number; readonly examples: string[] }>();
  /** Who owns a group whose members its owners may add. */
  readonly ownersOfGroups = new Map<string, string[]>();
  /** Groups with app roles, which reach direct members only, and the node that stands for those. */
  readonly directMembers = new Map<string, string>();
  /** The abilities that reach a group, for the node of its direct members. */
  readonly reachOfGroup = new Map<string, Readonly<Partial<Record<AbilityName, 0>>>>();
  /** The tenant that registered the application of a service principal, and the application if that is this tenant. */
  readonly ownerOfInstance = new Map<string, string>();
  readonly applicationOfInstance = new Map<string, string>();
  /** AppIds of service principals whose applications are registered here, for all that is known. */
  readonly instancesHere = new Map<string, string>();
  /** The service principal of an application in its own tenant. */
  readonly instanceOfApplication = new Map<string, string>();
  /** Credentials of workloads by node, judged when every row has been read. */
  readonly credentials = new Map<string, NotedCredential>();
  /** Service principals of applications that only this tenant uses. */
  readonly singleTenant = new Set<string>();
  /** Service principals whose publisher is another tenant and not Microsoft. */
  readonly published = new Set<string>();
  /** Kubernetes clusters by the issuer of their service accounts' tokens. */
  readonly clusterOfIssuer = new Map<string, string>();
  /** Agents by the appId of their blueprint. */
  readonly agentsOfBlueprint = new Map<string, string[]>();
  /** Service principals that get no token as they are. */
  readonly disabledWorkloads = new Set<string>();
  /** Groups that somebody gets into by asking for an access package. */
  readonly openPackages: OpenPackage[] = [];
  /** Groups that people get into alone, and who. */
  readonly openGroups = new Map<string, OpenGroup[]>();
  /** Service principals that may manage the applications they own. */
  readonly ownersByPermission = new Set<string>();
  /** Access policies that let somebody in by way of one application only: entitlement, principal, service principal. */
  readonly compoundPolicies: (readonly [string, string, string])[] = [];
  /** Those of them where nobody has both. */
  apartPolicies = 0;
  /** Vaults that judge by access policies. */
  readonly policyVaults = new Set<string>();
  /** Registries by host, storage accounts by name, and resources whose code comes from one. */
  readonly registries = new Map<string, string>();
  readonly storageAccounts = new Map<string, string>();
  readonly codeSources: {
    readonly to: string;
    readonly rule: 'image-registry' | 'deployment-storage';
    readonly host: string;
  }[] = [];
  /** Pairs of an Automation account and a machine that runs its runbooks. */
  readonly hybridWorkers: (readonly [string, string])[] = [];
  /** Clusters that judge by roles of their own, not by Azure RBAC. */
  readonly clustersOfOwnRoles = new Set<string>();
  /** Clusters by the resource group of their nodes. */
  readonly clusterOfNodeGroup = new Map<string, string>();
  /** User-assigned identities that only their service principals tell of, by the resource's id. */
  readonly identityResources = new Map<string, string>();
  /** Pairs of a workflow and an API connection that it uses. */
  readonly usedConnections: (readonly [string, string])[] = [];
  /** Which publishing protocols of a site are switched off. */
  readonly publishingOff = new Map<string, Set<string>>();
  /** Permission grant policies: whether anybody's application can be consented to, and what can be consented to at all. */
  readonly consentPolicies = new Map<string, ConsentPolicy>();
  /**
   * The time of creation (ms) from which on service principals take neither secrets nor certificates of one's own: of those with
   * a policy of their own, and of all others; undefined where they take some.
   */
  readonly credentialsRefusedSince: { default: number | undefined; readonly own: Map<string, number | undefined> } = {
    default: undefined,
    own: new Map(),
  };
  /** When service principals were made (ms), where that was collected. */
  readonly madeAt = new Map<string, number>();
  /** Whether members may invite guests; undefined where that was not collected. */
  membersInvite: boolean | undefined;
  readonly delegatedScopes: DelegatedScopes[] = [];
  /** Nodes by audience of users whose audiences differ. */
  readonly signedIn = new Map<string, readonly string[]>();
  /** What is left to defeat after an ability over a user, or over one of a user's nodes by audience, was used. */
  readonly left = new Map<string, LeftOver>();
  /** What this load could not judge, and the kinds of link that it concerns. */
  readonly ownGaps: { readonly links: readonly string[]; readonly says: string }[] = [];
  /** Declared break-glass accounts that were found. */
  readonly breakGlass = new Map<string, BreakGlassAccount>();

  /** Notes that an ability is held at a scope. */
  holds(abilities: readonly AbilityName[], scope: string): void {
    for (const ability of abilities) added(this.heldAt, ability).add(scope);
  }

  /** Notes that abilities reach something right below a scope, or the scope itself. */
  reaches(abilities: readonly AbilityName[], scope: string): void {
    for (const ability of abilities) added(this.reachedIn, ability).add(scope);
  }

  /** Counts an activation that stays closed. */
  closeActivation(why: string, example: string): void {
    const known = this.closedActivations.get(why) ?? { count: 0, examples: [] };
    this.closedActivations.set(why, known);
    known.count += 1;
    if (known.examples.length < 3) known.examples.push(example);
  }

  /** Notes that an ability is closed for an object that it would reach. */
  close(id: string, ability: AbilityName): void {
    added(this.closed, id).add(ability);
  }
}

function added<K, V>(map: Map<K, Set<V>>, key: K): Set<V> {
  const set = map.get(key) ?? new Set<V>();
  map.set(key, set);
  return set;
}
