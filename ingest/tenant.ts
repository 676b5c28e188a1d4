/** What the loader keeps in mind about a tenant while it reads: ids and a little about each, never whole rows. */
import type { AbilityName, NodeKind } from '#catalogue';

/** A role, of the directory or of Azure, as assignments refer to it. */
export interface Role {
  readonly name: string;
  readonly abilities: readonly AbilityName[];
}

/** The loader's memory of the tenant. All ids are lower case. */
export class Tenant {
  id = '';
  name = '';
  /** When the facts were collected; credentials are judged by it. */
  collectedAt = new Date();
  /** Every node so far, by id. */
  readonly nodes = new Map<string, NodeKind>();
  /** Service principals by the appId of their application. */
  readonly servicePrincipalByAppId = new Map<string, string>();
  /** Application objects by appId. */
  readonly applicationByAppId = new Map<string, string>();
  /** Directory roles by definition id; built-in ones are their own template. */
  readonly directoryRoles = new Map<string, Role>();
  /** Azure roles by the GUID at the end of their id. */
  readonly azureRoles = new Map<string, Role>();
  /** Names of application permissions by `<service principal>/<app role id>`. */
  readonly appRoles = new Map<string, string>();
  /** Groups that directory roles can be assigned to, and dynamic or synchronized ones whose members nobody adds. */
  readonly roleAssignableGroups = new Set<string>();
  readonly closedGroups = new Set<string>();
  /** The scope above a scope, where a row named it. */
  readonly parentOf = new Map<string, string>();
  /** Names of Azure scopes, for the names of entitlements. */
  readonly names = new Map<string, string>();
  /** The service principal of a user-assigned identity, by the resource's id. */
  readonly identityOfResource = new Map<string, string>();
}
