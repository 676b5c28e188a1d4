/** Turns whatever was thrown into a GraphQL error with a code, and without internals. */
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { GraphError, type GraphErrorCode } from '#cypher';
import { ApiError } from './api-error.ts';
import { type Log, requestIds } from './log.ts';

/** For the asker; the database's own words, which name addresses and statements, go to the log. */
const graphMessages: Readonly<Record<GraphErrorCode, string>> = {
  DATABASE_UNAVAILABLE: 'The database does not answer. Try again; the log of Postern says more.',
  DATABASE_RESTARTING: 'The database ended and is being started again. Try again in a moment.',
  DATABASE_BUSY: 'The database is busy with other questions. Try again in a moment.',
  DATABASE_CERTIFICATE: 'The certificate of the database is not trusted. The log of Postern says more.',
  DATABASE_CREDENTIALS: 'The database refused the credentials of Postern. The log of Postern says more.',
  DATABASE_FORBIDDEN: 'The database does not allow Postern what it needs. The log of Postern says more.',
  DATABASE_UNKNOWN: 'The server has no such database. The log of Postern says more.',
  DATABASE_VERSION: 'The database is too old. The log of Postern says more.',
  DATABASE_FULL: 'The database cannot write. The log of Postern says more.',
  TIMED_OUT: 'The question took longer than a request may. Ask for less: a smaller page, fewer fields, a filter.',
  OUT_OF_MEMORY: 'The question needs more memory than the database gives one. Ask for less.',
  TOO_MANY_ROWS: 'The question reads more of the graph than a request may. Ask for less: a filter, fewer fields.',
  CANCELLED: 'The question was cancelled.',
  ENGINE_MISSING: 'The database is not there. The log of Postern says more.',
  QUERY_FAILED: 'The database refused a statement. The log of Postern says more.',
};

/** Errors of GraphQL itself: what the asker wrote is wrong, and the message says how. */
const askersOwn = /^(GRAPHQL_|BAD_REQUEST$|BAD_USER_INPUT$|PERSISTED_QUERY|OPERATION_)/;

/** For ApolloServer's `formatError`. */
export function formatError(log: Log): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const cause = causeOf(error);
    const place = {
      ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
      ...(formatted.path === undefined ? {} : { path: formatted.path }),
    };
    const shown = (message: string, code: string, more = {}) => ({ message, ...place, extensions: { code, ...more } });
    if (cause instanceof ApiError) return shown(cause.message, cause.code);
    if (cause instanceof GraphError) {
      log.warn({ code: cause.code, detail: cause.message, path: formatted.path }, 'the database failed a request');
      return shown(graphMessages[cause.code], cause.code);
    }
    const code = String(formatted.extensions?.code ?? '');
    if (askersOwn.test(code)) return shown(formatted.message, code);
    const requestId = requestIds.getStore();
    log.error({ err: cause, path: formatted.path }, 'unexpected error');
    const name = requestId === undefined ? '' : ` as request ${requestId}`;
    return shown(`Something went wrong in Postern. Its log says what${name}.`, 'INTERNAL', { requestId });
  };
}

/** What was thrown, below GraphQL's wrapping. */
export function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error;
}
