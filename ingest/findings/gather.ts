/** What facts about identities are gathered from: the memory of the load, the snapshot, and walks over its links. */
import type { Declared, Exclusion, Known } from '#governance';
import type { Reads } from '../memory/index.ts';
import type { Activities } from './collections.ts';
import type { SnapshotGraph } from './in-batches.ts';
import type { Walks } from './walks.ts';

/** All of it. */
export interface Gathering extends SnapshotGraph {
  readonly memory: Reads<
    'tenant' | 'drawn' | 'gaps' | 'applications' | 'azure' | 'directory' | 'identities' | 'judged'
  >;
  readonly walks: Walks;
  readonly activities: Activities;
  /** Collections that are not whole, and why. */
  readonly missing: ReadonlyMap<string, string>;
  /** Policies that leave a person out. */
  readonly exclusionsOf: (user: string) => readonly Exclusion[];
  /** What was declared of an identity. */
  readonly declaredOf: (id: string) => Declared;
  /** Whether a scanner found a credential, by its key id. */
  readonly isLeaked: (keyIds: readonly string[]) => boolean;
}

/** A fact of a collection: what it says of an id, or that it was not collected. */
export function knownIn<Value, Answer>(
  rows: ReadonlyMap<string, Value> | undefined,
  collection: string,
  answer: (rows: ReadonlyMap<string, Value>) => Answer,
): Known<Answer> {
  return rows === undefined ? { unknown: [collection] } : { value: answer(rows) };
}
