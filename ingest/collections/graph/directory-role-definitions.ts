/** Directory roles: what each gives is worked out once, and kept for the assignments. */
import { z } from 'zod';
import { directoryAbilities } from '../../permissions.ts';
import { collection, Flag, Id, Text } from '../collection.ts';

const Permission = z.object({ allowedResourceActions: z.array(z.string()).nullish() });

/** https://learn.microsoft.com/graph/api/resources/unifiedroledefinition */
export const directoryRoleDefinitions = collection({
  name: 'graph/directory-role-definitions',
  permission: 'RoleManagement.Read.Directory',
  schema: z.object({
    id: Id,
    displayName: Text,
    templateId: Text,
    isBuiltIn: Flag,
    rolePermissions: z.array(Permission).nullish(),
  }),
  read(row, emit) {
    if (emit.tenant.directoryRoles.has(row.id)) return emit.skip('duplicate');
    // Built-in roles do what Microsoft documents, which their listed actions only partly say.
    const actions =
      row.isBuiltIn === false ? (row.rolePermissions ?? []).flatMap((one) => one.allowedResourceActions ?? []) : [];
    const template = row.isBuiltIn === false ? row.id : (row.templateId ?? row.id).toLowerCase();
    emit.tenant.directoryRoles.set(row.id, {
      name: row.displayName ?? row.id,
      abilities: directoryAbilities(template, actions),
    });
  },
});
