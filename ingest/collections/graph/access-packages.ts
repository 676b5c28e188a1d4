/** Access packages: what somebody may ask for and gets without approval. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Requestor } from '../../memory/groups.ts';
import type { Writes } from '../../memory/index.ts';
import { collection, Flag, Id, Text } from '../collection.ts';

const forOthers = new Set([
  'allconfiguredconnectedorganizationusers',
  'specificconnectedorganizationusers',
  'allexternalusers',
]);

const Policy = z.object({
  allowedTargetScope: Text,
  specificAllowedTargets: z.array(z.object({ userId: Id.nullish(), groupId: Id.nullish() })).nullish(),
  requestorSettings: z.object({ enableTargetsToSelfAddAccess: Flag }).nullish(),
  requestApprovalSettings: z.object({ isApprovalRequiredForAdd: Flag }).nullish(),
});

/** https://learn.microsoft.com/graph/api/resources/accesspackage, role scopes and assignment policies expanded */
export const accessPackages = collection({
  name: 'graph/access-packages',
  permission: 'EntitlementManagement.Read.All',
  schema: z.object({
    id: Id,
    displayName: Text,
    resourceRoleScopes: z
      .array(
        z.object({
          role: z.object({ displayName: Text, originSystem: Text }).nullish(),
          scope: z.object({ originId: Id.nullish(), originSystem: Text }).nullish(),
        }),
      )
      .nullish(),
    assignmentPolicies: z.array(Policy).nullish(),
  }),
  read(row, emit: Emit & Writes<'groups'>) {
    const requests = (row.assignmentPolicies ?? []).flatMap(requestsOf);
    const groups = (row.resourceRoleScopes ?? []).flatMap(({ scope }) => scope?.originId ?? []);
    for (const group of groups)
      for (const by of requests)
        emit.groups.openPackages.push({ id: row.id, name: row.displayName ?? row.id, group, by });
  },
});

/** Who asks and is not asked back. */
function requestsOf(policy: z.infer<typeof Policy>): Requestor[] {
  if (policy.requestApprovalSettings?.isApprovalRequiredForAdd === true) return [];
  if (policy.requestorSettings?.enableTargetsToSelfAddAccess === false) return [];
  const scope = policy.allowedTargetScope?.toLowerCase() ?? '';
  if (scope === 'allmemberusers') return ['members'];
  if (scope === 'alldirectoryusers') return ['members', 'guests'];
  if (forOthers.has(scope)) return ['others'];
  return (policy.specificAllowedTargets ?? []).flatMap(({ userId, groupId }) => {
    const principal = userId ?? groupId;
    return principal == null ? [] : [{ principal }];
  });
}
