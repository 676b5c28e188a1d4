/** What rows about directory roles have in common, be they held, held for a time or eligible. */
import { z } from 'zod';
import { Id, Principal, Text } from '../collections/collection.ts';

/** https://learn.microsoft.com/graph/api/resources/unifiedrolescheduleinstancebase, and unifiedroleassignment alike */
export const DirectoryRoleRow = z.object({
  id: Id,
  principalId: Id,
  principal: Principal,
  roleDefinitionId: Id,
  directoryScopeId: Text,
  appScopeId: Text,
  directoryScope: Principal,
});

/** Who has which role where; without a scope it is the tenant. */
export function roleOf(row: z.infer<typeof DirectoryRoleRow>) {
  return {
    principal: row.principalId,
    principalType: row.principal?.['@odata.type'],
    roleId: row.roleDefinitionId,
    scope: row.directoryScopeId ?? row.appScopeId ?? '/',
    scopeType: row.directoryScope?.['@odata.type'],
  };
}
