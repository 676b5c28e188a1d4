/** What activating a directory role or a group membership asks for. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { ActivationRule, recordRules } from '../../rules/directory/activation.ts';
import { collection, Id, Text } from '../collection.ts';

/** https://learn.microsoft.com/graph/api/resources/unifiedrolemanagementpolicyassignment, policy and rules expanded */
export const roleManagementPolicyAssignments = collection({
  name: 'graph/role-management-policy-assignments',
  permission: 'RoleManagement.Read.Directory',
  schema: z.object({
    id: Text,
    scopeId: Text,
    scopeType: Text,
    roleDefinitionId: Id.nullish(),
    policy: z.object({ rules: z.array(ActivationRule).nullish() }).nullish(),
  }),
  read(row, emit: Emit & Writes<'eligibility'>) {
    if (row.policy?.rules == null) return emit.skip('the policy is not expanded');
    if (row.roleDefinitionId == null) return emit.skip('it names no role');
    const isGroup = row.scopeType?.toLowerCase() === 'group';
    const key = isGroup
      ? `group:${row.scopeId?.toLowerCase()}:${row.roleDefinitionId}`
      : `directory:${row.roleDefinitionId}`;
    recordRules(key, row.policy.rules, emit);
  },
});
