/** How many ways in and identities lead to each resource over links of one level or less. */
import type { MeasureAsked } from './measured.ts';
import type { ResourceSets } from './resource-sets.ts';
import { resourcesReached } from './resources-reached.ts';
import { placesOf } from './ways-in.ts';

/** Which walk. */
export interface LevelAsked {
  readonly sets: ResourceSets;
  /** A column of gates of the table. */
  readonly gates: Uint8Array;
  readonly level: number;
  /** A node that is not walked on from. */
  readonly without?: number | undefined;
  /** Links that are asked about. */
  readonly isMarked?: ((link: number) => boolean) | undefined;
}

/** Counts by resource, in the order of the resources asked about; those that require the level or less count nothing. */
export interface LevelCounts {
  readonly ways: Int32Array;
  readonly identities: Int32Array;
  /** Identities that are sources outside. */
  readonly outside: Int32Array;
  /** The number of the set that each identity reaches. */
  readonly reached: Int32Array;
  /** That of what it reaches by a marked link. */
  readonly byMarked: Int32Array;
}

/** Walks once from all ways in of the level or less. */
export function levelCounts(
  { table, ways, resources }: MeasureAsked,
  { sets, gates, level, without, isMarked }: LevelAsked,
): LevelCounts {
  const own = new Int32Array(table.nodes.count);
  for (const [at, node] of resources.entries())
    if ((table.nodes.required[node] as number) > level)
      for (const place of placesOf(ways, node)) own[place] = sets.union(own[place] as number, sets.of(at));
  const isOpen = (way: number) => (gates[ways.links[way] as number] as number) <= level;
  const from = ways.ends.filter((_, way) => isOpen(way));
  const reachedFrom = resourcesReached({ table, gates, level, without, from, sets, own, isMarked });
  const byMarked = new Int32Array(isMarked === undefined ? 0 : ways.identities.length);
  const reached = new Int32Array(ways.identities.length);
  const byWay = new Map<number, number>();
  for (const [way, end] of ways.ends.entries()) {
    if (!isOpen(way)) continue;
    const set = reachedFrom.all[end] as number;
    const identity = ways.identityOf[way] as number;
    byWay.set(set, (byWay.get(set) ?? 0) + 1);
    reached[identity] = sets.union(reached[identity] as number, set);
    if (isMarked === undefined) continue;
    const marked = isMarked(ways.links[way] as number) ? set : (reachedFrom.byMarked[end] as number);
    byMarked[identity] = sets.union(byMarked[identity] as number, marked);
  }
  sets.forgetUnions();
  const [byIdentity, byOutside] = [new Map<number, number>(), new Map<number, number>()];
  for (const [identity, set] of reached.entries()) {
    byIdentity.set(set, (byIdentity.get(set) ?? 0) + 1);
    if (ways.isOutside[identity] === 1) byOutside.set(set, (byOutside.get(set) ?? 0) + 1);
  }
  const spread = (counts: ReadonlyMap<number, number>) => byResource(sets, counts, resources.length);
  return { ways: spread(byWay), identities: spread(byIdentity), outside: spread(byOutside), reached, byMarked };
}

/** From counts by set to counts by resource. */
function byResource(sets: ResourceSets, counts: ReadonlyMap<number, number>, resources: number): Int32Array {
  const found = new Int32Array(resources);
  for (const [set, count] of counts)
    sets.forEach(set, (resource) => {
      found[resource] = (found[resource] as number) + count;
    });
  return found;
}

/** Counts at each barrier over the gates, and over the known gates. */
export interface BothCounts {
  readonly all: readonly LevelCounts[];
  readonly known: readonly LevelCounts[];
}
