/** Owners of groups: a fact, and an ability where members can be added at all. */
import { z } from 'zod';
import { protectFully } from '../../rules/directory/protection.ts';
import { isPrincipal } from '../../rules/placeholders/uncollected.ts';
import { collection, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/entra/fundamentals/users-default-permissions#object-ownership */
export const groupOwners = collection({
  name: 'graph/group-owners',
  permission: 'GroupMember.Read.All',
  schema: z.object({ groupId: Id, id: Id, '@odata.type': Text }),
  read(row, emit) {
    const { tenant } = emit;
    const { groupId, id } = row;
    if (!isPrincipal(groupId, 'Group', emit) || !isPrincipal(id, row['@odata.type'], emit))
      return emit.skip('it refers to an object that is not in the facts');
    emit.fact({ kind: 'OWNS', from: id, to: groupId });
    if (tenant.roleAssignableGroups.has(groupId) && tenant.nodes.get(id) === 'User') protectFully(tenant, id);
    // A restricted unit shields its groups from their owners too.
    if (tenant.closedGroups.has(groupId) || tenant.shielded.has(groupId)) return;
    const others = tenant.ownersOfGroups.get(groupId) ?? [];
    tenant.ownersOfGroups.set(groupId, [...others, id]);
    // A service principal needs no permission beside: owners are users and service principals who may change the group.
    // https://learn.microsoft.com/graph/api/group-list-owners
    const link = { from: id, gate: 0, rule: 'group-owner', basis: 'OBSERVED' } as const;
    const evidence = [`graph/group-owners:${groupId}/${id}`];
    const direct = tenant.directMembers.get(groupId);
    for (const to of direct === undefined ? [groupId] : [groupId, direct])
      emit.link({ ...link, kind: 'ADDS_MEMBER', to, evidence, says: 'owns and may add members to' });
    emit.link({ ...link, kind: 'ADDS_OWNER', to: groupId, evidence, says: 'owns and may add owners to' });
  },
});
