/** An error in a change: which file, line or step, what is wrong, and what may stand there. */
export class ChangeError extends Error {
  /** CHANGE_WRONG: the file is no change; CHANGE_REFUSED: it does not fit the facts. */
  readonly code: 'CHANGE_MISSING' | 'CHANGE_WRONG' | 'CHANGE_REFUSED';
  constructor(code: ChangeError['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ChangeError';
    this.code = code;
  }
}
