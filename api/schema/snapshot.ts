/** The snapshot that questions are answered from. */
import { type EntryName, entryId } from '#catalogue';
import type { SnapshotRow } from '#cypher';
import { builder } from './builder.ts';
import { reportOf } from './snapshot-report.ts';
import { TenantRef } from './tenant.ts';

const SnapshotRef = builder.objectRef<SnapshotRow>('Snapshot').implement({
  description: 'A tenant as it was at one time. It never changes; a newer one takes its place.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Twelve of [0-9a-z].' }),
    tenant: t.field({
      type: TenantRef,
      description: 'Whose it is.',
      resolve: (row) => row,
    }),
    source: t.exposeString('source', { description: 'What it was made from.' }),
    createdAt: t.exposeString('createdAt', { description: 'When its load began, ISO 8601.' }),
    publishedAt: t.exposeString('publishedAt', { nullable: true, description: 'When it was published, ISO 8601.' }),
    seconds: t.float({ description: 'How long the load took.', resolve: (row) => reportOf(row).seconds }),
    nodes: t.float({ description: 'How many nodes it has.', resolve: (row) => reportOf(row).nodes }),
    links: t.float({ description: 'How many links it has.', resolve: (row) => reportOf(row).links }),
    besideHeadline: t.idList({
      description: 'The entries whose routes `exposureHeadline` leaves out, as declared in `threatModel`.',
      resolve: (row) => reportOf(row).besideHeadline.map((name) => entryId(name as EntryName)),
    }),
  }),
});

builder.queryField('snapshot', (t) =>
  t.field({
    type: SnapshotRef,
    description: 'The published snapshot, from which this request is answered. Error NO_SNAPSHOT where none is loaded.',
    resolve: (_, __, context) => context.snapshot(),
  }),
);
