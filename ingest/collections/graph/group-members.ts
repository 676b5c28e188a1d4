/** Direct members of groups; nesting follows from the links. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import type { MemberType } from '../../memory/memberships.ts';
import { protectFully } from '../../rules/directory/protection.ts';
import { collection, Id, Text } from '../collection.ts';

const noPrincipals = new Set(['#microsoft.graph.orgcontact', '#microsoft.graph.device']);

/** https://learn.microsoft.com/graph/api/group-list-members */
export const groupMembers = collection({
  name: 'graph/group-members',
  permission: 'GroupMember.Read.All',
  schema: z.object({ groupId: Id, id: Id, '@odata.type': Text }),
  read(row, emit: Emit & Writes<'directory' | 'groups'>) {
    const type = row['@odata.type']?.toLowerCase();
    emit.groups.memberships.add({ group: row.groupId, member: row.id, type: memberType(type) });
    if (type !== undefined && noPrincipals.has(type))
      return emit.skip('the member is a contact or a device, which signs in nowhere');
    if (row.id === row.groupId) return emit.skip('the group is a member of itself');
    emit.groups.membershipsRead = true;
    if (!emit.refersTo.principal(row.groupId, 'Group') || !emit.refersTo.principal(row.id, type))
      return emit.skip('it refers to an object that is not in the facts');
    const link = {
      kind: 'MEMBER_OF',
      from: row.id,
      gate: 0,
      rule: 'group-member',
      basis: 'OBSERVED',
      evidence: [`graph/group-members:${row.groupId}/${row.id}`],
    } as const;
    emit.link({ ...link, to: row.groupId });
    if (emit.drawn.kinds.get(row.id) !== 'User') return;
    const direct = emit.groups.directMembers.get(row.groupId);
    if (direct !== undefined) emit.link({ ...link, to: direct, rule: 'direct-member', says: 'is a direct member of' });
    if (emit.groups.roleAssignable.has(row.groupId)) protectFully(emit, row.id);
  },
});

function memberType(type: string | undefined): MemberType {
  if (type === undefined) return 'not said';
  return type === '#microsoft.graph.group' ? 'group' : 'other';
}
