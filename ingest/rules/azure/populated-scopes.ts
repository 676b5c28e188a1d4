/** Which scopes get a Population of an ability: those at or below a holder's that have something it reaches below them, resources with children among them. */
import type { AbilityName } from '#catalogue';
import { rootManagementGroup, scopeAbove } from '#catalogue';
import type { Reads } from '../../memory/index.ts';

/** Ids of the scopes; of directory abilities the tenant and administrative units where the ability is held. */
export function populatedScopes(
  memory: Reads<'tenant' | 'drawn' | 'powers' | 'azure'>,
  ability: AbilityName,
  isAzure: boolean,
): string[] {
  const held = memory.powers.heldAt.get(ability) ?? new Set();
  const kindOf = (id: string) => memory.drawn.kinds.get(id);
  if (!isAzure) return [...held].filter((id) => kindOf(id) === 'Tenant' || kindOf(id) === 'AdministrativeUnit');
  const wide = new Set<string>();
  for (const id of memory.powers.reachedIn.get(ability) ?? []) {
    const chain = [id, ...scopesAbove(memory, id)];
    const top = chain.findLastIndex((scope) => held.has(scope));
    for (const scope of chain.slice(0, top + 1)) wide.add(scope);
  }
  return [...wide];
}

/** The scopes above one, nearest first, up to the root management group. */
export function scopesAbove(memory: Reads<'tenant' | 'azure'>, id: string): string[] {
  const root = rootManagementGroup(memory.tenant.id);
  const above: string[] = [];
  for (let scope: string | undefined = id; scope !== undefined && scope !== root; ) {
    const parent: string = scopeAbove(scope) ?? memory.azure.parentOf.get(scope) ?? root;
    if (above.includes(parent)) break;
    above.push(parent);
    scope = parent;
  }
  return above;
}
