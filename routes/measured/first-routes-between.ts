/** The first route from each of some nodes to each of others, from the links in memory: one walk of them, however many are asked about. */
import { type Graph, nodes as nodesQuery } from '#cypher';
import { nodesWith, numbersOf, type ReachedResource, reachedResources } from '#links';
import { describeRoutes } from '../search/describe-routes.ts';
import type { Route, RoutePosition } from '../search/question.ts';
import type { SnapshotLinks } from '../search/snapshot-links.ts';

/** A way from one node to another. */
export interface RouteBetween {
  /** Ids. */
  readonly from: string;
  readonly to: string;
  /** A route of the lowest barrier, seen where there is such, and of those a shortest. */
  readonly route: Route;
}

/** What is asked, by places; `to` undefined: every sensitive node. */
export interface BetweenAsked {
  readonly snapshot: string;
  readonly from: readonly number[];
  readonly to?: readonly number[] | undefined;
}

/** Lists them, for each start by barrier; a pair that no route joins is left out. Throws GraphError. */
export async function firstRoutesBetween(
  graph: Graph,
  links: SnapshotLinks,
  { snapshot, from, to = nodesWith(links.table, 'sensitive') }: BetweenAsked,
): Promise<RouteBetween[]> {
  const found = from.flatMap((start) => reachedResources(links, start, to).map((reached) => ({ start, ...reached })));
  const routes = await described(graph, links, { snapshot, found });
  const idOf = (place: number) => links.ids[place] as string;
  return found.map(({ start, resource }, at) => ({
    from: idOf(start),
    to: idOf(resource),
    route: routes[at] as Route,
  }));
}

interface Found {
  readonly snapshot: string;
  readonly found: readonly ReachedResource[];
}

async function described(graph: Graph, { table, ids }: SnapshotLinks, { snapshot, found }: Found): Promise<Route[]> {
  const endOf = (links: readonly number[]) => table.links.targets[links.at(-1) as number] as number;
  const ends = [...new Set(found.map(({ links }) => endOf(links)))];
  const rows = await graph.many(nodesQuery, { keys: ends.map((place) => `${snapshot}/${ids[place]}`) });
  const numberOf = new Map(ends.map((place) => [ids[place], table.nodes.numbers[place] as number]));
  const paths = found.map(({ barrier, seen, links }) => {
    const position: RoutePosition = { barrier, pass: seen ? 'seen' : 'assumed', length: links.length, ordinal: 1 };
    return { links: numbersOf(table, links), position };
  });
  const told = rows.map(({ node }) => ({
    key: `${snapshot}/${node.id}`,
    number: numberOf.get(node.id) as number,
    node,
  }));
  return await describeRoutes(graph, { ends: told, paths, known: false });
}
