/** What activating an Azure role asks for. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { ActivationRule, recordRules } from '../../rules/directory/activation.ts';
import { collection, Id, lastSegment } from '../collection.ts';

/** https://learn.microsoft.com/rest/api/authorization/role-management-policy-assignments/list-for-scope */
export const azureRoleManagementPolicyAssignments = collection({
  name: 'arm/role-management-policy-assignments',
  permission: 'Reader',
  schema: z.object({
    id: Id,
    properties: z.object({
      scope: Id,
      roleDefinitionId: Id,
      effectiveRules: z.array(ActivationRule).nullish(),
    }),
  }),
  read(row, emit: Emit & Writes<'eligibility'>) {
    const { scope, roleDefinitionId, effectiveRules } = row.properties;
    if (effectiveRules == null) return emit.skip('it holds no rules');
    recordRules(`arm:${scope}:${lastSegment(roleDefinitionId)}`, effectiveRules, emit);
  },
});
