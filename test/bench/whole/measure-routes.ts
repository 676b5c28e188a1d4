/** Measures the first hundred routes, as Postern lists them and as plain Cypher does. */

import { type Graph, GraphError } from '#cypher';
import { findRoutes, type Route, type RoutePosition } from '#routes';
import type { Candidate } from './choose-resources.ts';
import { allShortest, type PlainRoute, plainRoutes } from './statements.ts';
import { type Spread, spreadOf, timed } from './stopwatch.ts';

const page = 100;
/** Milliseconds: longer than any page may take. */
const budget = 60_000;

/** Times of pages in milliseconds, and what was found. */
export interface Pages extends Spread {
  readonly asked: number;
  readonly routes: number;
  /** Resources whose first route does not have the barrier that it should; must be none. */
  readonly wrong: number;
  /** The spread over those with the fewest routes alone. */
  readonly fewest: Spread;
}

/** How to ask: from which barrier above the exposure on, and when to stop early. */
export interface PageOptions {
  readonly above?: number;
  readonly until?: () => boolean;
}

/** Asks for the first hundred routes to each resource, one after the other. Throws GraphError. */
export async function measurePages(
  graph: Graph,
  snapshot: string,
  resources: readonly Candidate[],
  { above = 0, until = () => false }: PageOptions = {},
): Promise<Pages> {
  const times: { readonly ms: number; readonly fewest: boolean }[] = [];
  let routes = 0;
  let wrong = 0;
  for (const { id, exposure, fewest } of resources) {
    if (until()) break;
    const after: RoutePosition | undefined =
      above === 0 ? undefined : { barrier: exposure + above, pass: 'seen', length: 1, ordinal: 0 };
    const { seconds, answer } = await timed(() =>
      findRoutes(graph, { snapshot, to: id }, { first: page, after, budget }),
    );
    times.push({ ms: seconds * 1000, fewest });
    routes += answer.routes.length;
    const least = exposure + above;
    const [first] = answer.routes;
    if (above === 0 ? first?.barrier !== least : first !== undefined && first.barrier < least) wrong += 1;
  }
  const spread = (some: typeof times) => spreadOf(some.map(({ ms }) => ms));
  return { asked: times.length, routes, wrong, ...spread(times), fewest: spread(times.filter((one) => one.fewest)) };
}

/** What one alternative did on some resources. */
export interface Alternative {
  readonly medianMs: number;
  readonly finished: number;
  readonly asked: number;
  /** Of Postern's first hundred routes to each, how many it did not give. */
  readonly missed: number;
  readonly outOf: number;
  /** Resources of which it did not find the lowest barrier. */
  readonly missedBarriers: number;
}

/** Runs the plain ordered match and `allShortestPaths` on the resources; `cap` in milliseconds each. */
export async function measureAlternatives(
  graph: Graph,
  snapshot: string,
  resources: readonly Candidate[],
  { cap, tell }: { readonly cap: number; readonly tell: (line: string) => void },
): Promise<{ readonly plain: Alternative; readonly shortest: Alternative }> {
  const expected = new Map<string, readonly Route[]>();
  for (const { id } of resources)
    expected.set(id, (await findRoutes(graph, { snapshot, to: id }, { first: page, budget })).routes);
  const run = async (query: typeof plainRoutes): Promise<Alternative> => {
    const times: number[] = [];
    let [finished, missed, outOf, missedBarriers] = [0, 0, 0, 0];
    for (const { id, exposure } of resources) {
      const { seconds, answer } = await timed(() => orNothing(graph, query, snapshot, id, cap));
      times.push(answer === undefined ? cap : seconds * 1000);
      finished += answer === undefined ? 0 : 1;
      const found = new Set((answer ?? []).map(({ nodes }) => nodes.join(' ')));
      const routes = expected.get(id) as readonly Route[];
      outOf += routes.length;
      missed += routes.filter(({ nodes }) => !found.has(nodes.map((node) => node.id).join(' '))).length;
      const lowest = Math.min(...(answer ?? []).map(({ barrier }) => barrier));
      missedBarriers += lowest === exposure ? 0 : 1;
      tell(
        `${query.name}: ${id}: ${answer === undefined ? `not within ${cap / 1000} s` : `${Math.round(seconds * 1000)} ms`}`,
      );
    }
    return { medianMs: spreadOf(times).median, finished, asked: resources.length, missed, outOf, missedBarriers };
  };
  return { plain: await run(plainRoutes), shortest: await run(allShortest) };
}

/** The answer of a statement; undefined where the time or the memory of a transaction was not enough. */
async function orNothing(
  graph: Graph,
  query: typeof plainRoutes,
  snapshot: string,
  id: string,
  cap: number,
): Promise<PlainRoute[] | undefined> {
  try {
    return await graph.many(query, { snapshot, to: `${snapshot}/${id}` }, { timeout: cap });
  } catch (error) {
    if (error instanceof GraphError && ['TIMED_OUT', 'OUT_OF_MEMORY'].includes(error.code)) return undefined;
    throw error;
  }
}
