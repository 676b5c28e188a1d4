/** Which resources are asked about: half of them from the tenth with the fewest routes, which are the slow ones. */
import type { Graph } from '#cypher';
import { type LinkTable, lowestBarriers, nodesWith, unreached } from '#links';
import { readLinks } from '../../../ingest/snapshot/read-links.ts';
import { random, sample } from '../random.ts';

/** The bound of the product, in links. */
const longest = 14;

/** A sensitive resource with its exposure and the number of walks to it at that level, which bounds its routes. */
export interface Candidate {
  readonly id: string;
  readonly exposure: number;
  readonly walks: number;
  readonly fewest: boolean;
}

/** Chooses up to `count` of a snapshot; what no route leads to is left out. */
export async function chooseResources(
  graph: Graph,
  snapshot: string,
  count: number,
  seed: number,
): Promise<Candidate[]> {
  const ids: string[] = [];
  const table = await readLinks(graph, snapshot, (id, place) => {
    ids[place] = id;
  });
  const starts = nodesWith(table, 'entry');
  const sensitive = nodesWith(table, 'sensitive').map((place) => ({ id: ids[place] as string, place }));
  const exposures = lowestBarriers(table, starts);
  const walks = [0, 1, 2, 3, 4, 5].map((level) => countWalks(table, starts, exposures, level));
  const ranked = sensitive
    .filter((one) => exposures[one.place] !== unreached)
    .map(({ id, place: at }) => {
      const exposure = exposures[at] as number;
      return { id, exposure, walks: walks[exposure]?.[at] as number };
    })
    .sort((a, b) => a.walks - b.walks || (a.id < b.id ? -1 : 1));
  const tenth = Math.ceil(ranked.length / 10);
  const next = random(seed);
  const few = [...sample(0, tenth, count / 2, next)];
  const rest = [...sample(tenth, ranked.length - tenth, count - few.length, next)];
  return [...few, ...rest].map((at) => ({ ...(ranked[at] as (typeof ranked)[number]), fewest: at < tenth }));
}

/** The number of walks of at most fourteen links from the starts to each node, over links of a level or less. */
function countWalks(table: LinkTable, starts: readonly number[], exposures: Uint8Array, level: number): Float64Array {
  const { gates, targets } = table.links;
  const all = new Float64Array(table.nodes.count);
  let ending = new Float64Array(table.nodes.count);
  for (const start of starts) ending[start] = 1;
  for (let length = 1; length <= longest; length += 1) {
    const longer = new Float64Array(table.nodes.count);
    for (let node = 0; node < table.nodes.count; node += 1) {
      const walks = ending[node] as number;
      if (walks === 0 || (exposures[node] as number) > level) continue;
      for (let link = table.offsets[node] as number; link < (table.offsets[node + 1] as number); link += 1) {
        if ((gates[link] as number) > level) continue;
        const target = targets[link] as number;
        longer[target] = (longer[target] as number) + walks;
        all[target] = (all[target] as number) + walks;
      }
    }
    ending = longer;
  }
  return all;
}
