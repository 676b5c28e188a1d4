/** Has the database plan the statements that list routes, and read what they walk over, before somebody waits for it. */
import {
  countOfLength,
  feedingLinks,
  type Graph,
  heldCountOfLength,
  heldRoutesOfLength,
  publishedSnapshot,
  resources,
  routesOfLength,
  targetOfRoutes,
} from '#cypher';
import { findRoutes } from './find-routes.ts';

/** Sensitive resources whose first routes are asked for: what they share, all others share too. */
const asked = 3;

/**
 * Plans each statement for a target that is not there (a plan takes up to a second), then lists the first routes to the resources
 * of the published snapshot that stand first (what lies on the disk is slow once). Throws GraphError, CANCELLED when the signal fires.
 */
export async function warmUp(graph: Graph, signal = new AbortController().signal): Promise<void> {
  const to = 'nowhere/nothing';
  const filters = {
    to,
    ends: [],
    kinds: null,
    entries: null,
    without: [],
    through: [],
    assumed: true,
    repeats: false,
    barrier: 0,
  };
  const held = { ...filters, start: to, reach: [] };
  const none = { passed: false, known: true, unsure: false, skip: 0, limit: 1 };
  await graph.maybeOne(targetOfRoutes, { to }, { signal });
  await graph.maybeOne(feedingLinks, { ...filters, most: 1 }, { signal });
  for (const query of routesOfLength) await graph.many(query, { ...filters, ...none }, { signal });
  for (const query of countOfLength) await graph.many(query, filters, { signal });
  for (const query of heldRoutesOfLength) await graph.many(query, { ...held, ...none }, { signal });
  for (const query of heldCountOfLength) await graph.many(query, held, { signal });
  const snapshot = (await graph.maybeOne(publishedSnapshot, {}, { signal }))?.snapshot.id;
  if (snapshot === undefined) return;
  const first = { snapshot, kinds: null, text: '', states: null, skip: 0, limit: asked };
  for (const { node } of await graph.many(resources, first, { signal }))
    await findRoutes(graph, { snapshot, to: node.id }, { first: 25, budget: 10_000, signal });
}
