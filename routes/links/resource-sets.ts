/** Sets of resources, each kept once: thousands of nodes lead to few different sets, and two sets are united once. */

const bits = 32;
/** Above every number of a set, and small enough that a pair of numbers is one number. */
const pairs = 2 ** 26;
const recently = 2 ** 16;

/** Sets of the numbers 0 to count - 1, by number. Set 0 is the empty one. */
export class ResourceSets {
  readonly empty = 0;
  readonly #words: number;
  #store: Uint32Array;
  #count = 1;
  readonly #byHash = new Map<number, number[]>();
  #united = new Map<number, number>();
  /** The pairs that were united last, by a hash of both: most links lead to a pair that was just met. */
  readonly #recent = { one: new Int32Array(recently), other: new Int32Array(recently), both: new Int32Array(recently) };

  /** `count`: how many resources there are. */
  constructor(count: number) {
    this.#words = Math.max(1, Math.ceil(count / bits));
    this.#store = new Uint32Array(this.#words * 64);
  }

  /** The set of one resource. */
  of(resource: number): number {
    const row = new Uint32Array(this.#words);
    row[Math.floor(resource / bits)] = 1 << (resource % bits);
    return this.#numberOf(row);
  }

  /** The set of what is in either. */
  union(one: number, other: number): number {
    if (one === other || other === this.empty) return one;
    if (one === this.empty) return other;
    const recent = this.#recent;
    const at = (Math.imul(one, 0x9e3779b1) ^ other) & (recently - 1);
    if (recent.one[at] === one && recent.other[at] === other) return recent.both[at] as number;
    const both = this.#unite(one, other);
    recent.one[at] = one;
    recent.other[at] = other;
    recent.both[at] = both;
    return both;
  }

  #unite(one: number, other: number): number {
    const pair = one < other ? one * pairs + other : other * pairs + one;
    const known = this.#united.get(pair);
    if (known !== undefined) return known;
    const made = this.#numberOf(this.#combined(one, other, (a, b) => a | b));
    this.#united.set(pair, made);
    return made;
  }

  /** The set of what is in both. */
  intersection(one: number, other: number): number {
    if (one === other) return one;
    return this.#numberOf(this.#combined(one, other, (a, b) => a & b));
  }

  /** How many are in the one and not in the other. */
  sizeWithout(one: number, other: number): number {
    let size = 0;
    this.#forEachWord(one, (word, at) => {
      size += ones(word & ~this.#word(other, at));
    });
    return size;
  }

  /** Whether a resource is in the set. */
  has(set: number, resource: number): boolean {
    return (this.#word(set, Math.floor(resource / bits)) & (1 << (resource % bits))) !== 0;
  }

  /** Tells each resource of the set, in order. */
  forEach(set: number, tell: (resource: number) => void): void {
    this.#forEachWord(set, (word, at) => {
      for (let left = word; left !== 0; left &= left - 1) tell(at * bits + 31 - Math.clz32(left & -left));
    });
  }

  /** Forgets which sets were united: memory that a next walk does not need. */
  forgetUnions(): void {
    this.#united = new Map();
  }

  #word(set: number, at: number): number {
    return this.#store[set * this.#words + at] as number;
  }

  #forEachWord(set: number, tell: (word: number, at: number) => void): void {
    for (let at = 0; at < this.#words; at++) {
      const word = this.#word(set, at);
      if (word !== 0) tell(word, at);
    }
  }

  #combined(one: number, other: number, combine: (a: number, b: number) => number): Uint32Array {
    const row = new Uint32Array(this.#words);
    for (let at = 0; at < this.#words; at++) row[at] = combine(this.#word(one, at), this.#word(other, at));
    return row;
  }

  /** The number of a set with this content: a new one where there is none yet. */
  #numberOf(row: Uint32Array): number {
    let hash = 0;
    for (const word of row) hash = (Math.imul(hash, 31) + word) | 0;
    if (hash === 0 && row.every((word) => word === 0)) return this.empty;
    const alike = this.#byHash.get(hash);
    const known = alike?.find((set) => row.every((word, at) => word === this.#word(set, at)));
    if (known !== undefined) return known;
    const made = this.#count++;
    if ((made + 1) * this.#words > this.#store.length) this.#grow();
    this.#store.set(row, made * this.#words);
    if (alike === undefined) this.#byHash.set(hash, [made]);
    else alike.push(made);
    return made;
  }

  #grow(): void {
    const larger = new Uint32Array(this.#store.length * 2);
    larger.set(this.#store);
    this.#store = larger;
  }
}

/** How many bits of a word are set. */
function ones(word: number): number {
  let left = word - ((word >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
