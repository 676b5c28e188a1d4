/** Has the database plan the statements that list routes before somebody waits for them: a plan takes up to a second. */
import type { Graph } from '#cypher';
import { countOfLength, feedingLinks, routesOfLength, targetOfRoutes } from '#cypher';

/** Runs each statement for a target that is not there. Throws GraphError. */
export async function warmUp(graph: Graph): Promise<void> {
  const to = 'nowhere/nothing';
  const filters = { to, kinds: null, entries: null, without: [], through: [], assumed: true, barrier: 0 };
  await graph.maybeOne(targetOfRoutes, { to });
  await graph.maybeOne(feedingLinks, { ...filters, most: 1 });
  for (const query of routesOfLength) await graph.many(query, { ...filters, passed: false, skip: 0, limit: 1 });
  for (const query of countOfLength) await graph.many(query, filters);
}
