/** Devices that are registered in Entra ID. */
import { z } from 'zod';
import { type AbilityName, abilitiesOverObjects } from '#catalogue';
import { collection, Flag, Id, Text } from '../collection.ts';

const overManaged = abilitiesOverObjects('managedDevice');
const overJoined = abilitiesOverObjects('joinedDevice');
const overLocalPasswords = abilitiesOverObjects('localPasswordDevice');

/** https://learn.microsoft.com/graph/api/resources/device */
export const devices = collection({
  name: 'graph/devices',
  permission: 'Device.Read.All',
  schema: z.object({
    id: Id,
    displayName: Text,
    operatingSystem: Text,
    isCompliant: Flag,
    isManaged: Flag,
    trustType: Text,
    accountEnabled: Flag,
  }),
  read(row, emit) {
    const { id, displayName, ...details } = row;
    const isJoined = /^(azuread|serverad)$/i.test(row.trustType ?? '');
    const reachedBy = {
      ...(row.isManaged ? overManaged : {}),
      ...(row.trustType?.toLowerCase() === 'azuread' ? overJoined : {}),
      ...(isJoined ? overLocalPasswords : {}),
    };
    // Whether a password is kept of a device is not in its row.
    const reachedAssumed = isJoined ? (Object.keys(overLocalPasswords) as AbilityName[]) : [];
    emit.node({ kind: 'Device', id, name: displayName ?? id, details, reachedBy, reachedAssumed });
  },
});
