/** Marks the links that repeat what another says, which lists and counts of routes leave out. */
import { repeatingAbilities } from '#catalogue';
import { type Graph, markParallelLinks, markRepeatedAbilities } from '#cypher';
import { type LinkTable, parallelEnds } from '#links';

const batch = 5_000;

/** Marks them, once no gate changes any more. Ways in were marked when they were drawn. Throws GraphError. */
export async function markRepeats(graph: Graph, snapshot: string, table: LinkTable): Promise<void> {
  const pairs = parallelEnds(table);
  for (let from = 0; from < pairs.length; from += batch)
    await graph.run(markParallelLinks, { pairs: pairs.slice(from, from + batch) as [number, number][] });
  for (const { ability, beside } of repeatingAbilities)
    await graph.run(markRepeatedAbilities, { snapshot, ability, beside });
}
