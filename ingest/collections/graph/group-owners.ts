/** Owners of groups: a fact, and an ability where members can be added at all. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { protectFully } from '../../rules/directory/protection.ts';
import { collection, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/entra/fundamentals/users-default-permissions#object-ownership */
export const groupOwners = collection({
  name: 'graph/group-owners',
  permission: 'GroupMember.Read.All',
  schema: z.object({ groupId: Id, id: Id, '@odata.type': Text }),
  read(row, emit: Emit & Writes<'directory' | 'groups'>) {
    const { groupId, id } = row;
    if (!emit.refersTo.principal(groupId, 'Group') || !emit.refersTo.principal(id, row['@odata.type']))
      return emit.skip('it refers to an object that is not in the facts');
    emit.fact({ kind: 'OWNS', from: id, to: groupId });
    if (emit.groups.roleAssignable.has(groupId) && emit.drawn.kinds.get(id) === 'User') protectFully(emit, id);
    // A restricted unit shields its groups from their owners too.
    if (emit.groups.closed.has(groupId) || emit.directory.shielded.has(groupId)) return;
    const others = emit.groups.owners.get(groupId) ?? [];
    emit.groups.owners.set(groupId, [...others, id]);
    // A service principal needs no permission beside: owners are users and service principals who may change the group.
    // https://learn.microsoft.com/graph/api/group-list-owners
    const link = { from: id, gate: 0, rule: 'group-owner', basis: 'OBSERVED' } as const;
    const evidence = [`graph/group-owners:${groupId}/${id}`];
    const direct = emit.groups.directMembers.get(groupId);
    for (const to of direct === undefined ? [groupId] : [groupId, direct])
      emit.link({ ...link, kind: 'ADDS_MEMBER', to, evidence, says: 'owns and may add members to' });
    emit.link({ ...link, kind: 'ADDS_OWNER', to: groupId, evidence, says: 'owns and may add owners to' });
  },
});
