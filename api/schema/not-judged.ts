/** Which kinds of link could not be judged from what a snapshot rests on, and for want of what. */
import { type LinkKind, linkKindDetails } from '#catalogue';
import type { SnapshotRow } from '#cypher';
import { builder } from './builder.ts';
import { LinkKindRef } from './kinds.ts';
import { reportOf } from './snapshot-report.ts';

type Collections = ReturnType<typeof reportOf>['collections'];

/** Kinds that are judged by one collection, and why that cannot be. */
export interface NotJudged {
  readonly kinds: readonly LinkKind[];
  readonly collection: string;
  readonly reason: string;
}

const words: Readonly<Record<string, string>> = {
  PARTIAL: 'was collected in part',
  FORBIDDEN: 'was refused to the collector',
  UNLICENSED: 'is not licensed',
  SKIPPED: 'was not collected',
};

/**
 * One entry for each collection that some kind needs and the source did not give whole, in alphabetical order. A
 * collection that the source does not speak of was not collected. Of `only` kinds where given.
 */
export function notJudgedBy(collections: Collections, only?: readonly string[]): NotJudged[] {
  const byCollection = new Map<string, LinkKind[]>();
  for (const [kind, { needs }] of Object.entries(linkKindDetails) as [LinkKind, { needs: readonly string[] }][]) {
    if (only !== undefined && !only.includes(kind)) continue;
    for (const need of needs) {
      if (collections[need]?.status === 'COMPLETE') continue;
      byCollection.set(need, [...(byCollection.get(need) ?? []), kind]);
    }
  }
  return [...byCollection]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([collection, kinds]) => {
      const { status = 'SKIPPED', reason } = collections[collection] ?? {};
      return { kinds, collection, reason: `${collection} ${words[status]}${reason ? `: ${reason}` : ''}` };
    });
}

/** What the report of a snapshot comes to; nothing is said of one without a report. */
export function notJudgedIn(snapshot: SnapshotRow, only?: readonly string[]): NotJudged[] {
  const { collections } = reportOf(snapshot);
  return Object.keys(collections).length === 0 ? [] : notJudgedBy(collections, only);
}

export const NotJudgedRef = builder.objectRef<NotJudged>('NotJudged').implement({
  description:
    'Kinds of link that cannot be judged whole for want of one collection: such links are missing, or drawn at their worst and ASSUMED.',
  fields: (t) => ({
    kinds: t.field({ type: [LinkKindRef], description: 'The kinds of link.', resolve: ({ kinds }) => [...kinds] }),
    collection: t.exposeString('collection', { description: 'The collection that they need.' }),
    reason: t.exposeString('reason', { description: 'Why it is not whole, in words.' }),
  }),
});
