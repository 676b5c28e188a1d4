/** Counts routes, exactly where time and the hop bound allow, and says so where they do not. */

import { longestListed } from '#catalogue';
import type { Graph } from '#cypher';
import { Budget } from './budget.ts';
import type { PageLimits } from './find-routes.ts';
import { groundOf } from './ground.ts';
import { countAt } from './paths.ts';
import type { RouteQuestion } from './question.ts';

/** A number of routes; where not exact, there are at least so many. */
export interface RouteCount {
  readonly value: number;
  readonly exact: boolean;
}

/** Counts within a time (milliseconds). Throws GraphError, but for running out of time. */
export async function countRoutes(
  graph: Graph,
  question: RouteQuestion,
  { budget, signal, linksInMemory: most }: Omit<PageLimits, 'first' | 'after'>,
): Promise<RouteCount> {
  const time = new Budget(budget, signal);
  const ground = await time.try(async (options) => ({ found: await groundOf(graph, question, { ...options, most }) }));
  if (ground === undefined) return { value: 0, exact: false };
  if (ground.found === undefined) return { value: 0, exact: true };
  const { found } = ground;
  const barrier = found.barriers.at(-1) as number;
  let value = 0;
  for (let length = 1; length <= longestListed; length++) {
    const routes = await countAt(found, { barrier, length }, time);
    if (routes === undefined) return { value, exact: false };
    value += routes;
  }
  return { value, exact: found.withinBound };
}
