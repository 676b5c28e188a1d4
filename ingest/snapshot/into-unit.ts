/** Units that somebody can get others into: a role at one reaches whomever its holder moves there. */
import { type Ability, type AbilityName, abilities, abilityEntries } from '#catalogue';
import { type Graph, intoUnit } from '#cypher';
import type { Reads, Writes } from '../memory/index.ts';

/** A unit, the abilities that write who is in it, and the scopes at which they do. */
interface OpenUnit {
  readonly unit: string;
  readonly writes: readonly AbilityName[];
  readonly at: readonly string[];
  /** Whether a rule finds the members: then only those move whose attributes the scope lets somebody write. */
  readonly hasRule: boolean;
}

/** Units by the power over people that is held there. */
export type OpenUnits = ReadonlyMap<AbilityName, readonly OpenUnit[]>;

/** What is held at such units; whom each scope moves gets a Population of it. */
export function heldAtOpenUnits(memory: Reads<'tenant' | 'drawn' | 'directory'> & Writes<'powers'>): OpenUnits {
  const found = new Map<AbilityName, OpenUnit[]>();
  for (const [ability, { leaves, isHalf }] of abilityEntries as readonly (readonly [AbilityName, Ability])[]) {
    if (leaves === undefined || isHalf) continue;
    const units = [...(memory.powers.heldAt.get(ability) ?? [])].flatMap((unit) => openUnit(unit, memory));
    if (units.length === 0) continue;
    found.set(ability, units);
    for (const { at, hasRule } of units)
      for (const scope of hasRule ? at : [memory.tenant.id]) memory.powers.holds([ability], scope);
  }
  return found;
}

/**
 * Who writes the attributes of those in the unit moves nobody new into it: that power counts at the tenant and at other units,
 * whose members a restricted one keeps from whoever is in charge here. Members
 * of a unit without a rule are assigned, by whoever manages the unit.
 */
function openUnit(
  unit: string,
  { tenant, drawn, directory, powers }: Parameters<typeof heldAtOpenUnits>[0],
): OpenUnit[] {
  if (drawn.kinds.get(unit) !== 'AdministrativeUnit') return [];
  const rule = directory.dynamicUnits.get(unit);
  const writes: readonly AbilityName[] = rule ?? ['administrative-units'];
  const scopes = new Set(writes.flatMap((one) => [...(powers.heldAt.get(one) ?? [])]));
  const { restrictedUnits } = directory;
  const isOther = (scope: string) => drawn.kinds.get(scope) === 'AdministrativeUnit' && !restrictedUnits.has(scope);
  const counts = (scope: string) =>
    scope === tenant.id || (rule === undefined ? scope === unit : scope !== unit && isOther(scope));
  const at = [...scopes].filter(counts);
  return at.length === 0 ? [] : [{ unit, writes, at, hasRule: rule !== undefined }];
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
      units: units.map(({ unit, writes, at, hasRule }): [string, string[], string[], boolean] => [
        unit,
        [...writes],
        [...at],
        hasRule,
      ]),
      ability,
      kind: abilities[ability].kind,
    });
}
