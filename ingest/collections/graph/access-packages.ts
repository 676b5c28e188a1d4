/** Access packages: what they give, and who gets it by asking, without approval. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { PackageGift, Requestor } from '../../memory/groups.ts';
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

const RoleScope = z.object({
  role: z.object({ displayName: Text, originSystem: Text, originId: Id.nullish() }).nullish(),
  scope: z.object({ originId: Id.nullish(), originSystem: Text }).nullish(),
});

/** https://learn.microsoft.com/graph/api/resources/accesspackage, role scopes and assignment policies expanded */
export const accessPackages = collection({
  name: 'graph/access-packages',
  permission: 'EntitlementManagement.Read.All',
  schema: z.object({
    id: Id,
    displayName: Text,
    resourceRoleScopes: z.array(RoleScope).nullish(),
    assignmentPolicies: z.array(Policy).nullish(),
  }),
  read(row, emit: Emit & Writes<'groups'>) {
    emit.groups.packages.push({
      id: row.id,
      name: row.displayName ?? row.id,
      gives: (row.resourceRoleScopes ?? []).flatMap(giftsOf),
      requestors: (row.assignmentPolicies ?? []).flatMap(requestsOf),
    });
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

/**
 * What a role of a resource is here; sites are not drawn. Of a directory role the scope names the role, and the role says how it is held.
 * https://learn.microsoft.com/entra/id-governance/entitlement-management-roles
 */
function giftsOf({ role, scope }: z.infer<typeof RoleScope>): PackageGift[] {
  const of = scope?.originId;
  const system = (scope?.originSystem ?? role?.originSystem ?? 'AadGroup').toLowerCase();
  if (of == null) return [];
  if (system === 'aadgroup') return [{ gives: 'group', group: of }];
  if (system === 'directoryrole')
    return [
      { gives: 'directory role', role: of, isEligible: /eligible/i.test(`${role?.originId} ${role?.displayName}`) },
    ];
  if (system === 'aadapplication' && role?.originId != null)
    return [{ gives: 'application role', resource: of, appRole: role.originId }];
  return [];
}
