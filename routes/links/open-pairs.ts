/** Open pairs that rest on an assumption, by the lowest barrier of the identity at the resource. */
import type { BothCounts } from './level-counts.ts';
import { barriers, type MeasureAsked } from './measured.ts';
import type { ResourceSets } from './resource-sets.ts';

/** Numbers of pairs by barrier, 0 to 4. */
export interface PairCounts {
  readonly tenantControl: number[];
  readonly rest: number[];
}

/** Counts pairs that are open over the gates and not over the known gates; each once, at its lowest barrier. */
export function assumedByBarrier(asked: MeasureAsked, sets: ResourceSets, counts: BothCounts): PairCounts {
  const { ways, resources, tenant } = asked;
  const control = setOf(sets, resources, (node) => node === tenant);
  const seenBy = seenPairs(asked, sets, counts);
  const found: PairCounts = { tenantControl: zeros(), rest: zeros() };
  const sizes = new Map<string, number>();
  const sizeWithout = (one: number, other: number): number => {
    const known = sizes.get(`${one} ${other}`) ?? sets.sizeWithout(one, other);
    sizes.set(`${one} ${other}`, known);
    return known;
  };
  for (const identity of ways.identities.keys()) {
    let told = seenBy(identity);
    for (const [level, { reached }] of counts.all.entries()) {
      const set = reached[identity] as number;
      const all = sizeWithout(set, told);
      const rest = all === 0 ? 0 : sizeWithout(set, sets.union(told, control));
      found.rest[level] = (found.rest[level] as number) + rest;
      found.tenantControl[level] = (found.tenantControl[level] as number) + all - rest;
      told = sets.union(told, set);
    }
  }
  sets.forgetUnions();
  return found;
}

/** The resources that each identity is seen to reach below what they require. */
function seenPairs({ table, resources }: MeasureAsked, sets: ResourceSets, { known }: BothCounts) {
  const requiring = known.map((_, level) => setOf(sets, resources, (node) => table.nodes.required[node] === level + 1));
  const found = new Map<string, number>();
  const among = (set: number, level: number): number => {
    const before = found.get(`${set} ${level}`) ?? sets.intersection(set, requiring[level] as number);
    found.set(`${set} ${level}`, before);
    return before;
  };
  return (identity: number): number =>
    known.reduce((all, { reached }, level) => sets.union(all, among(reached[identity] as number, level)), sets.empty);
}

function setOf(sets: ResourceSets, resources: readonly number[], fits: (node: number) => boolean): number {
  return resources.reduce((all, node, at) => (fits(node) ? sets.union(all, sets.of(at)) : all), sets.empty);
}

function zeros(): number[] {
  return new Array<number>(barriers).fill(0);
}
