/** Groups, and who could fill each: that depends on its kind and its rule. */
import { z } from 'zod';
import type { AbilityName } from '#catalogue';
import { openGroup } from '../../rules/open-groups.ts';
import { collection, Flag, Id, Text } from '../collection.ts';

const Group = z.object({
  id: Id,
  displayName: Text,
  groupTypes: z.array(z.string()).nullish(),
  membershipRule: Text,
  isAssignableToRole: Flag,
  onPremisesSyncEnabled: Flag,
  securityEnabled: Flag,
  mailEnabled: Flag,
  visibility: Text,
});

/** https://learn.microsoft.com/graph/api/resources/group */
export const groups = collection({
  name: 'graph/groups',
  permission: 'GroupMember.Read.All',
  schema: Group,
  read(row, emit) {
    const { id, displayName, ...details } = row;
    const { tenant } = emit;
    const name = displayName ?? id;
    const ability = reachOf(row);
    const reachedBy = ability === undefined ? {} : { [ability]: 0 as const };
    if (!emit.node({ kind: 'Group', id, name, details, reachedBy })) return;
    if (ability !== undefined) tenant.reachOfGroup.set(id, ability);
    tenant.names.set(id, name);
    if (row.isAssignableToRole) tenant.roleAssignableGroups.add(id);
    // A rule fills dynamic groups, and the on-premises directory fills synchronized ones: owners add nobody.
    if (isDynamic(row) || row.onPremisesSyncEnabled) tenant.closedGroups.add(id);
    if (row.onPremisesSyncEnabled) {
      emit.link({
        kind: 'ADDS_MEMBER',
        from: 'entry:on-premises-directory',
        to: id,
        gate: 1,
        authenticates: true,
        rule: 'synchronized-group',
        basis: 'ASSUMED',
        evidence: [`graph/groups:${id}`],
        says: 'adds members on premises to',
      });
    }
    const isPublic = isUnified(row) && !isDynamic(row) && row.visibility?.toLowerCase() === 'public';
    openGroup({ id, isPublic, membershipRule: isDynamic(row) ? row.membershipRule : undefined }, emit);
  },
});

function isDynamic({ groupTypes }: z.infer<typeof Group>): boolean {
  return groupTypes?.includes('DynamicMembership') ?? false;
}

function isUnified({ groupTypes }: z.infer<typeof Group>): boolean {
  return groupTypes?.includes('Unified') ?? false;
}

/** https://learn.microsoft.com/entra/identity/role-based-access-control/groups-concept */
function reachOf(row: z.infer<typeof Group>): AbilityName | undefined {
  if (row.onPremisesSyncEnabled) return undefined;
  if (row.isAssignableToRole) return 'role-assignable-group-members';
  if (isDynamic(row)) return 'dynamic-group-rules';
  if (isUnified(row)) return 'microsoft365-group-members';
  // Microsoft Graph does not change members of mail-enabled security groups and distribution lists.
  return row.mailEnabled ? undefined : 'security-group-members';
}
