/** Azure roles that somebody may activate. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { holdAzureRole } from '../../rules/azure/hold-azure-role.ts';
import { recordEligibility } from '../../rules/directory/activation.ts';
import { collection, Id, lastSegment, Text } from '../collection.ts';

/** https://learn.microsoft.com/rest/api/authorization/role-eligibility-schedule-instances/list-for-scope */
export const azureRoleEligibilityScheduleInstances = collection({
  name: 'arm/role-eligibility-schedule-instances',
  permission: 'Reader',
  schema: z.object({
    id: Id,
    properties: z.object({ principalId: Id, principalType: Text, roleDefinitionId: Id, scope: Id, condition: Text }),
  }),
  read(row, emit: Emit & Writes<'powers' | 'azure' | 'eligibility' | 'privileges'>) {
    const { principalId, principalType, roleDefinitionId, scope, condition } = row.properties;
    emit.privileges.note('azureScopes', principalId, scope);
    if (!emit.refersTo.principal(principalId, principalType)) return emit.skip('the principal no longer exists');
    const role = lastSegment(roleDefinitionId);
    const { id: to, isDoubted } = holdAzureRole(
      { principal: principalId, role, scope, condition, link: undefined },
      emit,
    );
    recordEligibility(
      {
        kind: 'HOLDS',
        principal: principalId,
        to,
        isDoubted,
        activation: `arm:${scope}:${role}`,
        rule: 'azure-role-eligible',
        says: '',
        audience: 'azure-read',
        evidence: [`arm/role-eligibility-schedule-instances:${row.id}`],
      },
      emit,
    );
  },
});
