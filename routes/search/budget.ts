/** The time that a question may take, shared by all its steps. */
import { setImmediate as otherWork } from 'node:timers/promises';
import type { RunOptions } from '#cypher';
import { GraphError } from '#cypher';

/** Counts down from the moment it is made. */
export class Budget {
  readonly #deadline: number;
  readonly #signal: AbortSignal | undefined;

  constructor(milliseconds: number, signal?: AbortSignal) {
    this.#deadline = performance.now() + milliseconds;
    this.#signal = signal;
  }

  /** Limits for the next statement: the time that is left. */
  get options(): RunOptions {
    const timeout = Math.max(1, this.#deadline - performance.now());
    return this.#signal === undefined ? { timeout } : { timeout, signal: this.#signal };
  }

  get isSpent(): boolean {
    return performance.now() >= this.#deadline;
  }

  /** Runs a step; undefined where the time ran out before or in it. Throws every other GraphError. */
  async try<T>(step: (options: RunOptions) => Promise<T>): Promise<T | undefined> {
    if (this.isSpent) return undefined;
    try {
      return await step(this.options);
    } catch (error) {
      if (error instanceof GraphError && error.code === 'TIMED_OUT') return undefined;
      throw error;
    }
  }

  /** Lets others work in the midst of a long calculation. Throws GraphError where the time is over, or its asker is gone. */
  async giveWay(): Promise<void> {
    await otherWork();
    if (this.#signal?.aborted) throw new GraphError('CANCELLED', 'The asker has gone.');
    if (this.isSpent) throw new GraphError('TIMED_OUT', 'The time for this question is over.');
  }
}
