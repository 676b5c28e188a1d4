/** Reads a few requests whose answers make rows together; the whole is read anew after an interruption. */
import { askInBatches } from '../ask/graph-batch.ts';
import { type GraphClient, relativeUrl } from '../ask/graph-client.ts';
import { headersOf, pageOf } from '../ask/graph-pages.ts';
import type { Refused } from '../ask/refused.ts';
import type { AskComposite, Composite, GraphRequest, Row } from '../collection.ts';
import { wholeList } from './list.ts';
import { errandOf, type Tenant } from './reader.ts';
import type { Work } from './work.ts';

/** Reads a composite. Throws what asking throws. */
export async function readComposite(read: Composite, work: Work, tenant: Tenant, graph: GraphClient): Promise<void> {
  const request = (name: string): GraphRequest => {
    const declared = read.requests[name];
    if (declared === undefined) throw new Error(`${work.collection.name} declares no request ${name}`);
    return declared;
  };
  const ask: AskComposite = {
    list: (name) => wholeList(request(name), work, tenant, graph),
    async one(name) {
      const { json } = await graph.get(graph.urlOf(request(name)), errandOf(work, tenant), headersOf(request(name)));
      return pageOf(json).rows[0] ?? {};
    },
    each: (name, ids) => askEach(request(name), ids, work, tenant, graph),
    wanting: (problem) => work.problems.push(problem),
  };
  await work.add(await read.rows(ask, tenant.collected));
  work.answered = true;
  tenant.onRows(work);
}

/** The rows of each subject; a subject without an answer (404) has none. Throws the first refusal where all are refused. */
async function askEach(
  request: GraphRequest,
  ids: readonly string[],
  work: Work,
  tenant: Tenant,
  graph: GraphClient,
): Promise<ReadonlyMap<string, readonly Row[]>> {
  const found = new Map<string, Row[]>();
  const refusals: Refused[] = [];
  const questions = ids.map((subject) => ({ subject, url: relativeUrl(request, subject) }));
  await askInBatches(graph, request, questions, errandOf(work, tenant), {
    page: (subject, rows) => void found.set(subject, [...(found.get(subject) ?? []), ...rows]),
    refused(_subject, refusal) {
      if (refusal.status !== 404) refusals.push(refusal);
    },
  });
  const [first] = refusals;
  if (first !== undefined)
    work.problems.push(`${refusals.length} of ${ids.length} parts were refused: ${first.message}`);
  return found;
}
