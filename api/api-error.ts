/** An error that the asker can understand and mend. */

/** The codes, as they stand in `extensions.code`; those of GraphError come on top. */
export type ApiErrorCode =
  | 'NO_SNAPSHOT'
  | 'SNAPSHOT_GONE'
  | 'BAD_CURSOR'
  | 'BAD_USER_INPUT'
  | 'NODE_NOT_FOUND'
  | 'TOO_COSTLY'
  | 'TIMED_OUT';

/** An error with a code and a message for the asker. */
export class ApiError extends Error {
  readonly code: ApiErrorCode;
  constructor(code: ApiErrorCode, message: string) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
  }
}
