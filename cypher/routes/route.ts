/** What follows from a path: its barrier and its weakest link. */
import type { Level } from '../catalogue/assurance.ts';
import type { LinkRow, PathRow } from '../rows.ts';
import type { Route, RoutePosition } from './question.ts';

/** The route of a path at its place in the order. */
export function toRoute({ nodes, links }: PathRow, position: RoutePosition): Route {
  const weakestAll = weakestOf(links);
  const barrier = Math.max(...links.map((link) => link.gate)) as Level;
  return { nodes, links, barrier, weakest: weakestAll[0], weakestAll, position };
}

/** The links with the lowest assurance among those that authenticate, in the order of the route. */
function weakestOf(links: readonly LinkRow[]): LinkRow[] {
  const authenticating = links.filter((link) => link.assurance !== null);
  const lowest = Math.min(...authenticating.map((link) => link.assurance as Level));
  return authenticating.filter((link) => link.assurance === lowest);
}
