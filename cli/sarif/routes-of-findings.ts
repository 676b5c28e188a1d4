/** The first route behind a finding, for the code flows of SARIF. */
import type { Graph } from '#cypher';
import { question } from '../question.ts';
import {
  FindingRouteDocument,
  type FindingRouteQuery,
  type PrintedFindingFragment,
  type RouteFilter,
} from '../questions/answers.ts';

/** A route, hop by hop. */
export type FindingRoute = FindingRouteQuery['routes']['edges'][number]['node'];

/** So many routes are looked for at most: each is a question of its own. */
const most = 500;

/** The first route to what a finding reaches, by way of its subject; by finding. None of what reaches nothing, or is a question. */
export async function routesOfFindings(
  graph: Graph,
  findings: readonly PrintedFindingFragment[],
): Promise<ReadonlyMap<string, FindingRoute>> {
  const asked = new Map<string, Promise<FindingRoute | undefined>>();
  const routes = new Map<string, FindingRoute>();
  for (const { id, verdict, subject, reaches } of findings) {
    if (verdict !== 'FOUND' || reaches === null) continue;
    const key = `${subject.id} ${reaches.id}`;
    if (!asked.has(key) && asked.size === most) continue;
    const filter = subject.id === reaches.id ? {} : { through: [subject.id] };
    const route = asked.get(key) ?? firstRoute(graph, reaches.id, filter);
    asked.set(key, route);
    const found = await route;
    if (found !== undefined) routes.set(id, found);
  }
  return routes;
}

async function firstRoute(graph: Graph, to: string, filter: RouteFilter): Promise<FindingRoute | undefined> {
  const { routes } = await question(graph, FindingRouteDocument, { to, filter });
  return routes.edges[0]?.node;
}
