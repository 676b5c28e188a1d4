/** Members of administrative units: direct ones only, since a group brings itself and not its members into scope. */
import { z } from 'zod';
import { collection, Id } from '../collection.ts';

/** https://learn.microsoft.com/entra/identity/role-based-access-control/administrative-units#groups */
export const administrativeUnitMembers = collection({
  name: 'graph/administrative-unit-members',
  permission: 'AdministrativeUnit.Read.All',
  schema: z.object({ administrativeUnitId: Id, id: Id }),
  read(row, emit) {
    emit.fact({ kind: 'CONTAINS', from: row.administrativeUnitId, to: row.id });
  },
});
