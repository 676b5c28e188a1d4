/** An error in the facts: what is wrong, where, and how to mend it. */
export class FactsError extends Error {
  readonly code: 'FACTS_MISSING' | 'FACTS_UNREADABLE' | 'FACTS_CONFLICT';
  constructor(code: FactsError['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'FactsError';
    this.code = code;
  }
}
