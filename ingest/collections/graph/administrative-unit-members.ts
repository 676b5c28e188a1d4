/** Members of administrative units: direct ones only, since a group brings itself and not its members into scope. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { collection, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/entra/identity/role-based-access-control/administrative-units#groups */
export const administrativeUnitMembers = collection({
  name: 'graph/administrative-unit-members',
  permission: 'AdministrativeUnit.Read.All',
  schema: z.object({ administrativeUnitId: Id, id: Id, '@odata.type': Text }),
  read(row, emit: Emit & Writes<'directory'>) {
    const { administrativeUnitId: unit, id } = row;
    emit.refersTo.object(unit, 'AdministrativeUnit');
    emit.refersTo.memberOfUnit(id, row['@odata.type']);
    emit.fact({ kind: 'CONTAINS', from: unit, to: id });
    // Only roles over the restricted unit itself change what is in it.
    if (emit.directory.restrictedUnits.has(unit)) emit.directory.shielded.add(id);
  },
});
