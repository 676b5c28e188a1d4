/** What rows about directory roles have in common, be they held, held for a time or eligible. */
import { z } from 'zod';
import { Id, Principal, Text } from '../../collections/collection.ts';

/** https://learn.microsoft.com/graph/api/resources/unifiedrolescheduleinstancebase, and unifiedroleassignment alike */
export const DirectoryRoleRow = z.object({
  id: Id,
  principalId: Id,
  principal: Principal,
  roleDefinitionId: Id,
  directoryScopeId: Text,
  appScopeId: Text,
  /** Expanded by some sources. */
  directoryScope: z.object({ '@odata.type': Text, appId: Id.nullish() }).nullish().catch(undefined),
});

/** Who has which role where; without a scope it is the tenant. */
export function roleOf(row: z.infer<typeof DirectoryRoleRow>) {
  return {
    principal: row.principalId,
    principalType: row.principal?.['@odata.type'],
    roleId: row.roleDefinitionId,
    scope: row.directoryScopeId ?? row.appScopeId ?? '/',
    scopeType: row.directoryScope?.['@odata.type'],
    scopeAppId: row.directoryScope?.appId ?? undefined,
  };
}
