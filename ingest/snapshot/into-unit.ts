/** Units that somebody can get others into: a role at one reaches whomever its holder moves there. */
import { type Ability, type AbilityName, abilities, abilityEntries } from '#catalogue';
import { type Graph, intoUnit } from '#cypher';
import type { Reads, Writes } from '../memory/index.ts';

/** Units by the power over people that is held there, each with the abilities that write who is in it. */
export type OpenUnits = ReadonlyMap<AbilityName, readonly [unit: string, writes: AbilityName[]][]>;

/** What is held at such units; the tenant gets a Population of each. A rule reads attributes, and members of other units are assigned. */
export function heldAtOpenUnits(memory: Reads<'tenant' | 'drawn' | 'directory'> & Writes<'powers'>): OpenUnits {
  const { heldAt } = memory.powers;
  const found = new Map<AbilityName, [string, AbilityName[]][]>();
  for (const [ability, { leaves, isHalf }] of abilityEntries as readonly (readonly [AbilityName, Ability])[]) {
    if (leaves === undefined || isHalf) continue;
    const units = [...(heldAt.get(ability) ?? [])].flatMap((unit): [string, AbilityName[]][] => {
      if (memory.drawn.kinds.get(unit) !== 'AdministrativeUnit') return [];
      const all: readonly AbilityName[] = memory.directory.dynamicUnits.get(unit) ?? ['administrative-units'];
      const writes = all.filter((one) => heldAt.get(one)?.has(memory.tenant.id) || heldAt.get(one)?.has(unit));
      return writes.length === 0 ? [] : [[unit, writes]];
    });
    if (units.length === 0) continue;
    found.set(ability, units);
    memory.powers.holds([ability], memory.tenant.id);
  }
  return found;
}

/** Draws who moves others into reach. Throws GraphError. */
export async function reachThroughOpenUnits(
  graph: Graph,
  snapshot: string,
  { tenant }: Reads<'tenant'>,
  held: OpenUnits,
): Promise<void> {
  for (const [ability, units] of held)
    await graph.run(intoUnit, {
      snapshot,
      tenant: tenant.id,
      units: units.map(([unit, writes]): [string, string[]] => [unit, [...writes]]),
      ability,
      kind: abilities[ability].kind,
    });
}
