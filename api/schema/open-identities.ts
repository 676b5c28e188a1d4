/** Who can be used to get to a resource below what it requires, equal ones folded into one row. */
import { z } from 'zod';
import type { Level } from '#catalogue';
import { alikeIdentities, type OpenIdentity } from '#links';
import type { SnapshotLinks } from '#routes';
import { decodeCursor, digestOf, encodeCursor } from '../cursor.ts';
import { pageSize } from '../limits.ts';
import type { RequestContext } from '../request-context.ts';
import { builder } from './builder.ts';
import { LevelRef } from './level.ts';
import { findNodes, NodeRef, type SnapshotNode } from './node.ts';
import { afterSays, firstSays, listCost, type Page, pageOf, rowsAsked } from './page.ts';
import { resourceIn } from './resource-in.ts';
import { SeenAssumedRef } from './seen-assumed.ts';
import { breakGlassIn } from './snapshot-report.ts';

/** Identities that are alike: of one kind, with the same ways in, and with the same powers on the way. */
interface Fold {
  readonly examples: readonly SnapshotNode[];
  readonly count: number;
  readonly breakGlass: number;
  readonly seen: boolean;
  readonly outside: boolean;
  readonly barrier: Level;
  readonly entries: readonly SnapshotNode[];
}
type FoldPage = Page<Fold> & { readonly total: { readonly seen: number; readonly assumed: number } };
const Place = z.object({ place: z.int().nonnegative() });
const mostExamples = 5;

const FoldRef = builder.objectRef<Fold>('OpenIdentity').implement({
  description:
    'Identities that can be used to get to a resource below what it requires, and that are alike: of one kind, with the same ways in, at the same barrier, by the same last powers.',
  fields: (t) => ({
    examples: t.field({
      type: [NodeRef],
      description: `The first ${mostExamples} of them: a person, a workload, or a source outside.`,
      resolve: ({ examples }) => [...examples],
    }),
    count: t.exposeInt('count', { description: 'How many they are.' }),
    breakGlass: t.exposeInt('breakGlass', { description: 'How many of them are declared break-glass accounts.' }),
    seen: t.exposeBoolean('seen', {
      description: 'Whether an open way of theirs is there with every open question answered well.',
    }),
    outside: t.exposeBoolean('outside', {
      description: 'Whether they are sources outside: neither people nor workloads of this tenant.',
    }),
    barrier: t.field({
      type: LevelRef,
      description: 'Their lowest barrier at the resource: seen where they are seen.',
      resolve: ({ barrier }) => barrier,
    }),
    entries: t.field({
      type: [NodeRef],
      description: 'The entries that their open ways leave.',
      resolve: ({ entries }) => [...entries],
    }),
  }),
});

const FoldConnectionRef = builder.connectionObject(
  {
    type: FoldRef,
    name: 'OpenIdentityConnection',
    description: 'Who can be used to get to a resource: seen first, lowest barrier first, most alike first.',
    fields: (t) => ({
      total: t.field({
        type: SeenAssumedRef,
        description: 'How many identities there are on all pages, each once.',
        resolve: (page) => (page as unknown as FoldPage).total,
      }),
    }),
  },
  { name: 'OpenIdentityEdge', description: 'A row and its cursor.' },
);

function entryOf({ incoming }: SnapshotLinks, link: number): number {
  return incoming.sources[link] as number;
}

interface Asked {
  readonly to: string | number;
  readonly first: number;
  readonly after?: string | null | undefined;
}

async function list(asked: Asked, context: RequestContext): Promise<FoldPage> {
  const first = rowsAsked(asked.first);
  const { links, resource, snapshot, id } = await resourceIn(asked.to, context);
  const digest = digestOf('openIdentities', { to: id });
  const from = asked.after ? decodeCursor(asked.after, digest, Place) : undefined;
  if (from !== undefined && from.snapshot !== snapshot) await context.hold(from.snapshot);
  const skip = from?.position.place ?? 0;
  const folds = alikeIdentities({ ...links, resource });
  const seen = folds.reduce((sum, all) => sum + (all[0]?.seen ? all.length : 0), 0);
  const total = folds.reduce((sum, all) => sum + all.length, 0);
  const rows = await told(folds.slice(skip, skip + first), links, context);
  const cursor = (_: Fold, index: number) => encodeCursor(snapshot, digest, { place: skip + index + 1 });
  const page = pageOf(rows, cursor, folds.length > skip + first, asked.after);
  return { ...page, total: { seen, assumed: total - seen } };
}

/** The rows with their nodes, asked for at once. */
async function told(folds: readonly OpenIdentity[][], links: SnapshotLinks, context: RequestContext): Promise<Fold[]> {
  const { ids, ways } = links;
  const row = await context.snapshot();
  const glass = breakGlassIn(row);
  const idOf = ({ identity }: OpenIdentity) => ids[ways.identities[identity] as number] as string;
  const entriesOf = (all: readonly OpenIdentity[]) => [
    ...new Set(all[0]?.ways.map((way) => ids[entryOf(links, ways.links[way] as number)] as string)),
  ];
  const wanted = folds.flatMap((all) => [...all.slice(0, mostExamples).map(idOf), ...entriesOf(all)]);
  const nodes = await findNodes(context.graph, row.id, wanted);
  const nodesOf = (list: readonly string[]) => list.flatMap((id) => nodes.get(id) ?? []);
  return folds.map((all) => ({
    examples: nodesOf(all.slice(0, mostExamples).map(idOf)),
    count: all.length,
    breakGlass: all.filter((one) => glass.has(idOf(one))).length,
    seen: all[0]?.seen === true,
    outside: ways.isOutside[all[0]?.identity ?? 0] === 1,
    barrier: (all[0]?.barrier ?? 0) as Level,
    entries: nodesOf(entriesOf(all)),
  }));
}

builder.queryField('openIdentities', (t) =>
  t.field({
    type: FoldConnectionRef,
    complexity: listCost,
    description:
      'Who can be used to get to a sensitive resource below what it requires, by entries that the headline counts; those that are alike are one row.',
    args: {
      to: t.arg.id({ required: true, description: 'The id of the resource, in any case.' }),
      first: t.arg.int({ required: true, defaultValue: pageSize.usual, description: firstSays }),
      after: t.arg.string({ description: afterSays }),
    },
    resolve: (_, asked, context) => list(asked, context),
  }),
);
