/** The first route from each of some nodes to each of others, from the links in memory: one walk of them, however many are asked about. */
import type { Graph } from '#cypher';
import { nodesWith, reachedResources } from '#links';
import type { Route } from '../search/question.ts';
import type { SnapshotLinks } from '../search/snapshot-links.ts';
import { describeWays } from './describe-ways.ts';

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
  const routes = await describeWays(
    graph,
    snapshot,
    links,
    found.map((one) => one.links),
  );
  const idOf = (place: number) => links.ids[place] as string;
  return found.map(({ start, resource }, at) => ({
    from: idOf(start),
    to: idOf(resource),
    route: routes[at] as Route,
  }));
}
