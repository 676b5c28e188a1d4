/** Azure roles whose definitions were not collected: what they give is not known, and that is said. */
import type { Reads, Writes } from '../../memory/index.ts';

/** How many roles are named. */
const named = 5;

/** Notes them among what could not be judged. */
export function noteUnknownRoles({ azure, gaps }: Reads<'azure'> & Writes<'gaps'>): void {
  const roles = [...azure.unknownRoles].sort();
  if (roles.length === 0) return;
  const more = roles.length > named ? ` and ${roles.length - named} more` : '';
  gaps.notJudged.push({
    links: ['HOLDS', 'GRANTS_ACCESS'],
    says: `Azure roles are held whose definitions are not in arm/role-definitions: ${roles.slice(0, named).join(', ')}${more}. Each is taken to give everything at its scopes. Collect the definitions with Reader at the scopes where they can be assigned.`,
  });
}
