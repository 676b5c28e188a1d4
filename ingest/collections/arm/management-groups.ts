/** Management groups: the tree above the subscriptions. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { collection, Id, Text } from '../collection.ts';

const Child = z.object({ id: Id });

/** https://learn.microsoft.com/rest/api/managementgroups/management-groups/get */
export const managementGroups = collection({
  name: 'arm/management-groups',
  permission: 'Reader at the tenant root group',
  schema: z.object({
    id: Id,
    name: z.string(),
    parentId: Id.nullish(),
    properties: z
      .object({
        displayName: Text,
        details: z.object({ parent: z.object({ id: Id.nullish() }).nullish() }).nullish(),
        children: z.array(Child).nullish(),
      })
      .nullish(),
  }),
  read(row, emit: Emit & Writes<'azure'>) {
    if (!emit.node({ kind: 'ManagementGroup', id: row.id, name: row.properties?.displayName ?? row.name })) return;
    const parent = row.parentId ?? row.properties?.details?.parent?.id;
    if (parent)
      emit.azure.parentOf.set(
        row.id,
        parent.includes('/') ? parent : `/providers/microsoft.management/managementgroups/${parent}`,
      );
    for (const child of row.properties?.children ?? [])
      if (!emit.azure.parentOf.has(child.id)) emit.azure.parentOf.set(child.id, row.id);
  },
});
