/** Sets of assumptions, each kept once: many links rest on few sets. */

/** A number of a set must fit in 16 bits. */
const mostSets = 2 ** 16;

/** Sets by number; 0 is the empty set. */
export class AssumptionSets {
  readonly #sets: (readonly string[])[] = [[]];
  readonly #numbers = new Map<string, number>([['', 0]]);

  /** The number of the set of these keys, in whatever order. Throws RangeError beyond 65,536 sets. */
  numberOf(keys: readonly string[]): number {
    if (keys.length === 0) return 0;
    const set = [...new Set(keys)].sort();
    const name = set.join('\n');
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.#sets.length;
    if (number === mostSets) throw new RangeError(`more than ${mostSets} different sets of assumptions`);
    this.#sets.push(set);
    this.#numbers.set(name, number);
    return number;
  }

  /** The keys of a set in order. Throws RangeError for a number that no set has. */
  keysOf(number: number): readonly string[] {
    const set = this.#sets[number];
    if (set === undefined) throw new RangeError(`no set of assumptions has the number ${number}`);
    return set;
  }
}
