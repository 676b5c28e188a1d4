/** The Azure role that an assignment names. */

import type { Role, Tenant } from '../../memory/tenant.ts';
import { azureBuiltIn } from './built-in-roles.ts';

/** The role with this GUID: as collected, else as the catalogue knows it, else one that gives nothing known. */
export function azureRoleOf(guid: string, tenant: Tenant): Role {
  return tenant.azureRoles.get(guid) ?? azureBuiltIn().get(guid) ?? { name: `Azure role ${guid}`, abilities: [] };
}
