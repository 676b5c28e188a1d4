/** Groups, and which of them have a membership that nobody can add to. */
import { z } from 'zod';
import { collection, Flag, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/group */
export const groups = collection({
  name: 'graph/groups',
  permission: 'GroupMember.Read.All',
  schema: z.object({
    id: Id,
    displayName: Text,
    groupTypes: z.array(z.string()).nullish(),
    membershipRule: Text,
    isAssignableToRole: Flag,
    onPremisesSyncEnabled: Flag,
    securityEnabled: Flag,
    visibility: Text,
  }),
  read(row, emit) {
    const { id, displayName, ...details } = row;
    if (!emit.node({ kind: 'Group', id, name: displayName ?? id, details })) return;
    if (row.isAssignableToRole) emit.tenant.roleAssignableGroups.add(id);
    // A rule fills dynamic groups, and the on-premises directory fills synchronized ones: owners add nobody.
    if (row.groupTypes?.includes('DynamicMembership') || row.onPremisesSyncEnabled) emit.tenant.closedGroups.add(id);
  },
});
