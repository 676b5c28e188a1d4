/** The questions that serving is tried with, as a client would ask them. */
import type { Graph } from '#cypher';
import { ask } from '../../api/index.ts';

const document = `query ($to: ID!, $first: Int!, $after: String, $filter: RouteFilter) {
  routes(to: $to, first: $first, after: $after, filter: $filter) {
    snapshot complete
    pageInfo { hasNextPage endCursor }
    edges { node { id barrier { value } length hops { from { id name } link { kind gate { value } } to { id name } } } }
  }
}`;

interface NodeAnswer {
  readonly id: string;
  readonly name: string;
}

/** One page of routes. */
export interface RoutesAnswer {
  readonly snapshot: string;
  readonly complete: boolean;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly {
    readonly node: {
      readonly id: string;
      readonly hops: readonly {
        readonly from: NodeAnswer;
        readonly link: { readonly kind: string };
        readonly to: NodeAnswer;
      }[];
    };
  }[];
}

/** What is asked. */
export interface RoutesAsked {
  readonly to: string;
  readonly first: number;
  readonly after?: string | null;
  readonly filter?: Readonly<Record<string, unknown>>;
}

/** Asks for a page. Throws ApiError and GraphError. */
export async function askRoutes(graph: Graph, asked: RoutesAsked): Promise<RoutesAnswer> {
  const { routes } = await ask<{ routes: RoutesAnswer }>(graph, document, { ...asked });
  return routes;
}

/** Ids of the sensitive resources that somebody reaches, worst first. */
export async function reachable(graph: Graph): Promise<string[]> {
  const list = '{ resources(first: 50) { edges { node { id exposure { value } } } } }';
  const { resources } = await ask<{
    resources: { edges: { node: { id: string; exposure: { value: number } | null } }[] };
  }>(graph, list);
  return resources.edges.filter(({ node }) => node.exposure !== null).map(({ node }) => node.id);
}
