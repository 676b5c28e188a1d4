/** Subscriptions. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { noteEnvironment } from '../../rules/azure/environment.ts';
import { collection, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/rest/api/resources/subscriptions/list */
export const subscriptions = collection({
  name: 'arm/subscriptions',
  permission: 'Reader',
  schema: z.object({
    id: Id,
    displayName: Text,
    state: Text,
    managementGroupId: Id.nullish(),
    tags: z.record(z.string(), z.string()).nullish(),
  }),
  read(row, emit: Emit & Writes<'azure'>) {
    const { id, displayName, state, managementGroupId, tags } = row;
    if (
      !emit.node({ kind: 'Subscription', id, name: displayName ?? id, details: { state, ...(tags ? { tags } : {}) } })
    )
      return;
    noteEnvironment(row, emit);
    if (managementGroupId) {
      const group = managementGroupId.includes('/')
        ? managementGroupId
        : `/providers/microsoft.management/managementgroups/${managementGroupId}`;
      emit.azure.parentOf.set(id, group);
    }
  },
});
