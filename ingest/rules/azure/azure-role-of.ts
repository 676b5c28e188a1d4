/** The Azure role that an assignment names. */

import type { AzureRole } from '../../memory/azure-role.ts';
import type { Reads } from '../../memory/index.ts';
import { azureBuiltIn } from './built-in-roles.ts';

/** The role with this GUID: as collected, else as the catalogue knows it, else one of unknown extent, which may give everything. */
export function azureRoleOf(guid: string, memory: Reads<'azure'>): AzureRole {
  return memory.azure.roles.get(guid) ?? azureBuiltIn().get(guid) ?? unknownRole(guid);
}

/** A custom role whose definition was not collected: at its worst it may grant itself any other. */
function unknownRole(guid: string): AzureRole {
  return {
    name: `Azure role ${guid}, whose definition was not collected`,
    abilities: ['azure-access'],
    isUnknown: true,
  };
}
