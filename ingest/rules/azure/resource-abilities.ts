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
  readonly disableAccessKeyAuthentication?: Maybe<boolean>;
  readonly networkAccessPolicy?: Maybe<string>;
  readonly diagnosticsProfile?: Maybe<{ readonly bootDiagnostics?: Maybe<{ readonly enabled?: Maybe<boolean> }> }>;
  readonly aadProfile?: Maybe<{ readonly enableAzureRBAC?: Maybe<boolean> }>;
}

/** A setting that closes an ability: its name, and whether its value does; the default is ARM's own. */
interface Switch<Name extends keyof ResourceSettings = keyof ResourceSettings> {
  readonly setting: Name;
  readonly closes: (value: ResourceSettings[Name]) => boolean;
}

function when<Name extends keyof ResourceSettings>(setting: Name, closes: Switch<Name>['closes']): Switch {
  return { setting, closes } as unknown as Switch;
}

const noLocalAuth = when('disableLocalAuth', (value) => value === true);
const noExport = when('networkAccessPolicy', (value) => value?.toLowerCase() === 'denyall');

const closedBy: Readonly<Partial<Record<AbilityName, Switch>>> = {
  // A vault judges by Azure RBAC or by its access policies, never by both; null stands for policies.
  'vault-access-policies': when('enableRbacAuthorization', (value) => value === true),
  'vault-secrets': when('enableRbacAuthorization', (value) => value !== true),
  'vault-deployments': when('enabledForTemplateDeployment', (value) => value !== true),
  // Null is the same as true: https://learn.microsoft.com/azure/storage/common/shared-key-authorization-prevent
  'storage-keys': when('allowSharedKeyAccess', (value) => value === false),
  'cosmos-keys': noLocalAuth,
  'service-bus-keys': noLocalAuth,
  'event-hubs-keys': noLocalAuth,
  'app-configuration-keys': noLocalAuth,
  'search-keys': noLocalAuth,
  'cognitive-keys': noLocalAuth,
  'signalr-keys': noLocalAuth,
  'web-pubsub-keys': noLocalAuth,
  'relay-keys': noLocalAuth,
  'iot-hub-keys': noLocalAuth,
  'redis-keys': when('disableAccessKeyAuthentication', (value) => value === true),
  // The administrator of a registry is off unless somebody switched it on.
  'registry-keys': when('adminUserEnabled', (value) => value !== true),
  'disk-export': noExport,
  'snapshot-export': noExport,
  // Without boot diagnostics there is no console; where the row does not say, it may be there.
  'serial-console': when('diagnosticsProfile', (value) => value?.bootDiagnostics?.enabled === false),
  'cluster-credentials': when('disableLocalAccounts', (value) => value === true),
  'cluster-user-credentials': when('aadProfile', (value) => value != null),
  'cluster-data': when('aadProfile', (value) => value?.enableAzureRBAC !== true),
};

/** Abilities of whoever may write the setting that closes another: they reach where that is closed. */
const reopens: Readonly<Partial<Record<AbilityName, AbilityName>>> = {
  'storage-keys-reopened': 'storage-keys',
  'cosmos-keys-reopened': 'cosmos-keys',
  'service-bus-keys-reopened': 'service-bus-keys',
  'event-hubs-keys-reopened': 'event-hubs-keys',
  'registry-keys-reopened': 'registry-keys',
  'cluster-credentials-reopened': 'cluster-credentials',
  'app-configuration-keys-reopened': 'app-configuration-keys',
  'search-keys-reopened': 'search-keys',
  'cognitive-keys-reopened': 'cognitive-keys',
  'signalr-keys-reopened': 'signalr-keys',
  'web-pubsub-keys-reopened': 'web-pubsub-keys',
  'relay-keys-reopened': 'relay-keys',
  'redis-keys-reopened': 'redis-keys',
  'iot-hub-keys-reopened': 'iot-hub-keys',
  'disk-export-reopened': 'disk-export',
  'snapshot-export-reopened': 'snapshot-export',
  'vault-deployments-reopened': 'vault-deployments',
};

const assumedBy: Readonly<Partial<Record<AbilityName, (settings: ResourceSettings, kind: NodeKind) => boolean>>> = {
  'vault-deployments': ({ enableRbacAuthorization }) => enableRbacAuthorization === true,
  'cluster-commands': (settings) =>
    settings.disableLocalAccounts === true || (settings.disableLocalAccounts == null && !isWhole(settings)),
  // Whether a machine has the extension that takes Entra ID is told by resources of their own.
  'machine-sign-in': () => true,
  // Whether the console is switched off for a subscription is not collected.
  'serial-console': () => true,
  // Whether a policy refuses to have publishing switched on again is not judged.
  'app-publishing-reopened': () => true,
  'machine-configuration': (_, kind) => kind === 'VirtualMachine',
};

/** What reaches a resource: each ability with nothing left to defeat, and those that are ASSUMED. */
export interface Reach {
  readonly reachedBy: Readonly<Partial<Record<AbilityName, Level>>>;
  readonly reachedAssumed: readonly AbilityName[];
}

/**
 * The abilities that reach a resource of this kind and lower-case type. A setting that a whole row leaves out has ARM's
 * default; where the row is not whole it is not known, and what it could close is open and ASSUMED. `settings`
 * undefined: the resource, or its properties, were not collected.
 */
export function reachOf(kind: NodeKind, type: string, settings: ResourceSettings | undefined): Reach {
  const reaching = abilityEntries.filter(
    ([, ability]: readonly [AbilityName, Ability]) => ability.reaches.includes(kind) || ability.types?.includes(type),
  );
  const isKnown = ({ setting }: Switch) => settings !== undefined && (settings[setting] != null || isWhole(settings));
  // A setting is its resource's own: what lies below it is judged by what says so (rules/resource-parts.ts).
  const switchOf = (name: AbilityName) => (type.split('/').length > 2 ? undefined : closedBy[name]);
  const isClosed = (one: Switch | undefined) =>
    one !== undefined && isKnown(one) && one.closes(settings?.[one.setting] as never);
  const open = reaching
    .map(([name]) => name)
    .filter((name) => {
      const other = reopens[name];
      return other === undefined ? !isClosed(switchOf(name)) : isClosed(switchOf(other));
    });
  const isAssumed = (name: AbilityName) => {
    const own = switchOf(name);
    // Whether a policy refuses to have it switched on again is not judged.
    if (reopens[name] !== undefined) return true;
    return (own !== undefined && !isKnown(own)) || (assumedBy[name]?.(settings ?? {}, kind) ?? false);
  };
  return {
    reachedBy: Object.fromEntries(open.map((name) => [name, 0])) as Partial<Record<AbilityName, Level>>,
    reachedAssumed: open.filter(isAssumed),
  };
}

/** Whether a source kept all settings: AzureHound keeps one property of a cluster, and of some types none. */
function isWhole(settings: ResourceSettings): boolean {
  return Object.keys(settings).some((name) => name !== 'nodeResourceGroup');
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
  'microsoft.sql/managedinstances',
  'microsoft.dbforpostgresql/flexibleservers',
  'microsoft.dbformysql/flexibleservers',
  'microsoft.appconfiguration/configurationstores',
  'microsoft.cognitiveservices/accounts',
  'microsoft.signalrservice/signalr',
  'microsoft.signalrservice/webpubsub',
  'microsoft.notificationhubs/namespaces',
  'microsoft.relay/namespaces',
  'microsoft.cache/redis',
  'microsoft.devices/iothubs',
]);

/** Whether whoever controls a resource of this type runs code with the tokens of its identities. */
export function runsCode(type: string): boolean {
  return !storesOnly.has(type);
}
