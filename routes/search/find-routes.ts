/** Lists routes in order: barrier by barrier, seen ones first, length by length, a page at a time. */
import { type EntryName, entries, entryId, longestListed } from '#catalogue';
import type { Graph } from '#cypher';
import { shortestRoute } from '#cypher';
import type { Pass } from '#links';
import { Budget } from './budget.ts';
import { describeRoutes, type FoundPath } from './describe-routes.ts';
import { type Ground, groundOf } from './ground.ts';
import { pathsAt } from './paths.ts';
import type { Route, RoutePage, RoutePosition, RouteQuestion, StopReason } from './question.ts';

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
  /** The most links that are walked in memory. */
  readonly linksInMemory?: number | undefined;
}

/** A page of routes. Throws GraphError, but for running out of time, which the page tells. */
export async function findRoutes(
  graph: Graph,
  question: RouteQuestion,
  { first, after, budget, signal, linksInMemory: most }: PageLimits,
): Promise<RoutePage> {
  const time = new Budget(budget, signal);
  const ground = await time.try(async (options) => ({ found: await groundOf(graph, question, { ...options, most }) }));
  if (ground === undefined) return page([], 'TIME', false);
  if (ground.found === undefined) return page([], undefined, false);
  const { paths, stoppedBy, hasNextPage } = await findPaths(graph, question, ground.found, { first, after, time });
  // What was found is told even where the time is over.
  const known = question.filter?.includeAssumed === false;
  const routes = await describeRoutes(graph, { ends: ground.found.ends, paths, known }, signal);
  return page(routes, stoppedBy, hasNextPage);
}

function page(routes: Route[], stoppedBy: StopReason | undefined, hasNextPage: boolean): RoutePage {
  return { routes, complete: stoppedBy === undefined, stoppedBy, hasNextPage };
}

interface FoundPaths {
  readonly paths: readonly FoundPath[];
  readonly stoppedBy: StopReason | undefined;
  readonly hasNextPage: boolean;
}

async function findPaths(
  graph: Graph,
  question: RouteQuestion,
  ground: Ground,
  { first, after, time }: { first: number; after: RoutePosition | undefined; time: Budget },
): Promise<FoundPaths> {
  const stoppedBy: StopReason | undefined = ground.withinBound ? undefined : 'HOPS';
  const paths: FoundPath[] = [];
  for (const { barrier, pass, length, skip } of steps(ground, after)) {
    if (skip >= deepestOrdinal) return { paths, stoppedBy: 'ROUTES', hasNextPage: false };
    // One more than asked for tells whether there is a next page.
    const limit = first - paths.length + 1;
    const passed = barrier !== ground.barriers[0];
    const found = await pathsAt(ground, { barrier, pass, length, passed, skip, limit }, time);
    if (found === undefined) return { paths, stoppedBy: 'TIME', hasNextPage: false };
    for (const [index, links] of found.entries()) {
      if (paths.length === first) return { paths, stoppedBy, hasNextPage: true };
      paths.push({ links, position: { barrier, pass, length, ordinal: skip + index + 1 } });
    }
    const isFirstPage = after === undefined && paths.length === 0;
    if (isFirstPage && length === longestListed && barrier === ground.barriers[0]) {
      const longer = await longPath(graph, question, ground, { pass, time });
      if (longer !== undefined) paths.push(longer);
    }
  }
  return { paths, stoppedBy, hasNextPage: false };
}

/** Barriers, passes and lengths in order, from where the last page ended. */
function* steps(ground: Ground, after: RoutePosition | undefined): Generator<RoutePosition & { skip: number }> {
  for (const barrier of ground.barriers) {
    if (after !== undefined && barrier < after.barrier) continue;
    for (const pass of ground.passesAt(barrier)) {
      const isThere = after !== undefined && barrier === after.barrier;
      if (isThere && pass === 'seen' && after.pass === 'assumed') continue;
      const resumed = isThere && pass === after.pass;
      for (let length = resumed ? after.length : 1; length <= longestListed; length++) {
        const skip = resumed && length === after.length ? after.ordinal : 0;
        yield { barrier, pass, length, ordinal: skip, skip };
      }
    }
  }
}

/** Where every route at the target's exposure is longer than the bound: one of the shortest of them. */
async function longPath(
  graph: Graph,
  question: RouteQuestion,
  ground: Ground,
  { pass, time }: { readonly pass: Pass; readonly time: Budget },
): Promise<FoundPath | undefined> {
  if (question.from !== undefined || question.filter !== undefined) return undefined;
  const barrier = ground.barriers[0] as number;
  let best: readonly number[] | undefined;
  for (const name of Object.keys(entries) as EntryName[]) {
    for (const { key: to } of ground.ends) {
      const keys = { to, entry: `${question.snapshot}/${entryId(name)}`, barrier, known: pass === 'seen' };
      const row = await time.try((options) => graph.maybeOne(shortestRoute, keys, options));
      if (row !== undefined && (best === undefined || row.links.length < best.length)) best = row.links;
    }
  }
  return best === undefined ? undefined : { links: best, position: { barrier, pass, length: best.length, ordinal: 1 } };
}
