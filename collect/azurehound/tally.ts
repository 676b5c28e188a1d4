/** Counts what was read and what became of it, so that nothing is lost without a line in the report. */

/** What became of the rows of one kind. Always read = written + duplicates + skipped. */
export interface KindCount {
  /** Items of this kind; an item that lists the rows of one owner can hold none or many. */
  items: number;
  /** Rows offered by these items. */
  read: number;
  /** Rows that went into the facts folder. */
  written: number;
  /** Rows that repeat one that was written. */
  duplicates: number;
  /** Rows that could not be used, each with a reason in `skipped`. */
  skipped: number;
}

/** One reason why rows of a kind were not used. */
export interface Skip {
  readonly kind: string;
  readonly reason: string;
  count: number;
  /** Up to three of them: position and id. */
  readonly examples: string[];
}

/** A kind that no table knows is counted by name up to this many names, then under one. */
const maxUnknownKinds = 100;
const longestName = 80;
/** The name under which items are counted that name no kind. */
const nameless = '(no kind)';
const otherKinds = '(other unknown kinds)';

/** The counts of one conversion. */
export class Tally {
  readonly #kinds = new Map<string, KindCount>();
  readonly #skips = new Map<string, Skip>();
  #unknown = 0;

  /** Counts one item. */
  item(kind: string | undefined, known: boolean): void {
    this.#count(this.#name(kind, known)).items += 1;
  }

  /** Counts one row that was written. */
  written(kind: string): void {
    const count = this.#count(kind);
    count.read += 1;
    count.written += 1;
  }

  /** Counts one row that repeats another. */
  duplicate(kind: string): void {
    const count = this.#count(kind);
    count.read += 1;
    count.duplicates += 1;
  }

  /** Counts one row that was not used. `example` says which, for a person. */
  skipped(kind: string | undefined, known: boolean, reason: string, example: string): void {
    const name = this.#name(kind, known);
    const count = this.#count(name);
    count.read += 1;
    count.skipped += 1;
    this.#skip(name, reason, example);
  }

  /** Turns a row that was counted as written into one that was skipped, when the last step finds that it cannot be used. */
  takeBack(kind: string, reason: string, example: string): void {
    const count = this.#count(kind);
    count.written -= 1;
    count.skipped += 1;
    this.#skip(kind, reason, example);
  }

  /** The counts of one kind, or undefined when no item had it. */
  of(kind: string): Readonly<KindCount> | undefined {
    return this.#kinds.get(kind);
  }

  /** All kinds by name. */
  kinds(): Record<string, KindCount> {
    return Object.fromEntries([...this.#kinds].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** All reasons, most frequent first. */
  skips(): Skip[] {
    return [...this.#skips.values()].sort((a, b) => b.count - a.count);
  }

  #skip(kind: string, reason: string, example: string): void {
    const key = `${kind}\n${reason}`;
    const skip = this.#skips.get(key) ?? { kind, reason, count: 0, examples: [] };
    skip.count += 1;
    if (skip.examples.length < 3) skip.examples.push(example);
    this.#skips.set(key, skip);
  }

  #count(kind: string): KindCount {
    const count = this.#kinds.get(kind) ?? { items: 0, read: 0, written: 0, duplicates: 0, skipped: 0 };
    this.#kinds.set(kind, count);
    return count;
  }

  #name(kind: string | undefined, known: boolean): string {
    if (kind === undefined) return nameless;
    if (known) return kind;
    const name = kind.length > longestName ? `${kind.slice(0, longestName)}...` : kind;
    if (this.#kinds.has(name)) return name;
    if (this.#unknown >= maxUnknownKinds) return otherKinds;
    this.#unknown += 1;
    this.#count(name);
    return name;
  }
}
