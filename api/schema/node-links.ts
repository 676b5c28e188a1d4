/** The links in and out of a node, and the facts about it. */
import { z } from 'zod';
import { type FactKind, factKinds, type LinkKind } from '#catalogue';
import { facts, linksIn, linksInCount, linksOut, linksOutCount } from '#cypher';
import { decodeCursor, digestOf, encodeCursor } from '../cursor.ts';
import { pageSize } from '../limits.ts';
import type { RequestContext } from '../request-context.ts';
import { builder } from './builder.ts';
import { LinkKindRef } from './kinds.ts';
import { HopRef, type HopRow } from './link.ts';
import { NodeRef, type SnapshotNode } from './node.ts';
import { afterSays, firstSays, listCost, type Page, pageOf, rowsAsked } from './page.ts';

type Direction = 'in' | 'out';
interface Asked {
  readonly kinds?: LinkKind[] | null | undefined;
  readonly first: number;
  readonly after?: string | null | undefined;
}
interface HopPage extends Page<HopRow> {
  readonly key: string;
  readonly direction: Direction;
  readonly kinds: LinkKind[] | null;
}
const Place = z.object({ place: z.int().nonnegative() });
const factsShown = 100;

const HopConnectionRef = builder.connectionObject(
  {
    type: HopRef,
    name: 'HopConnection',
    description: 'Links of a node.',
    fields: (t) => ({
      totalCount: t.int({
        description: 'How many there are in all.',
        resolve: async (page, _, { graph }) => {
          const { key, direction, kinds } = page as unknown as HopPage;
          return (await graph.one(direction === 'in' ? linksInCount : linksOutCount, { key, kinds })).total;
        },
      }),
    }),
  },
  { name: 'HopEdge', description: 'A link and its cursor.' },
);

async function linksOf(
  node: SnapshotNode,
  direction: Direction,
  asked: Asked,
  { graph }: RequestContext,
): Promise<HopPage> {
  const { snapshot, id } = node;
  const kinds = asked.kinds ?? null;
  const first = rowsAsked(asked.first);
  const digest = digestOf(`links ${direction}`, { id, kinds });
  const skip = asked.after ? decodeCursor(asked.after, digest, Place).position.place : 0;
  const key = `${snapshot}/${id}`;
  const rows = await graph.many(direction === 'in' ? linksIn : linksOut, { key, kinds, skip, limit: first + 1 });
  const hops = rows.slice(0, first).map(({ link, other }) => {
    const far = { ...other, snapshot };
    return direction === 'in' ? { from: far, link, to: node } : { from: node, link, to: far };
  });
  const cursor = (_: HopRow, index: number) => encodeCursor(snapshot, digest, { place: skip + index + 1 });
  return { ...pageOf(hops, cursor, rows.length > first, asked.after), key, direction, kinds };
}

for (const [direction, says] of [
  ['in', 'lead to it'],
  ['out', 'leave it'],
] as const) {
  builder.objectField(NodeRef, direction === 'in' ? 'linksIn' : 'linksOut', (t) =>
    t.field({
      type: HopConnectionRef,
      description: `The links that ${says}, by kind, then name.`,
      complexity: listCost,
      args: {
        kinds: t.arg({ type: [LinkKindRef], description: 'Only these kinds of link.' }),
        first: t.arg.int({ required: true, defaultValue: pageSize.usual, description: firstSays }),
        after: t.arg.string({ description: afterSays }),
      },
      resolve: (node, asked, context) => linksOf(node, direction, asked, context),
    }),
  );
}

const FactRef = builder.objectRef<{ fact: string; outward: boolean; other: SnapshotNode }>('Fact').implement({
  description: 'A relationship that nobody can walk, but that explains.',
  fields: (t) => ({
    kind: t.string({ description: 'Its kind.', resolve: ({ fact }) => fact }),
    says: t.string({ description: 'What the kind means.', resolve: ({ fact }) => factKinds[fact as FactKind] ?? fact }),
    outward: t.boolean({
      description: 'Whether it points away from the node that was asked for.',
      resolve: ({ outward }) => outward,
    }),
    node: t.field({ type: NodeRef, description: 'The other end.', resolve: ({ other }) => other }),
  }),
});

builder.objectField(NodeRef, 'facts', (t) =>
  t.field({
    type: [FactRef],
    complexity: { field: 1, multiplier: 20 },
    description: `What contains it, what it contains, who owns it, where it is held: the first ${factsShown}.`,
    resolve: async ({ snapshot, id }, _, { graph }) =>
      (await graph.many(facts, { key: `${snapshot}/${id}`, limit: factsShown })).map((row) => ({
        ...row,
        other: { ...row.other, snapshot },
      })),
  }),
);
