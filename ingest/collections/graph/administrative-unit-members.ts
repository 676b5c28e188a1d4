/** Members of administrative units: direct ones only, since a group brings itself and not its members into scope. */
import { z } from 'zod';
import { isInUnit, isObject } from '../../rules/placeholders/uncollected.ts';
import { collection, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/entra/identity/role-based-access-control/administrative-units#groups */
export const administrativeUnitMembers = collection({
  name: 'graph/administrative-unit-members',
  permission: 'AdministrativeUnit.Read.All',
  schema: z.object({ administrativeUnitId: Id, id: Id, '@odata.type': Text }),
  read(row, emit) {
    const { administrativeUnitId: unit, id } = row;
    isObject(unit, 'AdministrativeUnit', emit);
    isInUnit(id, row['@odata.type'], emit);
    emit.fact({ kind: 'CONTAINS', from: unit, to: id });
    // Only roles over the restricted unit itself change what is in it.
    if (emit.tenant.restrictedUnits.has(unit)) emit.tenant.shielded.add(id);
  },
});
