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
    // Intune runs scripts on what it manages; a role is local administrator of what is joined.
    const reachedBy = {
      ...(row.isManaged ? ({ 'device-scripts': 0 } as const) : {}),
      ...(row.trustType?.toLowerCase() === 'azuread' ? ({ 'joined-devices': 0 } as const) : {}),
    };
    emit.node({ kind: 'Device', id, name: displayName ?? id, details, reachedBy });
  },
});
