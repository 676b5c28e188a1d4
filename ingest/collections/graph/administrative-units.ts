/** Administrative units: parts of the directory that a role can be limited to, and some that shield their members. */
import { z } from 'zod';
import { abilitiesOverObjects } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { collection, Flag, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/administrativeunit */
export const administrativeUnits = collection({
  name: 'graph/administrative-units',
  permission: 'AdministrativeUnit.Read.All',
  schema: z.object({ id: Id, displayName: Text, isMemberManagementRestricted: Flag, visibility: Text }),
  read(row, emit: Emit & Writes<'directory'>) {
    const { id, displayName, ...details } = row;
    const name = displayName ?? id;
    const reachedBy = abilitiesOverObjects('administrativeUnit');
    if (!emit.node({ kind: 'AdministrativeUnit', id, name, details, reachedBy })) return;
    if (row.isMemberManagementRestricted) emit.directory.restrictedUnits.add(id);
  },
});
