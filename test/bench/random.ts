/** Numbers that look random and are the same at every run: a stream, a hash, and samples without repetition. */

/** Whole numbers below a bound, the same at every run (mulberry32). */
export type Random = (below: number) => number;

/** Starts a stream afresh from a seed. */
export function random(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** A whole number from 0 to 2^32 - 1 that depends on all of the numbers given, in their order. */
export function hash(...numbers: readonly number[]): number {
  let mixed = 0x9e3779b9;
  for (const number of numbers) {
    mixed = Math.imul(mixed ^ number ^ (mixed >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    mixed ^= mixed >>> 16;
  }
  return mixed >>> 0;
}

/** One of a list. */
export function pick<T>(list: readonly T[], next: Random): T {
  return list[next(list.length)] as T;
}

/** Some numbers from `first` on, below `first + size`, each once: a start and a step that shares no divisor with the size. */
export function* sample(first: number, size: number, count: number, next: Random): Generator<number> {
  if (size <= 0) return;
  let step = 1 + next(size);
  while (divisor(step, size) !== 1) step += 1;
  const start = next(size);
  for (let index = 0; index < Math.min(count, size); index += 1) yield first + ((start + index * step) % size);
}

/** Sizes that fall as Zipf's law has it: the n-th is the largest divided by n to the power of `skew`, and `least` at least. */
export function zipfSizes(
  count: number,
  total: number,
  { skew = 1, least = 1 }: { skew?: number; least?: number } = {},
): number[] {
  const weights = Array.from({ length: count }, (_, index) => 1 / (index + 1) ** skew);
  const sum = weights.reduce((all, one) => all + one, 0);
  return weights.map((weight) => Math.max(least, Math.round((weight / sum) * total)));
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
