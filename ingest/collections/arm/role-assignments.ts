/** Azure roles that are held now, at any scope. */

import { z } from 'zod';
import { entryId } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { holdAzureRole } from '../../rules/azure/hold-azure-role.ts';
import { declaredGate } from '../../rules/directory/declared.ts';
import { collection, Id, lastSegment, Text } from '../collection.ts';

/** https://learn.microsoft.com/rest/api/authorization/role-assignments/list-for-scope */
export const azureRoleAssignments = collection({
  name: 'arm/role-assignments',
  permission: 'Reader',
  schema: z.object({
    id: Id,
    properties: z.object({ principalId: Id, principalType: Text, roleDefinitionId: Id, scope: Id, condition: Text }),
  }),
  read(row, emit: Emit & Writes<'powers' | 'azure' | 'privileges'>) {
    const { principalId, principalType, roleDefinitionId, scope, condition } = row.properties;
    emit.privileges.note('azureScopes', principalId, scope);
    const foreign = principalType?.toLowerCase() === 'foreigngroup';
    if (!foreign && !emit.refersTo.principal(principalId, principalType))
      return emit.skip('the principal no longer exists');
    const evidence = [`arm/role-assignments:${row.id}`];
    const { assumed, ...declared } = declaredGate(emit.tenant.declared, 'otherTenant');
    holdAzureRole(
      {
        principal: foreign ? entryId('other-tenant') : principalId,
        role: lastSegment(roleDefinitionId),
        scope,
        condition,
        link: foreign
          ? { ...declared, authenticates: true, rule: 'foreign-principal', evidence: [...evidence, ...assumed] }
          : { gate: 0, rule: 'azure-role-assignment', basis: 'OBSERVED', evidence },
      },
      emit,
    );
  },
});
