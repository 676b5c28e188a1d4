/** Where each ability is held, where there is something that it reaches, and for which objects it is closed. */
import type { AbilityName, PowerNotFollowedName } from '#catalogue';

/** Abilities by scope: what deriving works through. */
export interface Powers {
  /** Scopes at which somebody holds the ability. */
  readonly heldAt: ReadonlyMap<AbilityName, ReadonlySet<string>>;
  /** Scopes with something right below them that the ability reaches. */
  readonly reachedIn: ReadonlyMap<AbilityName, ReadonlySet<string>>;
  /** Abilities that a setting closes for one object, by the object's id. */
  readonly closed: ReadonlyMap<string, ReadonlySet<AbilityName>>;
  /** Powers that lead nowhere here, each with the names of the roles by which it is held. */
  readonly notFollowed: ReadonlyMap<PowerNotFollowedName, ReadonlySet<string>>;
}

/** As the rules write it while rows are read, and deriving adds to it. */
export class PowersMemory implements Powers {
  readonly heldAt = new Map<AbilityName, Set<string>>();
  readonly reachedIn = new Map<AbilityName, Set<string>>();
  readonly closed = new Map<string, Set<AbilityName>>();
  readonly notFollowed = new Map<PowerNotFollowedName, Set<string>>();

  /** Notes that abilities are held at a scope. */
  holds(abilities: readonly AbilityName[], scope: string): void {
    for (const ability of abilities) setOf(this.heldAt, ability).add(scope);
  }

  /** Notes that abilities reach something right below a scope, or the scope itself. */
  reaches(abilities: readonly AbilityName[], scope: string): void {
    for (const ability of abilities) setOf(this.reachedIn, ability).add(scope);
  }

  /** Notes that a role is held that gives powers which lead nowhere here. */
  holdsNotFollowed(powers: readonly PowerNotFollowedName[], role: string): void {
    for (const power of powers) setOf(this.notFollowed, power).add(role);
  }

  /** Notes that an ability is closed for an object that it would reach. */
  close(id: string, ability: AbilityName): void {
    setOf(this.closed, id).add(ability);
  }
}

function setOf<K, V>(map: Map<K, Set<V>>, key: K): Set<V> {
  const set = map.get(key) ?? new Set<V>();
  map.set(key, set);
  return set;
}
