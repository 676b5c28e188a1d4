/** Asks a committed GraphQL document of the database, in process: the command line and the API share one read path. */
import type { Graph } from '#cypher';
import { type AskOptions, ask, type Limits } from '../api/index.ts';
import type { TypedDocumentString } from './questions/answers.ts';

/** Who asks in a terminal waits for one answer and holds nobody up, be the database ever so cold; what was slow is no news there. */
const patience: Partial<Limits> = {
  requestTime: 120_000,
  routesTime: 60_000,
  slowQuery: Number.POSITIVE_INFINITY,
};

/**
 * The answer to a document of questions/, with the types that are generated from it; `limits` where the asker has less
 * patience. Throws what the API refuses, and GraphError CANCELLED when the signal fires.
 */
export async function question<Answer, Variables extends Record<string, unknown>>(
  graph: Graph,
  document: TypedDocumentString<Answer, Variables>,
  variables: Variables,
  { limits, signal }: AskOptions = {},
): Promise<Answer> {
  return await ask<Answer>(graph, document.toString(), variables, {
    limits: { ...patience, ...limits },
    ...(signal === undefined ? {} : { signal }),
  });
}
