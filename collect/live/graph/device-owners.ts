/** Owners of devices: the longest chain of a full read. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/device-list-registeredowners */
export const deviceOwners: GraphCollection = {
  name: 'graph/device-owners',
  reason: 'whose device is whose is not known',
  permissions: { application: ['Device.Read.All'], delegated: ['Device.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({ deviceId: z.string(), id: z.string() }),
  priority: 3,
  read: {
    kind: 'relation-by-expand',
    request: { version: 'v1.0', path: '/devices', query: { $select: 'id', $expand: 'registeredOwners($select=id)' } },
    relation: 'registeredOwners',
    nearEnd: 'deviceId',
    detail: { version: 'v1.0', path: '/devices/{id}/registeredOwners', query: { $select: 'id', $top: '999' } },
    onRefusal: 'graph/devices',
  },
};
