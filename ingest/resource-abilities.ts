/** Which abilities reach a resource, given its kind and type and the settings that close some of them. */
import { type Ability, type AbilityName, abilityEntries, type Level, type NodeKind } from '#catalogue';

type Maybe<T> = T | null | undefined;

/** The settings of a resource that open or close an ability, under ARM's own names. */
export interface ResourceSettings {
  readonly enableRbacAuthorization?: Maybe<boolean>;
  readonly enabledForTemplateDeployment?: Maybe<boolean>;
  readonly allowSharedKeyAccess?: Maybe<boolean>;
  readonly disableLocalAccounts?: Maybe<boolean>;
  readonly disableLocalAuth?: Maybe<boolean>;
  readonly adminUserEnabled?: Maybe<boolean>;
  readonly networkAccessPolicy?: Maybe<string>;
  readonly aadProfile?: Maybe<{ readonly enableAzureRBAC?: Maybe<boolean> }>;
}

type Test = (settings: ResourceSettings) => boolean;
const noLocalAuth: Test = ({ disableLocalAuth }) => disableLocalAuth === true;
const noExport: Test = ({ networkAccessPolicy }) => networkAccessPolicy?.toLowerCase() === 'denyall';

const closedBy: Readonly<Partial<Record<AbilityName, Test>>> = {
  // A vault judges by Azure RBAC or by its access policies, never by both.
  'vault-access-policies': ({ enableRbacAuthorization }) => enableRbacAuthorization === true,
  'vault-secrets': ({ enableRbacAuthorization }) => enableRbacAuthorization !== true,
  'vault-deployments': ({ enabledForTemplateDeployment }) => enabledForTemplateDeployment !== true,
  'storage-keys': ({ allowSharedKeyAccess }) => allowSharedKeyAccess === false,
  'cosmos-keys': noLocalAuth,
  'service-bus-keys': noLocalAuth,
  'event-hubs-keys': noLocalAuth,
  // The administrator of a registry is off unless somebody switched it on.
  'registry-keys': ({ adminUserEnabled }) => adminUserEnabled === false,
  'disk-export': noExport,
  'snapshot-export': noExport,
  'cluster-credentials': ({ disableLocalAccounts }) => disableLocalAccounts === true,
  'cluster-user-credentials': ({ aadProfile }) => aadProfile != null,
  'cluster-data': ({ aadProfile }) => aadProfile?.enableAzureRBAC !== true,
};

const assumedBy: Readonly<Partial<Record<AbilityName, Test>>> = {
  'vault-deployments': ({ enableRbacAuthorization }) => enableRbacAuthorization === true,
  'cluster-commands': ({ disableLocalAccounts }) => disableLocalAccounts === true,
  // Whether a machine has the extension that takes Entra ID is told by resources of their own.
  'machine-sign-in': () => true,
};

/** What reaches a resource: each ability with nothing left to defeat, and those that are ASSUMED. */
export interface Reach {
  readonly reachedBy: Readonly<Partial<Record<AbilityName, Level>>>;
  readonly reachedAssumed: readonly AbilityName[];
}

/** The abilities that reach a resource of this kind and lower-case type; all that a setting could close are ASSUMED where there are no settings. */
export function reachOf(kind: NodeKind, type: string, settings: ResourceSettings | undefined): Reach {
  const open = abilityEntries.filter(
    ([name, ability]: readonly [AbilityName, Ability]) =>
      (ability.reaches.includes(kind) || ability.types?.includes(type)) &&
      !(settings !== undefined && closedBy[name]?.(settings)),
  );
  const isAssumed = (name: AbilityName) =>
    settings === undefined ? name in closedBy || name in assumedBy : assumedBy[name]?.(settings);
  return {
    reachedBy: Object.fromEntries(open.map(([name]) => [name, 0])) as Partial<Record<AbilityName, Level>>,
    reachedAssumed: open.map(([name]) => name).filter((name) => isAssumed(name)),
  };
}

/** Types whose own identity is for their service: whoever reads or fills them does not run code as it. */
const storesOnly = new Set([
  'microsoft.keyvault/vaults',
  'microsoft.storage/storageaccounts',
  'microsoft.sql/servers',
  'microsoft.documentdb/databaseaccounts',
  'microsoft.servicebus/namespaces',
  'microsoft.eventhub/namespaces',
  'microsoft.containerregistry/registries',
  'microsoft.compute/disks',
  'microsoft.compute/snapshots',
  'microsoft.compute/diskencryptionsets',
  'microsoft.operationalinsights/workspaces',
]);

/** Whether whoever controls a resource of this type runs code with the tokens of its identities. */
export function runsCode(type: string): boolean {
  return !storesOnly.has(type);
}
