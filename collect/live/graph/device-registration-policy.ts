/** Who may join and register devices. */
import { z } from 'zod';
import type { GraphCollection } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/deviceregistrationpolicy-get */
export const deviceRegistrationPolicy: GraphCollection = {
  name: 'graph/device-registration-policy',
  reason: 'who may register a device is not known',
  permissions: { application: ['Policy.Read.DeviceConfiguration'], delegated: ['Policy.Read.DeviceConfiguration'] },
  lane: 'directory',
  schema: z.looseObject({}),
  read: { kind: 'list', request: { version: 'v1.0', path: '/policies/deviceRegistrationPolicy' } },
};
