/** What ends a run: what is wrong, where, and how to mend it. */

/** Why the run ended. */
export type CollectCode =
  | 'COLLECT_TOKEN'
  | 'COLLECT_TENANT'
  | 'COLLECT_CLOUD'
  | 'COLLECT_CREDENTIALS'
  | 'COLLECT_TLS'
  | 'COLLECT_UNREACHABLE'
  | 'COLLECT_FOLDER'
  | 'COLLECT_NOTHING';

/** The run cannot begin or go on. What was read is kept, and the next run goes on from there. */
export class CollectError extends Error {
  readonly code: CollectCode;
  constructor(code: CollectCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'CollectError';
    this.code = code;
  }
}
