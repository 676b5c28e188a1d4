/** Pairs that ways in which are not drawn would open beside those that are open. */
import { levelCounts } from './level-counts.ts';
import { levelsOf, type MeasureAsked, parts } from './measured.ts';
import { ResourceSets } from './resource-sets.ts';
import { resourcesReached } from './resources-reached.ts';
import { placesOf } from './ways-in.ts';

/**
 * How many pairs of these identities and a resource would be open if each were got into at its level, and are not open today.
 * `levels` are by the place of the node that stands for the identity.
 */
export function pairsOpenedBy(asked: MeasureAsked, levels: ReadonlyMap<number, number>): number {
  const { table, ways } = asked;
  const { gates } = table.links;
  const identityAt = new Map([...ways.identities].map((node, identity) => [node, identity]));
  let pairs = 0;
  for (const part of parts(asked)) {
    const sets = new ResourceSets(part.resources.length);
    for (const [level, at] of levelsOf(part)) {
      const from = Int32Array.from([...levels].flatMap(([node, asks]) => (asks <= level ? [node] : [])));
      if (from.length === 0) continue;
      const own = new Int32Array(table.nodes.count);
      for (const resource of at)
        for (const place of placesOf(ways, part.resources[resource] as number)) own[place] = sets.of(resource);
      const reached = resourcesReached({ table, gates, level, without: undefined, from, sets, own }).all;
      const open = levelCounts(part, { sets, gates, level }).reached;
      for (const node of from) {
        const identity = identityAt.get(node);
        pairs += sets.sizeWithout(
          reached[node] as number,
          identity === undefined ? sets.empty : (open[identity] as number),
        );
      }
    }
  }
  return pairs;
}
