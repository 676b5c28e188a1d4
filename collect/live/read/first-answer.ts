/** The first page of a list: asked as declared, and more mildly where the service refuses that. */
import type { GraphClient } from '../ask/graph-client.ts';
import { headersOf } from '../ask/graph-pages.ts';
import { milder } from '../ask/milder.ts';
import type { Heard } from '../ask/persist.ts';
import { Refused } from '../ask/refused.ts';
import type { GraphRequest } from '../collection.ts';
import { isUnlicensed } from '../outcome.ts';
import { errandOf, type Tenant } from './reader.ts';
import type { Work } from './work.ts';

/** The answer to a request, else to `instead`, else to less and less of it. Throws what asking throws. */
export async function firstAnswer(
  request: GraphRequest,
  instead: GraphRequest | undefined,
  work: Work,
  tenant: Tenant,
  graph: GraphClient,
): Promise<Heard> {
  try {
    return await graph.get(graph.urlOf(request), errandOf(work, tenant), headersOf(request));
  } catch (error) {
    if (!(error instanceof Refused) || error.status !== 400 || isUnlicensed(error, work.collection)) throw error;
    if (instead !== undefined) return await firstAnswer(instead, undefined, work, tenant, graph);
    const less = milder(request, error);
    if (less === undefined) throw error;
    const answer = await firstAnswer(less.request, undefined, work, tenant, graph);
    if (less.without !== undefined) work.problems.push(`the service does not know the field ${less.without}`);
    return answer;
  }
}
