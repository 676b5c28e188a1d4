/** What can go wrong between Postern and its database, in words that say what to do. */

/** The codes that callers tell apart. */
export type GraphErrorCode =
  | 'DATABASE_UNAVAILABLE'
  | 'DATABASE_RESTARTING'
  | 'DATABASE_BUSY'
  | 'DATABASE_CERTIFICATE'
  | 'DATABASE_CREDENTIALS'
  | 'DATABASE_FORBIDDEN'
  | 'DATABASE_UNKNOWN'
  | 'DATABASE_VERSION'
  | 'DATABASE_FULL'
  | 'TIMED_OUT'
  | 'OUT_OF_MEMORY'
  | 'TOO_MANY_ROWS'
  | 'CANCELLED'
  | 'ENGINE_MISSING'
  | 'QUERY_FAILED';

/** An error of the database or of the way to it. The message says what, where and how to mend it. */
export class GraphError extends Error {
  readonly code: GraphErrorCode;
  constructor(code: GraphErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'GraphError';
    this.code = code;
  }
}
