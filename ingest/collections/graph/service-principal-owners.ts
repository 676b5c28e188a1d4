/** Owners of service principals: a fact, and the ability to add a credential. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Reads } from '../../memory/index.ts';
import { ownerAbility } from '../../rules/applications/owners.ts';
import { collection, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/entra/fundamentals/users-default-permissions#object-ownership */
export const servicePrincipalOwners = collection({
  name: 'graph/service-principal-owners',
  permission: 'Application.Read.All',
  schema: z.object({ servicePrincipalId: Id, id: Id, '@odata.type': Text }),
  read(row, emit: Emit & Reads<'powers' | 'applications'>) {
    ownerAbility(
      {
        owner: row.id,
        ownerType: row['@odata.type'],
        owned: row.servicePrincipalId,
        rule: 'service-principal-owner',
        collection: 'graph/service-principal-owners',
      },
      emit,
    );
  },
});
