/** A measured snapshot in memory: its links, the rows that they were drawn from, and by what its people were judged. */
import type { TenantFacts } from '#assurance';
import type { TenantContext } from '#derivation';
import type { PlacedLink, QuickGround, WaitingLinkKept } from '#links';
import type { JudgedPeople } from './judged-again/judged-people.ts';

/** What is asked of a snapshot's links again and again. */
export interface MeasurableLinks extends QuickGround {
  /** Links that were drawn from rows of the collections asked about. */
  readonly fixable: readonly PlacedLink[];
  /** Places of the entries that the headline counts. */
  readonly headline: ReadonlySet<number>;
  /** By what people were judged; undefined where the snapshot does not keep it. */
  readonly judging: Judging | undefined;
  /** The people of the snapshot. */
  readonly people: JudgedPeople;
}

/** By what the people of a snapshot were judged. */
export interface Judging {
  readonly facts: TenantFacts;
  readonly context: TenantContext;
  /** Links that wait for an approval. */
  readonly waiting: readonly WaitingLinkKept[];
}
