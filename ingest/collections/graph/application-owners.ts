/** Owners of applications: a fact, and the ability to add a credential. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Reads } from '../../memory/index.ts';
import { ownerAbility } from '../../rules/applications/owners.ts';
import { collection, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/entra/fundamentals/users-default-permissions#object-ownership */
export const applicationOwners = collection({
  name: 'graph/application-owners',
  permission: 'Application.Read.All',
  schema: z.object({ applicationId: Id, id: Id, '@odata.type': Text }),
  read(row, emit: Emit & Reads<'powers' | 'applications'>) {
    ownerAbility(
      {
        owner: row.id,
        ownerType: row['@odata.type'],
        owned: row.applicationId,
        rule: 'application-owner',
        collection: 'graph/application-owners',
      },
      emit,
    );
  },
});
