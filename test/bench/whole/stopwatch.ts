/** Times and what is made of them. */

/** Seconds that something takes, with its answer. */
export async function timed<T>(work: () => Promise<T>): Promise<{ readonly seconds: number; readonly answer: T }> {
  const begun = performance.now();
  const answer = await work();
  return { seconds: (performance.now() - begun) / 1000, answer };
}

/** The middle, the 95th of a hundred, and the most of some numbers. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

/** The spread; not a number where there are none. */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), max: sorted.at(-1) ?? Number.NaN };
}
