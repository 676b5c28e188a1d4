/** Which failures of a transaction are tried again, how often, and for how long. */

/** A cluster that changes its leader, a connection that went: the next try may succeed. */
const ofTheWay = /ServiceUnavailable|SessionExpired|DatabaseUnavailable|NotALeader|AuthorizationExpired|\.Cluster\./;
/** Neo4j calls these transient too, and the same statement meets them again. */
const ofTheStatement = /MemoryPoolOutOfMemory|OutOfMemory|LockClientStopped|Terminated|TimedOut/;
/** Milliseconds: how long a statement without a time limit is tried, and the first and the longest pause between tries. */
const [usual, shortest, longest] = [15_000, 250, 4_000];

/**
 * The tries of one statement. The driver's own go on for up to twice the time that they are given, and meet a
 * connection that cannot be made outside of the transaction, where nobody else sees it.
 */
export class Retries {
  readonly #deadline: number;
  #pause = shortest;
  #last: unknown;

  /** `timeout` is the statement's own, in milliseconds: half of it may go by in tries, the rest is for the answer. */
  constructor(timeout: number | undefined) {
    this.#deadline = performance.now() + (timeout === undefined ? usual : timeout / 2);
  }

  /** The failure of the way to the database that was met last, where the last failure was one. */
  get last(): unknown {
    return this.#last;
  }

  /** Milliseconds to wait before the next try; undefined where there is to be none. */
  pauseAfter(error: unknown): number | undefined {
    const code = String((error as { code?: unknown }).code ?? '');
    const isOfTheWay = ofTheWay.test(code);
    this.#last = isOfTheWay ? error : undefined;
    if (!isOfTheWay && (!code.includes('TransientError') || ofTheStatement.test(code))) return undefined;
    const pause = this.#pause;
    this.#pause = Math.min(pause * 2, longest);
    return performance.now() + pause < this.#deadline ? pause : undefined;
  }
}
