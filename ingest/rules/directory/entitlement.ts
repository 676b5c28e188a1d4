/** Entitlements: a power at a scope, drawn once however many hold it. */
import type { AbilityName, Level } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { Writes } from '../../memory/index.ts';

/** A power at a scope. */
export interface EntitlementOf {
  readonly id: string;
  readonly name: string;
  readonly abilities: readonly AbilityName[];
  /** Those of them that it is not sure to give. */
  readonly abilitiesAssumed?: readonly AbilityName[];
  /** The node of the scope. */
  readonly at: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** Abilities that reach it, each with what is left to defeat: of one that somebody may rewrite. */
  readonly reachedBy?: Readonly<Partial<Record<AbilityName, Level>>>;
}

/** Draws the entitlement unless it is there; returns whether it is new. */
export function entitle(
  { id, name, abilities, abilitiesAssumed, at, details, reachedBy }: EntitlementOf,
  emit: Emit & Writes<'powers'>,
): boolean {
  if (emit.drawn.kinds.has(id)) return false;
  emit.node({
    kind: 'Entitlement',
    id,
    name,
    abilities,
    ...(abilitiesAssumed === undefined ? {} : { abilitiesAssumed }),
    ...(details === undefined ? {} : { details }),
    ...(reachedBy === undefined ? {} : { reachedBy }),
  });
  emit.fact({ kind: 'AT', from: id, to: at });
  emit.powers.holds(abilities, at);
  return true;
}
