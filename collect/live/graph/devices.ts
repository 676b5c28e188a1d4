/** Devices that are registered, joined or managed. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

const fields = [
  'id',
  'deviceId',
  'displayName',
  'operatingSystem',
  'operatingSystemVersion',
  'accountEnabled',
  'trustType',
  'isCompliant',
  'isManaged',
  'isRooted',
  'isManagementRestricted',
  'managementType',
  'manufacturer',
  'model',
  'profileType',
  'enrollmentType',
  'deviceOwnership',
  'onPremisesSyncEnabled',
  'registrationDateTime',
  'approximateLastSignInDateTime',
];

/** https://learn.microsoft.com/graph/api/device-list */
export const devices: GraphCollection = {
  name: 'graph/devices',
  reason: 'which devices meet a policy is not known',
  permissions: { application: ['Device.Read.All'], delegated: ['Device.Read.All'] },
  lane: 'directory',
  schema: z.looseObject({ id: z.string() }),
  read: {
    kind: 'list',
    request: { version: 'v1.0', path: '/devices', query: { $select: fields.join(','), $top: '999' } },
    count: '/devices/$count',
  },
};
