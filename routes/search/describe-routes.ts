/** From links to routes: what the nodes and links of a page's routes are, asked once for all of them. */
import type { Level } from '#catalogue';
import type { EndRow, Graph, LinkRow, NodeRow } from '#cypher';
import { GraphError, linksOfRoutes } from '#cypher';
import type { Route, RoutePosition } from './question.ts';

/** A route as the internal ids of its links, at its place in the order. */
export interface FoundPath {
  readonly links: readonly number[];
  readonly position: RoutePosition;
}

/** Paths, each to one of some ends; `known`: they were walked over known gates. */
export interface FoundPaths {
  readonly ends: readonly EndRow[];
  readonly paths: readonly FoundPath[];
  readonly known: boolean;
}

/** The routes of some paths. Throws GraphError. */
export async function describeRoutes(
  graph: Graph,
  { ends, paths, known }: FoundPaths,
  signal?: AbortSignal,
): Promise<Route[]> {
  if (paths.length === 0) return [];
  const links = [...new Set(paths.flatMap((path) => path.links))];
  const rows = await graph.many(linksOfRoutes, { links }, signal === undefined ? {} : { signal });
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const endOf = new Map(ends.map(({ number, node }) => [number, node]));
  return paths.map((path) => {
    const parts = path.links.map((link) => {
      const row = byNumber.get(link);
      if (row === undefined)
        throw new GraphError('QUERY_FAILED', 'The snapshot was dropped while its routes were read.');
      return row;
    });
    return routeOf(
      [...parts.map((part) => part.from), endOf.get(parts.at(-1)?.to as number) as NodeRow],
      parts.map((part) => part.link),
      path,
      known,
    );
  });
}

/** What follows from a path: its barrier and its weakest link. */
function routeOf(nodes: readonly NodeRow[], links: readonly LinkRow[], { position }: FoundPath, known: boolean): Route {
  const gateOf = ({ gate, gateKnown }: LinkRow) => (known ? (gateKnown ?? gate) : gate);
  const weakestAll = weakestOf(links, gateOf);
  const barrier = Math.max(...links.map(gateOf)) as Level;
  const seen = links.every(({ gateKnown }) => gateKnown !== null && gateKnown <= barrier);
  return { nodes, links, barrier, seen, weakest: weakestAll[0], weakestAll, position };
}

/** The links with the lowest assurance among those that authenticate, in the order of the route. */
function weakestOf(links: readonly LinkRow[], gateOf: (link: LinkRow) => Level): LinkRow[] {
  const authenticating = links.filter((link) => link.assurance !== null);
  const lowest = Math.min(...authenticating.map(gateOf));
  return authenticating.filter((link) => gateOf(link) === lowest);
}
