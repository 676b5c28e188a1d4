/** Administrative units whose members were not collected: a role at one may reach whatever it reaches at the tenant. */
import { type Ability, type AbilityName, abilityEntries, populationId } from '#catalogue';
import { type Graph, unknownUnitMembers } from '#cypher';
import type { Reads, Writes } from '../memory/index.ts';

/** What is held at such units, and at which; the tenant gets a Population of each. */
export function heldAtUnknownUnits(
  memory: Reads<'tenant' | 'drawn' | 'gaps'> & Writes<'powers'>,
): Map<AbilityName, string[]> {
  const held = new Map<AbilityName, string[]>();
  if (!memory.gaps.collections.has('graph/administrative-unit-members')) return held;
  // A unit holds people, groups and devices; what passes its shields is no power over members.
  const overMembers = ({ reaches, passesShields, isHalf }: Ability) =>
    !passesShields && !isHalf && reaches.some((kind) => kind === 'User' || kind === 'Group');
  for (const [ability, entry] of abilityEntries) {
    if (!overMembers(entry)) continue;
    const units = [...(memory.powers.heldAt.get(ability) ?? [])].filter(
      (scope) => memory.drawn.kinds.get(scope) === 'AdministrativeUnit',
    );
    if (units.length === 0) continue;
    held.set(ability, units);
    memory.powers.holds([ability], memory.tenant.id);
  }
  return held;
}

/** Draws it from the Populations of the tenant. Throws GraphError. */
export async function reachThroughUnknownUnits(
  graph: Graph,
  snapshot: string,
  memory: Reads<'tenant'>,
  held: ReadonlyMap<AbilityName, readonly string[]>,
): Promise<void> {
  for (const [ability, units] of held)
    await graph.run(unknownUnitMembers, {
      snapshot,
      population: populationId(ability, memory.tenant.id),
      ability,
      units: [...units],
    });
}
