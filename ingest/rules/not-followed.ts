/** Powers that are held and lead nowhere here: said with the roles that give them. */
import { type PowerNotFollowedName, powersNotFollowed, powersNotFollowedEntries } from '#catalogue';
import type { AzurePermission } from '../memory/azure-role.ts';
import type { Reads, Writes } from '../memory/index.ts';
import { allows } from './azure/permissions.ts';

/** How many roles are named. */
const named = 5;

/** Those that the permissions of an Azure role give. */
export function notFollowedOf(permissions: readonly AzurePermission[]): PowerNotFollowedName[] {
  return powersNotFollowedEntries
    .filter(
      ([, { azureActions = [], azureDataActions = [] }]) =>
        azureActions.some((operation) => allows(permissions, operation, 'control')) ||
        azureDataActions.some((operation) => allows(permissions, operation, 'data')),
    )
    .map(([name]) => name);
}

/** Those that a directory role gives, by its template. */
export function notFollowedOfTemplate(template: string): PowerNotFollowedName[] {
  return powersNotFollowedEntries
    .filter(([, { directoryRoles = [] }]) => directoryRoles.includes(template))
    .map(([name]) => name);
}

/** Notes each power that somebody holds among what could not be judged. */
export function noteNotFollowed({ powers, gaps }: Reads<'powers'> & Writes<'gaps'>): void {
  for (const [name, roles] of [...powers.notFollowed].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const all = [...roles].sort();
    const more = all.length > named ? ` and ${all.length - named} more` : '';
    const says = `${powersNotFollowed[name].says} Held by way of: ${all.slice(0, named).join(', ')}${more}.`;
    gaps.notJudged.push({ links: ['HOLDS'], says });
  }
}
