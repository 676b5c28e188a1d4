/** Groups, and who could fill each: that depends on its kind and its rule. */
import { z } from 'zod';
import { type AbilityName, abilitiesOver, abilitiesOverObjects, entryId, type ReachedObjects } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { declaredGate } from '../../rules/directory/declared.ts';
import { isPaused, readByRule } from '../../rules/groups/membership-rule.ts';
import { admitsGuests, openGroup } from '../../rules/groups/open-groups.ts';
import { collection, Flag, Id, Text } from '../collection.ts';

const Group = z.object({
  id: Id,
  displayName: Text,
  groupTypes: z.array(z.string()).nullish(),
  membershipRule: Text,
  membershipRuleProcessingState: Text,
  isAssignableToRole: Flag,
  onPremisesSyncEnabled: Flag,
  securityEnabled: Flag,
  mailEnabled: Flag,
  visibility: Text,
  resourceProvisioningOptions: z.array(z.string()).nullish(),
});

/** https://learn.microsoft.com/graph/api/resources/group */
export const groups = collection({
  name: 'graph/groups',
  permission: 'GroupMember.Read.All',
  schema: Group,
  read(row, emit: Emit & Reads<'directory'> & Writes<'powers' | 'groups'>) {
    const { id, displayName, ...details } = row;
    const name = displayName ?? id;
    const reachedBy = abilitiesOverObjects(...isReachedAs(row));
    if (!emit.node({ kind: 'Group', id, name, details, reachedBy, ...unsureOf(row) })) return;
    if (Object.keys(reachedBy).length > 0) emit.groups.reach.set(id, reachedBy);
    if (row.isAssignableToRole) emit.groups.roleAssignable.add(id);
    // A rule fills dynamic groups, and the on-premises directory fills synchronized ones: owners add nobody.
    if (isDynamic(row) || row.onPremisesSyncEnabled) emit.groups.closed.add(id);
    if (row.onPremisesSyncEnabled) {
      const { assumed, ...declared } = declaredGate(emit.tenant.declared, 'onPremisesDirectory');
      emit.link({
        kind: 'ADDS_MEMBER',
        from: entryId('on-premises-directory'),
        to: id,
        ...declared,
        authenticates: true,
        rule: 'synchronized-group',
        evidence: [`graph/groups:${id}`, ...assumed],
        says: 'adds members on premises to',
      });
    }
    const isPublic =
      isUnified(row) && !isDynamic(row) && !row.isAssignableToRole && row.visibility?.toLowerCase() === 'public';
    // A rule that is paused lets nobody in until it is switched on again.
    const membershipRule = isDynamic(row) && !isPaused(row) ? row.membershipRule : undefined;
    openGroup({ id, isPublic, membershipRule }, emit);
  },
});

function isDynamic({ groupTypes }: z.infer<typeof Group>): boolean {
  return groupTypes?.includes('DynamicMembership') ?? false;
}

function isUnified({ groupTypes }: z.infer<typeof Group>): boolean {
  return groupTypes?.includes('Unified') ?? false;
}

/** Whether a Microsoft 365 group is a team; undefined where the source does not say. https://learn.microsoft.com/graph/teams-list-all-teams */
function isTeam({ resourceProvisioningOptions: options }: z.infer<typeof Group>): boolean | undefined {
  return options?.some((one) => one.toLowerCase() === 'team');
}

/** Where the source does not say whether a group is a team, that it is one is ASSUMED. */
function unsureOf(row: z.infer<typeof Group>): { readonly reachedAssumed?: readonly AbilityName[] } {
  const asTeam = isTeam(row) === undefined && isReachedAs(row).includes('team');
  return asTeam ? { reachedAssumed: abilitiesOver('team') } : {};
}

/** What a group is to who would fill it. https://learn.microsoft.com/entra/identity/role-based-access-control/groups-concept */
function isReachedAs(row: z.infer<typeof Group>): ReachedObjects[] {
  if (row.onPremisesSyncEnabled) return [];
  if (row.isAssignableToRole) return ['roleAssignableGroup'];
  if (isDynamic(row)) return ['dynamicGroup', ...(isPaused(row) ? [] : metByRule(row.membershipRule ?? ''))];
  if (isUnified(row)) return ['microsoft365Group', ...(isTeam(row) === false ? [] : (['team'] as const))];
  // Microsoft Graph does not change members of mail-enabled security groups; of distribution lists nobody holds anything.
  if (row.mailEnabled) return row.securityEnabled ? ['mailEnabledSecurityGroup'] : [];
  return ['securityGroup'];
}

function metByRule(rule: string): ReachedObjects[] {
  const reads = readByRule(rule);
  return reads.length > 0 && admitsGuests(rule) ? [...reads, 'ruleForGuests'] : reads;
}
