/** What it means to convert one kind of AzureHound item. */
import type { Row } from './clean-row.ts';
import type { CollectionName } from './coverage.ts';

/** Rows that the last step joins into others; they are in no facts folder. */
export type JoinCollection = 'join/tenants' | 'join/management-group-descendants';

/** One row of a facts folder. */
export interface Fact {
  readonly collection: CollectionName | JoinCollection;
  /** Lower-case id of the row within its collection: what is written once. */
  readonly identity: string;
  /** Builds the row; not called for a repetition. */
  readonly row: () => Row;
}

/** What came of one entry: facts (the first stands for the entry), or the reason why none. */
export type Outcome = readonly [Fact, ...Fact[]] | { readonly skip: string };

/** One kind of item: what it feeds and how. */
export interface KindEntry {
  /** The collections that its rows go to. */
  readonly feeds: readonly CollectionName[];
  /** The member of `data` that lists the rows, where one item holds the rows of one owner. */
  readonly list?: string;
  /** True when each entry's `tenantId` is the tenant that was collected. */
  readonly namesTenant?: boolean;
  /** True when what is skipped was never meant to be used, so its collections stay complete. */
  readonly skipsOnPurpose?: boolean;
  readonly convert: (entry: Row) => Outcome;
}

/** A table of kinds; the key is the item's `kind`. */
export type KindTable = Readonly<Record<string, KindEntry>>;

/** One fact. */
export function fact(collection: Fact['collection'], identity: string, row: () => Row): Outcome {
  return [{ collection, identity: identity.toLowerCase(), row }];
}

/** A skip for a member that a row cannot be without. */
export function missing(member: string): Outcome {
  return { skip: `has no ${member}` };
}
