/** Access packages: what anybody may ask for and gets without approval. */
import { z } from 'zod';
import { drawOpen } from '../../rules/open-groups.ts';
import { collection, Flag, Id, Text } from '../collection.ts';

const forEverybody = new Set(['allmemberusers', 'alldirectoryusers']);

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
    assignmentPolicies: z
      .array(
        z.object({
          allowedTargetScope: Text,
          requestApprovalSettings: z.object({ isApprovalRequiredForAdd: Flag }).nullish(),
        }),
      )
      .nullish(),
  }),
  read(row, emit) {
    const open = (row.assignmentPolicies ?? []).some(
      (policy) =>
        forEverybody.has(policy.allowedTargetScope?.toLowerCase() ?? '') &&
        policy.requestApprovalSettings?.isApprovalRequiredForAdd !== true,
    );
    if (!open) return;
    for (const { scope } of row.resourceRoleScopes ?? []) {
      const group = scope?.originId;
      if (group == null || emit.tenant.nodes.get(group) !== 'Group') continue;
      const evidence = [`graph/access-packages:${row.id}`];
      const says = `may ask for "${row.displayName ?? row.id}", which nobody approves, and so join`;
      drawOpen(group, { rule: 'open-access-package', basis: 'CONFIGURED', says, evidence }, emit);
    }
  },
});
