/** Ways through the links in memory, told as routes: all of them in two questions to the database. */
import { type Graph, nodes as nodesQuery } from '#cypher';
import { numbersOf } from '#links';
import { describeRoutes } from '../search/describe-routes.ts';
import type { Route } from '../search/question.ts';
import type { SnapshotLinks } from '../search/snapshot-links.ts';

/** The routes of some ways, each the places of its links in order; in the same order. Throws GraphError. */
export async function describeWays(
  graph: Graph,
  snapshot: string,
  { table, ids }: SnapshotLinks,
  ways: readonly (readonly number[])[],
): Promise<Route[]> {
  const ends = [...new Set(ways.map((links) => table.links.targets[links.at(-1) as number] as number))];
  const rows = await graph.many(nodesQuery, { keys: ends.map((place) => `${snapshot}/${ids[place]}`) });
  const numberOf = new Map(ends.map((place) => [ids[place], table.nodes.numbers[place] as number]));
  const told = rows.map(({ node }) => ({
    key: `${snapshot}/${node.id}`,
    number: numberOf.get(node.id) as number,
    node,
  }));
  const paths = ways.map((links) => ({
    links: numbersOf(table, links),
    // Nobody pages on from these: no list has them at a place.
    position: { barrier: 0, pass: 'seen', length: links.length, ordinal: 1 } as const,
  }));
  return await describeRoutes(graph, { ends: told, paths, known: false });
}
