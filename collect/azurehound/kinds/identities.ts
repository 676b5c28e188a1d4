/** Users, groups, devices and who belongs to them. Shapes: Microsoft Graph user, group, device, directoryObject. */
import { cleanRow, isRow, lowerId, objectOf, type Row, textOf } from '../clean-row.ts';
import { fact, type KindTable, missing, type Outcome } from '../converter.ts';
import type { CollectionName } from '../coverage.ts';

/** What the collector adds to an object of the directory. */
const added = ['tenantId', 'tenantName'] as const;

/** Converts an object of the directory: the source's row and nothing else. */
export function directoryObject(
  collection: CollectionName,
  restore: (row: Row) => Row = (row) => row,
): (entry: Row) => Outcome {
  return (entry) => {
    const id = textOf(entry, 'id');
    if (id === undefined) return missing('id');
    return fact(collection, id, () => restore(cleanRow(entry, added)));
  };
}

/**
 * Converts one element of a list that belongs to an object: `far` holds the source's row of the far end, `near` the id of
 * the object, and `key` is the name that the facts folder gives it.
 */
export function relation(collection: CollectionName, far: string, near: string, key = near): (entry: Row) => Outcome {
  return (entry) => {
    const end = objectOf(entry, far);
    const farId = end === undefined ? undefined : textOf(end, 'id');
    const nearId = textOf(entry, near);
    if (end === undefined || farId === undefined) return missing(`${far}.id`);
    if (nearId === undefined) return missing(near);
    return fact(collection, `${nearId}|${farId}`, () => ({
      [key]: lowerId(nearId),
      ...withoutMember(cleanRow(end), key),
    }));
  };
}

function withoutMember(row: Row, member: string): Row {
  const { [member]: _, ...rest } = row;
  return rest;
}

/** Users, groups, devices. AZDeviceOwner left the collector in January 2026; exports made before it have it. */
export const identityKinds: KindTable = {
  AZUser: { feeds: ['graph/users'], namesTenant: true, convert: directoryObject('graph/users') },
  AZGroup: { feeds: ['graph/groups'], namesTenant: true, convert: directoryObject('graph/groups') },
  AZGroupMember: {
    feeds: ['graph/group-members'],
    list: 'members',
    convert: relation('graph/group-members', 'member', 'groupId'),
  },
  AZGroupOwner: {
    feeds: ['graph/group-owners'],
    list: 'owners',
    convert: relation('graph/group-owners', 'owner', 'groupId'),
  },
  AZDevice: { feeds: ['graph/devices'], namesTenant: true, convert: directoryObject('graph/devices') },
  AZDeviceOwner: {
    feeds: ['graph/device-owners'],
    list: 'owners',
    convert: relation('graph/device-owners', 'owner', 'deviceId'),
  },
  AZTenant: {
    feeds: ['graph/organization', 'graph/domains'],
    // Tenants that the collector's account can see beside its own are told apart by the last step.
    skipsOnPurpose: true,
    convert: (entry) => {
      const id = textOf(entry, 'tenantId') ?? textOf(entry, 'id')?.split('/').at(-1);
      if (id === undefined || id === '') return missing('tenantId');
      const domains = Array.isArray(entry.domains) ? entry.domains.filter((name) => typeof name === 'string') : [];
      return fact('join/tenants', id, () => ({ ...cleanRow(entry), tenantId: lowerId(id), domains }));
    },
  },
};

/** True when an entry says that its tenant is the one that was collected. */
export function isCollectedTenant(kind: string, entry: unknown): boolean {
  return kind === 'AZTenant' && isRow(entry) && entry.collected === true;
}
