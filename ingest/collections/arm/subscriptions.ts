/** Subscriptions. */
import { z } from 'zod';
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
  read(row, emit) {
    const { id, displayName, state, managementGroupId, tags } = row;
    if (
      !emit.node({ kind: 'Subscription', id, name: displayName ?? id, details: { state, ...(tags ? { tags } : {}) } })
    )
      return;
    if (managementGroupId) {
      const group = managementGroupId.includes('/')
        ? managementGroupId
        : `/providers/microsoft.management/managementgroups/${managementGroupId}`;
      emit.tenant.parentOf.set(id, group);
    }
  },
});
