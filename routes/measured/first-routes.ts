/** The first routes to each sensitive resource, and which of them a change opens and closes. */
import type { Graph } from '#cypher';
import { findRoutes } from '../search/find-routes.ts';
import { routeId } from '../search/route-id.ts';
import { sentence } from '../search/sentence.ts';

/** How many routes of each resource are looked at. */
const looked = 25;

/** A route as it is told. */
export interface ToldRoute {
  /** The id of the resource that it leads to. */
  readonly resource: string;
  /** The same from snapshot to snapshot. */
  readonly id: string;
  readonly sentence: string;
  readonly barrier: number;
  readonly length: number;
}

/** The first routes to one resource, in order. */
export interface FirstRoutes {
  readonly routes: readonly ToldRoute[];
  /** Whether these are all there are. */
  readonly complete: boolean;
}

/** The first routes to resources, by id. Throws GraphError. */
export async function firstRoutes(
  graph: Graph,
  snapshot: string,
  resources: readonly string[],
  { budget, signal }: { readonly budget: number; readonly signal: AbortSignal },
): Promise<Map<string, FirstRoutes>> {
  const found = new Map<string, FirstRoutes>();
  for (const resource of resources) {
    const page = await findRoutes(graph, { snapshot, to: resource }, { first: looked, budget, signal });
    const routes = page.routes.map(
      (route): ToldRoute => ({
        resource,
        id: routeId(route),
        sentence: sentence(route),
        barrier: route.barrier,
        length: route.links.length,
      }),
    );
    found.set(resource, { routes, complete: page.complete && !page.hasNextPage });
  }
  return found;
}

/**
 * The first route of each resource that is in `of` and certainly not in `others`: one that would stand beyond the routes that were looked
 * at there is not told.
 */
export function onlyIn(of: ReadonlyMap<string, FirstRoutes>, others: ReadonlyMap<string, FirstRoutes>): ToldRoute[] {
  return [...of].flatMap(([resource, { routes }]) => {
    const other = others.get(resource) ?? { routes: [], complete: true };
    const known = new Set(other.routes.map(({ id }) => id));
    const last = other.complete ? undefined : other.routes.at(-1);
    return routes.find((route) => !known.has(route.id) && (last === undefined || isBefore(route, last))) ?? [];
  });
}

function isBefore(one: ToldRoute, other: ToldRoute): boolean {
  return one.barrier < other.barrier || (one.barrier === other.barrier && one.length < other.length);
}
