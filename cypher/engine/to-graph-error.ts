/** Sorts the driver's errors into GraphError's codes, by Neo4j's status codes. */
import { GraphError } from './graph-error.ts';

const byStatus: readonly (readonly [RegExp, (uri: string, detail: string) => GraphError])[] = [
  [
    /Security\.(Unauthorized|AuthenticationRateLimit|CredentialsExpired)/,
    (uri) =>
      new GraphError(
        'DATABASE_CREDENTIALS',
        `The database at ${uri} refused the credentials. Check NEO4J_USERNAME and NEO4J_PASSWORD; for the embedded database, the file neo4j/credential in the data folder.`,
      ),
  ],
  [
    /TransactionTimedOut|Transaction\.Terminated|LockClientStopped/,
    (_, detail) => new GraphError('TIMED_OUT', `The database stopped the query: ${detail}`),
  ],
  [
    /MemoryPoolOutOfMemory|OutOfMemory/,
    (_, detail) => new GraphError('OUT_OF_MEMORY', `The query needed more memory than the database allows. ${detail}`),
  ],
  [
    /ServiceUnavailable|SessionExpired|DatabaseUnavailable|DatabaseNotFound/,
    (uri, detail) =>
      new GraphError(
        'DATABASE_UNAVAILABLE',
        `The database at ${uri} does not answer (${detail}). Start it, or mend NEO4J_URI; without NEO4J_URI Postern starts its own.`,
      ),
  ],
  [
    /No space left|DatabaseIsFull|TransactionLogError|TransactionCommitFailed|TransactionStartFailed|GeneralError.*space/i,
    (uri, detail) =>
      new GraphError(
        'DATABASE_FULL',
        `The database at ${uri} cannot write: is its disk full? Make room, then try again; what was published before is as it was. (${detail})`,
      ),
  ],
];

/** The GraphError for whatever the driver threw. */
export function toGraphError(error: unknown, uri: string, signal?: AbortSignal): GraphError {
  if (error instanceof GraphError) return error;
  if (signal?.aborted) return new GraphError('CANCELLED', 'The query was cancelled.', error);
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  const detail = (message.split('\n')[0] ?? '').slice(0, 300);
  for (const [pattern, make] of byStatus) if (pattern.test(`${code} ${message}`)) return make(uri, detail);
  return new GraphError('QUERY_FAILED', `The database refused a query: ${detail}`, error);
}
