/** What was collected, what was not, and what became of every row. */
import type { LinkKind } from '#catalogue';
import { linkKinds } from '#catalogue';
import type { SnapshotRow } from '#cypher';
import { builder } from './builder.ts';
import { LinkKindRef } from './kinds.ts';
import { NotJudgedRef, notJudgedIn } from './not-judged.ts';
import { reportOf } from './snapshot-report.ts';

type Report = ReturnType<typeof reportOf>;
type Unused = Report['rows'][string]['unused'][number];
type Gap = Report['gaps'][number];
type Collection = Report['collections'][string] & {
  readonly name: string;
  readonly account: Report['rows'][string] | undefined;
};

const CollectionStatusRef = builder.enumType('CollectionStatus', {
  description: 'How much of a collection the source gave.',
  values: {
    COMPLETE: { description: 'All of it.' },
    PARTIAL: { description: 'Some of it.' },
    FORBIDDEN: { description: 'Nothing: the collector was not permitted to read it.' },
    UNLICENSED: { description: 'Nothing: the tenant has no licence for it.' },
    SKIPPED: { description: 'Nothing: it was not asked for, or the source does not have it.' },
  },
});

const UnusedRowsRef = builder.objectRef<Unused>('UnusedRows').implement({
  description: 'Rows of a collection that were read and not used, for one reason.',
  fields: (t) => ({
    reason: t.exposeString('reason', { description: 'Why they were not used.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
    examples: t.exposeStringList('examples', { description: 'Ids or line numbers of the first few.' }),
  }),
});

const CollectionRef = builder.objectRef<Collection>('Collection').implement({
  description: 'One collection of facts.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its file, without the ending: graph/users.' }),
    status: t.field({
      type: CollectionStatusRef,
      description: 'How much of it there is.',
      resolve: ({ status }) => status,
    }),
    reason: t.string({ nullable: true, description: 'Why it is not complete.', resolve: ({ reason }) => reason }),
    rows: t.int({
      nullable: true,
      description: 'Rows that were read; null where the load has no use for it yet.',
      resolve: ({ account }) => account?.read,
    }),
    used: t.int({ nullable: true, description: 'Rows that were used.', resolve: ({ account }) => account?.used }),
    unused: t.field({
      type: [UnusedRowsRef],
      description: 'Rows that were not, by reason.',
      resolve: ({ account }) => account?.unused ?? [],
    }),
  }),
});

const AssumptionRef = builder.objectRef<Report['assumptions'][number]>('Assumption').implement({
  description: 'Something that is taken for granted for want of data, always at its worst.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Its name, as it stands in evidence after "assumption:", or a rule.' }),
    says: t.exposeString('says', { description: 'What is taken for granted, in a sentence.' }),
    links: t.exposeInt('links', {
      description: 'How many links rest on it; what follows from them is not counted again.',
    }),
    people: t.exposeInt('people', { description: 'How many people have a way in that rests on it.' }),
  }),
});

const ClosedActivationsRef = builder.objectRef<Report['closedActivations'][number]>('ClosedActivations').implement({
  description: 'Eligible assignments that nobody can activate, so that no link is drawn.',
  fields: (t) => ({
    reason: t.exposeString('reason', { description: 'Why.' }),
    count: t.exposeInt('count', { description: 'How many.' }),
    examples: t.exposeStringList('examples', { description: 'Who and what, of the first few.' }),
  }),
});

const GapRef = builder.objectRef<Gap>('Gap').implement({
  description: 'Something that the source cannot tell.',
  fields: (t) => ({
    links: t.field({
      type: [LinkKindRef],
      description: 'The kinds of link that may be missing or assumed for it.',
      resolve: ({ links }) => links.filter((kind): kind is LinkKind => kind in linkKinds),
    }),
    says: t.exposeString('says', { description: 'In words.' }),
  }),
});

const CoverageRef = builder.objectRef<SnapshotRow>('Coverage').implement({
  description: 'What the snapshot rests on. What was not collected is assumed at its worst, never left out in silence.',
  fields: (t) => ({
    complete: t.int({
      description: 'How many collections are complete.',
      resolve: (row) => Object.values(reportOf(row).collections).filter(({ status }) => status === 'COMPLETE').length,
    }),
    total: t.int({
      description: 'How many collections there are.',
      resolve: (row) => Object.keys(reportOf(row).collections).length,
    }),
    collections: t.field({
      type: [CollectionRef],
      description: 'Every collection, in alphabetical order.',
      resolve: (row) => collectionsOf(reportOf(row)),
    }),
    assumptions: t.field({
      type: [AssumptionRef],
      description: 'What is taken for granted: what most people rest on first.',
      resolve: (row) => reportOf(row).assumptions,
    }),
    closedActivations: t.field({
      type: [ClosedActivationsRef],
      description: 'Eligible assignments that nobody can activate, by reason.',
      resolve: (row) => reportOf(row).closedActivations,
    }),
    gaps: t.field({
      type: [GapRef],
      description: 'What the source cannot tell at all.',
      resolve: (row) => reportOf(row).gaps,
    }),
    notJudged: t.field({
      type: [NotJudgedRef],
      description: 'Kinds of link that could not be judged whole, by the collection that they need.',
      resolve: (row) => notJudgedIn(row),
    }),
    unknownFiles: t.stringList({
      description: 'Files of the facts folder that are no collection.',
      resolve: (row) => reportOf(row).unknownFiles,
    }),
  }),
});

function collectionsOf({ collections, rows }: Report): Collection[] {
  return Object.entries(collections)
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([name, collection]) => ({ name, ...collection, account: rows[name] }));
}

builder.queryField('coverage', (t) =>
  t.field({
    type: CoverageRef,
    description: 'What was collected and used for the published snapshot, and what is missing.',
    resolve: (_, __, context) => context.snapshot(),
  }),
);
