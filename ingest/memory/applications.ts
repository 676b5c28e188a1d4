/** What a load keeps of applications, their service principals and the credentials of both. */
import type { Level, StoreName } from '#catalogue';
import type { NotedCredential } from '#derivation';
import type { CollectionName } from '#facts';

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

/** Mail or files that a client was granted, of one person. */
export interface GrantedData {
  readonly store: StoreName;
  /** Who runs the client's code. */
  readonly from: string;
  readonly gate: Level;
  readonly evidence: readonly string[];
}

/**
 * The time of creation (ms) from which on service principals take neither secrets nor certificates of one's own: of those with
 * a policy of their own, and of all others; undefined where they take some.
 */
export interface CredentialsRefused {
  readonly default: number | undefined;
  readonly own: ReadonlyMap<string, number | undefined>;
}

/** Whether grants at a resource flow from a blueprint's principal to its agents; `not collected` where its row does not tell. */
export interface Inheritance {
  readonly roles: boolean | 'not collected';
  readonly scopes: boolean | 'not collected';
}

/** Applications and service principals. All ids are lower case. */
export interface Applications {
  /** Service principals, and application objects, by appId. */
  readonly servicePrincipalByAppId: ReadonlyMap<string, string>;
  readonly applicationByAppId: ReadonlyMap<string, string>;
  /** Names of application permissions by `<service principal>/<app role id>`. */
  readonly appRoles: ReadonlyMap<string, string>;
  /** The tenant that registered the application of a service principal, and the application if that is this tenant. */
  readonly ownerOfInstance: ReadonlyMap<string, string>;
  readonly applicationOfInstance: ReadonlyMap<string, string>;
  /** AppIds of service principals whose applications are registered here, for all that is known. */
  readonly instancesHere: ReadonlyMap<string, string>;
  /** The service principal of an application in its own tenant. */
  readonly instanceOfApplication: ReadonlyMap<string, string>;
  /** Credentials of workloads by node, judged when every row has been read. */
  readonly credentials: ReadonlyMap<string, NotedCredential>;
  /** Service principals of applications that only this tenant uses. */
  readonly singleTenant: ReadonlySet<string>;
  /** Service principals whose publisher is another tenant and not Microsoft. */
  readonly published: ReadonlySet<string>;
  /** Agents by the appId of their blueprint. */
  readonly agentsOfBlueprint: ReadonlyMap<string, readonly string[]>;
  /** What agents inherit, by the appId of their blueprint and the service principal of the resource; without the blueprint where that was not collected. */
  readonly inheritable: ReadonlyMap<string, ReadonlyMap<string, Inheritance>>;
  /** What a row names a manager of, the appId of the manager, and where that was read. */
  readonly managers: readonly (readonly [owned: string, appId: string, collection: CollectionName])[];
  /** Service principals that get no token as they are. */
  readonly disabled: ReadonlySet<string>;
  /** Service principals that may manage the applications they own. */
  readonly ownersByPermission: ReadonlySet<string>;
  readonly credentialsRefusedSince: CredentialsRefused;
  /** When service principals were made (ms), where that was collected. */
  readonly madeAt: ReadonlyMap<string, number>;
  readonly delegatedScopes: readonly DelegatedScopes[];
  /** By the person whose data they are. */
  readonly grantedData: ReadonlyMap<string, readonly GrantedData[]>;
}

/** As the collections and rules of applications write it. */
export class ApplicationsMemory implements Applications {
  readonly servicePrincipalByAppId = new Map<string, string>();
  readonly applicationByAppId = new Map<string, string>();
  readonly appRoles = new Map<string, string>();
  readonly ownerOfInstance = new Map<string, string>();
  readonly applicationOfInstance = new Map<string, string>();
  readonly instancesHere = new Map<string, string>();
  readonly instanceOfApplication = new Map<string, string>();
  readonly credentials = new Map<string, NotedCredential>();
  readonly singleTenant = new Set<string>();
  readonly published = new Set<string>();
  readonly agentsOfBlueprint = new Map<string, string[]>();
  readonly inheritable = new Map<string, ReadonlyMap<string, Inheritance>>();
  readonly managers: (readonly [string, string, CollectionName])[] = [];
  readonly disabled = new Set<string>();
  readonly ownersByPermission = new Set<string>();
  readonly credentialsRefusedSince = {
    default: undefined as number | undefined,
    own: new Map<string, number | undefined>(),
  };
  readonly madeAt = new Map<string, number>();
  readonly delegatedScopes: DelegatedScopes[] = [];
  readonly grantedData = new Map<string, GrantedData[]>();
}
