/** Azure roles: what each gives is worked out once, from its actions, and kept for the assignments. */
import { z } from 'zod';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';
import { azurePowers } from '../../rules/azure/permissions.ts';
import { Permission } from '../../rules/azure/role-permission.ts';
import { notFollowedOf } from '../../rules/not-followed.ts';
import { collection, Id, lastSegment, Text } from '../collection.ts';

/** https://learn.microsoft.com/rest/api/authorization/role-definitions/list */
export const azureRoleDefinitions = collection({
  name: 'arm/role-definitions',
  permission: 'Reader',
  schema: z.object({
    id: Id,
    properties: z.object({ roleName: Text, type: Text, permissions: z.array(Permission).nullish() }),
  }),
  read(row, emit: Emit & Writes<'azure'>) {
    const guid = lastSegment(row.id);
    if (emit.azure.roles.has(guid)) return emit.skip('duplicate');
    const { roleName, type, permissions } = row.properties;
    const isCustom = type?.toLowerCase() === 'customrole';
    const powers = azurePowers(permissions ?? []);
    // Whoever controls everything at a scope is shown so.
    const isWide = powers.abilities.includes('azure-control');
    emit.azure.roles.set(guid, {
      name: roleName ?? guid,
      isCustom,
      permissions: permissions ?? [],
      notFollowed: isWide ? [] : notFollowedOf(permissions ?? []),
      ...powers,
    });
  },
});
