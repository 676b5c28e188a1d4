/** Access packages: what they give, who gets it by asking and by whose approval, and who may rewrite or assign them. */
import { z } from 'zod';
import { packageRoles } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { PackageGift, PackageRequest, Requestor } from '../../memory/groups.ts';
import type { Writes } from '../../memory/index.ts';
import { collection, Flag, Id, Text } from '../collection.ts';

const forOthers = new Set([
  'allconfiguredconnectedorganizationusers',
  'specificconnectedorganizationusers',
  'allexternalusers',
]);

const Approver = z.object({ userId: Id.nullish(), groupId: Id.nullish() });

const Stage = z.object({
  primaryApprovers: z.array(Approver).nullish(),
  escalationApprovers: z.array(Approver).nullish(),
  isEscalationEnabled: Flag,
});

const Policy = z.object({
  allowedTargetScope: Text,
  specificAllowedTargets: z.array(z.object({ userId: Id.nullish(), groupId: Id.nullish() })).nullish(),
  requestorSettings: z.object({ enableTargetsToSelfAddAccess: Flag }).nullish(),
  requestApprovalSettings: z.object({ isApprovalRequiredForAdd: Flag, stages: z.array(Stage).nullish() }).nullish(),
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
    catalogRoles: z.array(z.object({ principalId: Id, roleDefinitionId: Id })).nullish(),
  }),
  read(row, emit: Emit & Writes<'groups'>) {
    emit.groups.packages.push({
      id: row.id,
      name: row.displayName ?? row.id,
      gives: (row.resourceRoleScopes ?? []).flatMap(giftsOf),
      requests: (row.assignmentPolicies ?? []).flatMap(requestsOf),
      managers: (row.catalogRoles ?? []).flatMap((one) =>
        givesAll.has(one.roleDefinitionId) ? [one.principalId] : [],
      ),
    });
  },
});

const givesAll: ReadonlySet<string> = new Set(Object.values(packageRoles));

/** Who asks, and by whose approval. */
function requestsOf(policy: z.infer<typeof Policy>): PackageRequest[] {
  const { isApprovalRequiredForAdd: isAsked, stages: all } = policy.requestApprovalSettings ?? {};
  const boards = isAsked === true ? (all ?? []).map(approversOf) : [];
  const stages = boards.flatMap((board) => (board === undefined ? [] : [board]));
  const hasUnknownApprover = isAsked === true && (boards.length === 0 || stages.length < boards.length);
  return requestorsOf(policy).map((by) => ({ by, stages, hasUnknownApprover }));
}

/** Who may approve a stage; undefined where one of them is told by nothing that is collected. */
function approversOf({ primaryApprovers, escalationApprovers, isEscalationEnabled }: z.infer<typeof Stage>) {
  const all = [...(primaryApprovers ?? []), ...(isEscalationEnabled ? (escalationApprovers ?? []) : [])];
  const ids = all.flatMap(({ userId, groupId }) => userId ?? groupId ?? []);
  return ids.length === 0 || ids.length < all.length ? undefined : ids;
}

function requestorsOf(policy: z.infer<typeof Policy>): Requestor[] {
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
