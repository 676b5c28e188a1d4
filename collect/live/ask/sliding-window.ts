/** A budget of so much in so many milliseconds, whenever they begin: what a batch costs is taken at once. */
import { setTimeout as pause } from 'node:timers/promises';

/** Counts what was taken in the last interval. */
export class SlidingWindow {
  #limit: number;
  readonly #interval: number;
  #taken: { readonly at: number; readonly amount: number }[] = [];

  constructor(limit: number, interval: number) {
    this.#limit = limit;
    this.#interval = interval;
  }

  set limit(limit: number) {
    this.#limit = limit;
  }

  /** Waits until there is room for so much, and takes it; more than the whole budget waits until it is all free. */
  async take(amount: number, signal: AbortSignal): Promise<void> {
    for (;;) {
      const begin = Date.now() - this.#interval;
      this.#taken = this.#taken.filter(({ at }) => at > begin);
      const [oldest] = this.#taken;
      const sum = this.#taken.reduce((total, one) => total + one.amount, 0);
      if (oldest === undefined || sum + amount <= this.#limit) break;
      await pause(Math.max(10, oldest.at - begin), undefined, { signal });
    }
    this.add(amount);
  }

  /** Takes without waiting; less than nothing gives back. */
  add(amount: number): void {
    this.#taken.push({ at: Date.now(), amount });
  }
}
