/** Administrative units: parts of the directory that a role can be limited to, and some that shield their members. */
import { z } from 'zod';
import { abilitiesOver, abilitiesOverObjects } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { isPaused, readByRule } from '../../rules/groups/membership-rule.ts';
import { collection, Flag, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/administrativeunit */
export const administrativeUnits = collection({
  name: 'graph/administrative-units',
  permission: 'AdministrativeUnit.Read.All',
  schema: z.object({
    id: Id,
    displayName: Text,
    isMemberManagementRestricted: Flag,
    visibility: Text,
    membershipType: Text,
    membershipRule: Text,
    membershipRuleProcessingState: Text,
  }),
  read(row, emit: Emit & Writes<'directory'>) {
    const { id, displayName, ...details } = row;
    const name = displayName ?? id;
    const reachedBy = abilitiesOverObjects('administrativeUnit');
    if (!emit.node({ kind: 'AdministrativeUnit', id, name, details, reachedBy })) return;
    // Who is in a unit with a rule is not assigned. A rule that is paused lets nobody in.
    if (row.membershipType?.toLowerCase() === 'dynamic')
      emit.directory.dynamicUnits.set(id, isPaused(row) ? [] : abilitiesOver(...readByRule(row.membershipRule ?? '')));
    if (row.isMemberManagementRestricted) emit.directory.restrictedUnits.add(id);
  },
});
