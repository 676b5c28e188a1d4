/** The directory's budget: resource units that an application may use in ten seconds, by the size of the tenant. */
import { SlidingWindow } from './sliding-window.ts';

/** What an operation costs until an answer tells. */
const guess = 3;
/** The share of the budget that is used at most: others of the same application may run too. */
const share = 0.75;

/** Counts units. https://learn.microsoft.com/graph/throttling-limits#pattern */
export class ResourceUnits {
  readonly #window = new SlidingWindow(3_500 * share, 10_000);
  /** Units that answers told, or that were guessed where none did. */
  total = 0;

  /** Sets the budget by the number of users: below 50, up to 500, above. */
  fit(users: number): void {
    this.#window.limit = (users > 500 ? 8_000 : users >= 50 ? 5_000 : 3_500) * share;
  }

  /** Waits until so many operations may start. */
  async take(operations: number, signal: AbortSignal): Promise<void> {
    await this.#window.take(operations * guess, signal);
    this.total += operations * guess;
  }

  /** Corrects the guess by what the answer told. */
  correct(operations: number, told: string | null): void {
    if (told === null || Number.isNaN(Number(told))) return;
    const difference = Number(told) - operations * guess;
    this.total += difference;
    this.#window.add(difference);
  }
}
