/** Asks a committed GraphQL document of the database, in process: the command line and the API share one read path. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Graph } from '#cypher';
import { type AskOptions, ask, type Limits } from '../api/index.ts';

/** Who asks in a terminal waits for one answer and holds nobody up, be the database ever so cold; what was slow is no news there. */
const patience: Partial<Limits> = {
  requestTime: 120_000,
  routesTime: 60_000,
  slowQuery: Number.POSITIVE_INFINITY,
};

/** The questions that are committed beside this file. */
export type QuestionName = 'applications' | 'find' | 'overview' | 'routes' | 'signin' | 'verify';

/** The answer's data; `limits` where the asker has less patience. Throws what the API refuses, and GraphError CANCELLED when the signal fires. */
export async function question<Answer>(
  graph: Graph,
  name: QuestionName,
  variables: Record<string, unknown>,
  { limits, signal }: AskOptions = {},
): Promise<Answer> {
  const document = await readFile(join(import.meta.dirname, 'questions', `${name}.graphql`), 'utf8');
  return (await ask(graph, document, variables, {
    limits: { ...patience, ...limits },
    ...(signal === undefined ? {} : { signal }),
  })) as Answer;
}
