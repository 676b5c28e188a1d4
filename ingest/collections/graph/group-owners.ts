/** Owners of groups: a fact, and an ability where members can be added at all. */
import { z } from 'zod';
import { collection, Id } from '../collection.ts';

/** https://learn.microsoft.com/entra/fundamentals/users-default-permissions#object-ownership */
export const groupOwners = collection({
  name: 'graph/group-owners',
  permission: 'GroupMember.Read.All',
  schema: z.object({ groupId: Id, id: Id }),
  read(row, emit) {
    const { groupId, id } = row;
    emit.fact({ kind: 'OWNS', from: id, to: groupId });
    if (emit.tenant.closedGroups.has(groupId)) return;
    emit.link({
      kind: 'ADDS_MEMBER',
      from: id,
      to: groupId,
      gate: 0,
      rule: 'group-owner',
      basis: 'OBSERVED',
      evidence: [`graph/group-owners:${groupId}/${id}`],
      says: 'owns and may add members to',
    });
  },
});
