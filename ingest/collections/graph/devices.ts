/** Devices that are registered in Entra ID. */
import { z } from 'zod';
import { collection, Flag, Id, Text } from '../collection.ts';

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
    // Intune runs scripts on what it manages; a role is local administrator of what is joined, and others may read the password of one.
    const isJoined = /^(azuread|serverad)$/i.test(row.trustType ?? '');
    const reachedBy = {
      ...(row.isManaged ? ({ 'device-scripts': 0 } as const) : {}),
      ...(row.trustType?.toLowerCase() === 'azuread' ? ({ 'joined-devices': 0 } as const) : {}),
      ...(isJoined ? ({ 'device-local-passwords': 0 } as const) : {}),
    };
    // Whether a password is kept of a device is not in its row.
    const reachedAssumed = isJoined ? (['device-local-passwords'] as const) : [];
    emit.node({ kind: 'Device', id, name: displayName ?? id, details, reachedBy, reachedAssumed });
  },
});
