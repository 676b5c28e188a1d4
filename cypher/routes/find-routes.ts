/** Lists routes in order: barrier by barrier, length by length, a page at a time. */
import { type EntryName, entries } from '../catalogue/entries.ts';
import type { Graph } from '../engine/session.ts';
import { shortestRoute } from '../queries.ts';
import type { PathRow } from '../rows.ts';
import { Budget } from './budget.ts';
import { type Ground, groundOf } from './ground.ts';
import {
  longestListed,
  type Route,
  type RoutePage,
  type RoutePosition,
  type RouteQuestion,
  type StopReason,
} from './question.ts';
import { toRoute } from './route.ts';

/** Beyond so many routes of one barrier and length, skipping to the next page costs more than it gives. */
const deepestOrdinal = 100_000;

/** Which part of the list. */
export interface PageLimits {
  readonly first: number;
  /** The position of the last route that was given before. */
  readonly after?: RoutePosition | undefined;
  /** Milliseconds. */
  readonly budget: number;
  readonly signal?: AbortSignal | undefined;
}

/** A page of routes. Throws GraphError, but for running out of time, which the page tells. */
export async function findRoutes(
  graph: Graph,
  question: RouteQuestion,
  { first, after, budget, signal }: PageLimits,
): Promise<RoutePage> {
  const time = new Budget(budget, signal);
  const ground = await time.try(async (options) => ({ found: await groundOf(graph, question, options) }));
  if (ground === undefined) return page([], 'TIME', false);
  if (ground.found === undefined) return page([], undefined, false);
  const { found } = ground;
  const bound: StopReason | undefined = found.withinBound ? undefined : 'HOPS';
  const routes: Route[] = [];
  for (const { barrier, length, skip } of steps(found, after)) {
    if (skip >= deepestOrdinal) return page(routes, 'ROUTES', false);
    // One more than asked for tells whether there is a next page.
    const limit = first - routes.length + 1;
    const paths = await time.try((options) => found.routes({ barrier, length, skip, limit }, options));
    if (paths === undefined) return page(routes, 'TIME', false);
    routes.push(...paths.map((path, index) => toRoute(path, { barrier, length, ordinal: skip + index + 1 })));
    if (routes.length > first) return page(routes.slice(0, first), bound, true);
    const isFirstPage = after === undefined && routes.length === 0;
    if (isFirstPage && length === longestListed && barrier === found.barriers[0]) {
      const longer = await longRoute(graph, question, found, time);
      if (longer !== undefined) routes.push(longer);
    }
  }
  return page(routes.slice(0, first), bound, routes.length > first);
}

function page(routes: Route[], stoppedBy: StopReason | undefined, hasNextPage: boolean): RoutePage {
  return { routes, complete: stoppedBy === undefined, stoppedBy, hasNextPage };
}

/** Barriers and lengths in order, from where the last page ended. */
function* steps(ground: Ground, after: RoutePosition | undefined): Generator<RoutePosition & { skip: number }> {
  for (const barrier of ground.barriers) {
    if (after !== undefined && barrier < after.barrier) continue;
    const resumed = after !== undefined && barrier === after.barrier;
    for (let length = resumed ? after.length : 1; length <= longestListed; length++) {
      const skip = resumed && length === after.length ? after.ordinal : 0;
      yield { barrier, length, ordinal: skip, skip };
    }
  }
}

/** Where every route at the target's exposure is longer than the bound: one of the shortest of them. */
async function longRoute(
  graph: Graph,
  question: RouteQuestion,
  ground: Ground,
  time: Budget,
): Promise<Route | undefined> {
  if (question.from !== undefined || question.filter !== undefined) return undefined;
  const barrier = ground.barriers[0] as number;
  let best: PathRow | undefined;
  for (const name of Object.keys(entries) as EntryName[]) {
    const keys = { to: `${question.snapshot}/${question.to}`, entry: `${question.snapshot}/entry:${name}`, barrier };
    const row = await time.try((options) => graph.maybeOne(shortestRoute, keys, options));
    if (row !== undefined && (best === undefined || row.path.links.length < best.links.length)) best = row.path;
  }
  return best === undefined ? undefined : toRoute(best, { barrier, length: best.links.length, ordinal: 1 });
}
