/** What a load keeps of the rows of identities for governance: the fields that say whose they are, what for, and since when. */

/** A user. Times are as the source has them. */
export interface UserRow {
  readonly name: string;
  readonly createdDateTime?: string | null | undefined;
  readonly lastPasswordChangeDateTime?: string | null | undefined;
  readonly identityParentId?: string | null | undefined;
}

/** What an application and a service principal say alike. */
export interface WorkloadRow {
  readonly name: string;
  readonly appId?: string | null | undefined;
  readonly notes?: string | null | undefined;
  readonly description?: string | null | undefined;
  readonly createdDateTime?: string | null | undefined;
  readonly createdByAppId?: string | null | undefined;
  readonly verifiedPublisher?: string | null | undefined;
}

/** An application. */
export interface ApplicationRow extends WorkloadRow {
  readonly serviceManagementReference?: string | null | undefined;
  readonly isMultiTenant: boolean;
  readonly isBlueprint: boolean;
  readonly isLocked: boolean;
}

/** A service principal. */
export interface ServicePrincipalRow extends WorkloadRow {
  readonly isManagedIdentity: boolean;
  readonly isAgent: boolean;
  readonly isMicrosoft: boolean;
  /** The resource of a user-assigned managed identity, where its row tells it. */
  readonly isUserAssigned: boolean;
}

/** Rows by id, lower case. */
export interface Identities {
  readonly users: ReadonlyMap<string, UserRow>;
  readonly applications: ReadonlyMap<string, ApplicationRow>;
  readonly servicePrincipals: ReadonlyMap<string, ServicePrincipalRow>;
}

/** As the collections of identities write it. */
export class IdentitiesMemory implements Identities {
  readonly users = new Map<string, UserRow>();
  readonly applications = new Map<string, ApplicationRow>();
  readonly servicePrincipals = new Map<string, ServicePrincipalRow>();
}
