/** Asks a committed GraphQL document of the database, in process: the command line and the API share one read path. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Graph } from '#cypher';
import { ask } from '../api/index.ts';

/** The questions that are committed beside this file. */
export type QuestionName = 'applications' | 'find' | 'overview' | 'routes' | 'signin' | 'verify';

/** The answer's data. Throws what the API refuses, and GraphError CANCELLED when the signal fires. */
export async function question<Answer>(
  graph: Graph,
  name: QuestionName,
  variables: Record<string, unknown>,
  signal?: AbortSignal,
): Promise<Answer> {
  const document = await readFile(join(import.meta.dirname, 'questions', `${name}.graphql`), 'utf8');
  return (await ask(graph, document, variables, signal === undefined ? {} : { signal })) as Answer;
}
