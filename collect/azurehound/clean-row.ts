/** Gives a row back the shape that Graph or ARM gave it: ids in lower case, the collector's additions and empty leftovers gone, no secrets. */

/** A row of the source, of which nothing is known yet. */
export type Row = Record<string, unknown>;

/**
 * Members that can hold a secret's value, wherever they lie: credentials of applications, keys and settings of sites,
 * passwords of machines. The facts folder holds metadata only.
 */
const secretMembers: ReadonlySet<string> = new Set([
  'secretText',
  'password',
  'adminPassword',
  'machineKey',
  'connectionStrings',
  'appSettings',
  'azureStorageAccounts',
  'customData',
  'userData',
]);
/** Lists whose elements' `key` is key material (Graph keyCredential, alternativeSecurityId). */
const keyLists: ReadonlySet<string> = new Set(['keyCredentials', 'alternativeSecurityIds']);
/** Members with keys that people or Azure chose, where an empty value means something. */
const freeForm: ReadonlySet<string> = new Set(['tags', 'userAssignedIdentities']);
/** Members that hold an id; the collector upper-cases them (its models' MarshalJSON). */
const idMembers: ReadonlySet<string> = new Set([
  'id',
  'appId',
  'appOwnerOrganizationId',
  'applicationId',
  'clientId',
  'deviceId',
  'directoryScopeId',
  'groupId',
  'objectId',
  'principalId',
  'resourceId',
  'roleDefinitionId',
  'scope',
  'subscriptionId',
  'tenantId',
  'userId',
]);

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for the text form of a GUID, in any case. */
export function isGuid(text: unknown): text is string {
  return typeof text === 'string' && guid.test(text);
}

/**
 * An id that the collector upper-cased, in lower case: a GUID, or a path (an ARM id) without a single small letter. Any other
 * id keeps the source's spelling; Graph's short ids even tell upper from lower case.
 */
export function lowerId(id: string): string {
  const shouted = id.startsWith('/') && id === id.toUpperCase();
  return shouted || isGuid(id) ? id.toLowerCase() : id;
}

/** The member of a row when it is a text that is not empty, else undefined. */
export function textOf(row: Row, member: string): string | undefined {
  const value = row[member];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The member of a row when it is an object, else undefined. */
export function objectOf(row: Row, member: string): Row | undefined {
  const value = row[member];
  return isRow(value) ? value : undefined;
}

/** True for an object that is no list. */
export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The row without the members named in `without` (what the collector added at the top), with ids in lower case, without
 * secrets, and without the empty objects and texts that Go writes for values that the source did not give.
 */
export function cleanRow(row: Row, without: readonly string[] = []): Row {
  const kept = Object.entries(row).filter(([member]) => !without.includes(member) && !secretMembers.has(member));
  const clean = kept.map(([member, value]): [string, unknown] => [
    member,
    freeForm.has(member) ? freeValue(value) : cleanValue(value, member),
  ]);
  return Object.fromEntries(clean.filter(([, value]) => value !== undefined));
}

function cleanValue(value: unknown, member: string): unknown {
  if (value === '') return undefined;
  if (typeof value === 'string') return idMembers.has(member) ? lowerId(value) : value;
  if (Array.isArray(value)) return value.map((element) => cleanElement(element, member));
  if (!isRow(value)) return value;
  const inner = cleanRow(value);
  return Object.keys(inner).length === 0 ? undefined : inner;
}

/** Elements keep their place: an empty object in a list is an element all the same. */
function cleanElement(element: unknown, member: string): unknown {
  if (Array.isArray(element)) return element.map((inner) => cleanElement(inner, member));
  if (!isRow(element)) return element;
  return cleanRow(element, keyLists.has(member) ? ['key'] : []);
}

/** Tags as they are; identities keep empty values, and their principals' ids go to lower case. */
function freeValue(value: unknown): unknown {
  if (!isRow(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, isRow(inner) ? cleanRow(inner) : inner]));
}
