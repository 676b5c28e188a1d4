/** Sorts the driver's errors into GraphError's codes, by Neo4j's status codes. */
import { GraphError } from './graph-error.ts';

const byStatus: readonly (readonly [RegExp, (uri: string, detail: string) => GraphError])[] = [
  [
    /certificate|CERT_|UNABLE_TO_VERIFY|ALTNAME/,
    (uri, detail) =>
      new GraphError(
        'DATABASE_CERTIFICATE',
        `The certificate of the database at ${uri} is not trusted: ${reasonOf(detail)}. Give its authority in NODE_EXTRA_CA_CERTS, use the host name that it is made out to, or trust any certificate with a +ssc scheme.`,
      ),
  ],
  [
    /secure TLS connection|wrong version number|EPROTO|ssl3_get_record/,
    (uri) =>
      new GraphError(
        'DATABASE_UNAVAILABLE',
        `The server at ${uri} does not speak TLS there. Switch server.bolt.tls_level on in it, or set NEO4J_URI to ${uri.replace(/\+s(sc)?:/, ':')}.`,
      ),
  ],
  [
    /Connection was closed by server|responded HTTP|handshake|ECONNRESET/i,
    (uri) =>
      new GraphError(
        'DATABASE_UNAVAILABLE',
        `The server at ${uri} closed the connection. If it is running, NEO4J_URI names another port than that of Bolt (7687), or one where only TLS is spoken (${uri.replace(/^(bolt|neo4j):/, '$1+s:')}).`,
      ),
  ],
  [
    /Security\.(Unauthorized|AuthenticationRateLimit|CredentialsExpired|TokenExpired)/,
    (uri, detail) =>
      new GraphError(
        'DATABASE_CREDENTIALS',
        `The database at ${uri} refused the credentials (${detail}) Check NEO4J_USERNAME and NEO4J_PASSWORD; for the embedded database, the file neo4j/credential in the data folder.`,
      ),
  ],
  [
    /Security\.Forbidden/,
    (uri, detail) =>
      new GraphError(
        'DATABASE_FORBIDDEN',
        `The database at ${uri} does not allow the user of NEO4J_USERNAME what Postern needs: to read, write and index. Give it the role publisher or architect. (${detail})`,
      ),
  ],
  [
    /DatabaseNotFound|database.*does not exist/i,
    (uri, detail) =>
      new GraphError(
        'DATABASE_UNKNOWN',
        `The server at ${uri} has no such database (${detail}) Create it there, or mend NEO4J_DATABASE; without it, the user's home database is used.`,
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
    /acquisition timed out.*Active conn count = [1-9]/,
    (uri) =>
      new GraphError('DATABASE_BUSY', `All connections to the database at ${uri} are in use. Try again in a moment.`),
  ],
  [
    /ServiceUnavailable|SessionExpired|DatabaseUnavailable|acquisition timed out/,
    (uri, detail) =>
      new GraphError(
        'DATABASE_UNAVAILABLE',
        `The database at ${uri} does not answer (${reasonOf(detail)}). Start it, or mend NEO4J_URI; without NEO4J_URI Postern starts its own.`,
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

/** What the driver's long advice ends with: the reason of the TLS library. */
function reasonOf(detail: string): string {
  return /.*(?:Socket responded with|Caused by): (.*)$/.exec(detail)?.[1] ?? detail;
}

/** The GraphError for whatever the driver threw. */
export function toGraphError(error: unknown, uri: string, signal?: AbortSignal): GraphError {
  if (error instanceof GraphError) return error;
  if (signal?.aborted) return new GraphError('CANCELLED', 'The query was cancelled.', error);
  const { code = '', message = String(error) } = error as { code?: string; message?: string };
  const detail = (message.split('\n')[0] ?? '').slice(0, 900);
  for (const [pattern, make] of byStatus) if (pattern.test(`${code} ${message}`)) return make(uri, detail);
  return new GraphError('QUERY_FAILED', `The database refused a query: ${detail.slice(0, 300)}`, error);
}
