/** Draws by seed: the same draw for the same seed, each kind in its turn. */

/** Numbers from 0 to below 1, the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** So many of some things, one of each kind in turn while there are any. */
export function drawn<T extends { readonly kind: string }>(
  things: readonly T[],
  count: number,
  next: () => number,
): T[] {
  const byKind = Map.groupBy(things, ({ kind }) => kind);
  const left = [...byKind.values()].map((of) => [...of]);
  const chosen: T[] = [];
  while (chosen.length < count && left.some((of) => of.length > 0))
    for (const of of left)
      if (of.length > 0 && chosen.length < count) chosen.push(...of.splice(Math.floor(next() * of.length), 1));
  return chosen;
}

/** So many of some things, drawn by a seed. */
export function drawnBySeed<T>(of: readonly T[], count: number, seed: number): T[] {
  const next = random(seed);
  const left = [...of];
  return Array.from({ length: count }, () => left.splice(Math.floor(next() * left.length), 1)).flat();
}
