/** Direct members of groups; nesting follows from the links. */
import { z } from 'zod';
import { protectFully } from '../../rules/directory/protection.ts';
import { isPrincipal } from '../../rules/placeholders/uncollected.ts';
import { collection, Id, Text } from '../collection.ts';

const noPrincipals = new Set(['#microsoft.graph.orgcontact', '#microsoft.graph.device']);

/** https://learn.microsoft.com/graph/api/group-list-members */
export const groupMembers = collection({
  name: 'graph/group-members',
  permission: 'GroupMember.Read.All',
  schema: z.object({ groupId: Id, id: Id, '@odata.type': Text }),
  read(row, emit) {
    const { tenant } = emit;
    const type = row['@odata.type']?.toLowerCase();
    if (type !== undefined && noPrincipals.has(type))
      return emit.skip('the member is a contact or a device, which signs in nowhere');
    if (row.id === row.groupId) return emit.skip('the group is a member of itself');
    tenant.membershipsRead = true;
    if (!isPrincipal(row.groupId, 'Group', emit) || !isPrincipal(row.id, type, emit))
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
    if (tenant.nodes.get(row.id) !== 'User') return;
    const direct = tenant.directMembers.get(row.groupId);
    if (direct !== undefined) emit.link({ ...link, to: direct, rule: 'direct-member', says: 'is a direct member of' });
    if (tenant.roleAssignableGroups.has(row.groupId)) protectFully(tenant, row.id);
  },
});
