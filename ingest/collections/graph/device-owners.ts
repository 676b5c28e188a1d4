/** Owners of devices: code on a device has the sessions of whoever uses it. */
import { z } from 'zod';
import { collection, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/device-list-registeredowners */
export const deviceOwners = collection({
  name: 'graph/device-owners',
  permission: 'Device.Read.All',
  schema: z.object({ deviceId: Id, id: Id, '@odata.type': Text }),
  read(row, emit) {
    const { deviceId, id } = row;
    emit.refersTo.principal(id, row['@odata.type'] ?? 'User');
    emit.refersTo.object(deviceId, 'Device');
    emit.fact({ kind: 'OWNS', from: id, to: deviceId });
    if (emit.drawn.kinds.get(id) !== 'User') return;
    emit.link({
      kind: 'REPLAYS_SESSION',
      from: deviceId,
      to: id,
      gate: 0,
      rule: 'device-session',
      // That its owner signs in on it is likely, and recorded nowhere.
      basis: 'ASSUMED',
      evidence: [`graph/device-owners:${deviceId}/${id}`],
      says: 'holds the sessions of',
    });
  },
});
