/** The directory's budget: resource units that an application may use in ten seconds, by the size of the tenant. */
import { setTimeout as pause } from 'node:timers/promises';

const window = 10_000;
/** What an operation costs until an answer tells. */
const guess = 3;
/** The share of the budget that is used at most: others of the same application may run too. */
const share = 0.75;

/** Counts units in a sliding window. https://learn.microsoft.com/graph/throttling-limits#pattern */
export class ResourceUnits {
  #budget = 3_500 * share;
  #used: { at: number; units: number }[] = [];
  /** Units that answers told, or that were guessed where none did. */
  total = 0;

  /** Sets the budget by the number of users: below 50, up to 500, above. */
  fit(users: number): void {
    this.#budget = (users > 500 ? 8_000 : users >= 50 ? 5_000 : 3_500) * share;
  }

  /** Waits until so many operations may start. */
  async take(operations: number, signal: AbortSignal): Promise<void> {
    const units = operations * guess;
    while (this.#inWindow() + units > this.#budget && this.#used.length > 0)
      await pause(Math.max(20, (this.#used[0]?.at ?? 0) + window - Date.now()), undefined, { signal });
    this.#used.push({ at: Date.now(), units });
    this.total += units;
  }

  /** Corrects the guess by what the answer told. */
  correct(operations: number, told: string | null): void {
    if (told === null || Number.isNaN(Number(told))) return;
    const difference = Number(told) - operations * guess;
    this.total += difference;
    this.#used.push({ at: Date.now(), units: difference });
  }

  #inWindow(): number {
    const begin = Date.now() - window;
    this.#used = this.#used.filter(({ at }) => at > begin);
    return this.#used.reduce((sum, { units }) => sum + units, 0);
  }
}
