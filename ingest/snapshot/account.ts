/** Keeps account of every row: how many were read, and how many went unused, with the reason and examples. */
import type { CollectionName, OptionalCollectionName } from '#facts';

/** Whose rows are counted. */
export type CountedCollection = CollectionName | OptionalCollectionName;

/** Rows of one collection that were not used for one reason. */
export interface Unused {
  readonly reason: string;
  count: number;
  /** Ids or line numbers of the first few. */
  readonly examples: string[];
}

/** One collection's account; read = used + all unused. */
export interface CollectionAccount {
  read: number;
  used: number;
  readonly unused: Unused[];
}

const examplesKept = 3;

/** The account of a whole load. */
export class Account {
  readonly collections = new Map<CountedCollection, CollectionAccount>();

  /** The collection's account, opened at first use. */
  of(name: CountedCollection): CollectionAccount {
    const known = this.collections.get(name);
    if (known !== undefined) return known;
    const opened: CollectionAccount = { read: 0, used: 0, unused: [] };
    this.collections.set(name, opened);
    return opened;
  }

  /** Counts a row that is not used. */
  skip(name: CountedCollection, reason: string, example: string): void {
    const { unused } = this.of(name);
    const known = unused.find((candidate) => candidate.reason === reason);
    const entry = known ?? { reason, count: 0, examples: [] };
    if (known === undefined) unused.push(entry);
    entry.count += 1;
    if (entry.examples.length < examplesKept) entry.examples.push(example);
  }

  /** The account as plain data, for the snapshot's record. */
  toJSON(): Record<string, CollectionAccount> {
    return Object.fromEntries(this.collections);
  }
}
