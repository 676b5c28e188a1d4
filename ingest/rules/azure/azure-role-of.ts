/** The Azure role that an assignment names. */

import type { AzureRole } from '../../memory/azure-role.ts';
import type { Reads } from '../../memory/index.ts';
import { azureBuiltIn } from './built-in-roles.ts';

/** The role with this GUID: as collected, else as the catalogue knows it, else one that gives nothing known. */
export function azureRoleOf(guid: string, memory: Reads<'azure'>): AzureRole {
  return memory.azure.roles.get(guid) ?? azureBuiltIn().get(guid) ?? { name: `Azure role ${guid}`, abilities: [] };
}
