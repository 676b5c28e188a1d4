/** Finding nodes by name, id, user principal name, mail address or appId. */
import { z } from 'zod';
import { kindsAsListed, kindsWithin, type NodeKind } from '#catalogue';
import { search, searchCount } from '#cypher';
import { decodeCursor, digestOf, encodeCursor } from '../cursor.ts';
import { pageSize } from '../limits.ts';
import type { RequestContext } from '../request-context.ts';
import { builder } from './builder.ts';
import { NodeKindRef } from './kinds.ts';
import { NodeRef, type SnapshotNode } from './node.ts';
import { afterSays, firstSays, listCost, type Page, pageOf, rowsAsked } from './page.ts';

interface SearchPage extends Page<SnapshotNode> {
  readonly snapshot: string;
  readonly kinds: NodeKind[];
  readonly text: string;
  readonly whole: boolean;
}
interface Asked {
  readonly text: string;
  readonly kinds?: NodeKind[] | null | undefined;
  readonly whole: boolean;
  readonly first: number;
  readonly after?: string | null | undefined;
}
const Listing = z.object({ listing: z.string(), kind: z.enum(kindsAsListed as [NodeKind, ...NodeKind[]]) });

const SearchConnectionRef = builder.connectionObject(
  {
    type: NodeRef,
    name: 'SearchConnection',
    description: 'Nodes that were found.',
    fields: (t) => ({
      totalCount: t.int({
        description: 'How many there are in all.',
        resolve: async (page, _, { graph }) => {
          const { snapshot, kinds, text, whole } = page as unknown as SearchPage;
          return (await graph.one(searchCount, { snapshot, kinds, text, whole })).total;
        },
      }),
    }),
  },
  { name: 'SearchEdge', description: 'A node and its cursor.' },
);

async function find(asked: Asked, context: RequestContext): Promise<SearchPage> {
  const first = rowsAsked(asked.first);
  const text = asked.text.trim().toLowerCase();
  const kinds = expand(asked.kinds);
  const { whole } = asked;
  const digest = digestOf('search', { text, kinds, whole });
  const from = asked.after ? decodeCursor(asked.after, digest, Listing) : undefined;
  const snapshot = from?.snapshot ?? (await context.snapshot()).id;
  if (from !== undefined) await context.hold(snapshot);
  const after = from?.position.listing ?? '';
  const left = from === undefined ? kinds : kinds.slice(kinds.indexOf(from.position.kind));
  const rows = await context.graph.many(search, { snapshot, kinds: left, text, whole, after, limit: first + 1 });
  const shown = rows.slice(0, first);
  const cursor = (_: unknown, index: number) => {
    const { listing, node } = shown[index] as (typeof shown)[number];
    return encodeCursor(snapshot, digest, { listing, kind: node.kind });
  };
  const nodes = shown.map(({ node }) => ({ ...node, snapshot }));
  return { ...pageOf(nodes, cursor, rows.length > first, asked.after), snapshot, kinds, text, whole };
}

/** A broader kind stands for the narrower ones too; none given: all. In the order in which they are listed. */
function expand(kinds: Asked['kinds']): NodeKind[] {
  const asked = new Set((kinds?.length ? kinds : kindsAsListed).flatMap(kindsWithin));
  return kindsAsListed.filter((kind) => asked.has(kind));
}

builder.queryField('search', (t) =>
  t.field({
    type: SearchConnectionRef,
    complexity: listCost,
    description:
      'Nodes whose name, id, user principal name, mail address or appId contains a text in any case: people, groups, workloads and resources before what Postern itself made of them, then by name.',
    args: {
      text: t.arg.string({ required: true, description: 'Part of a name or id; empty for every node.' }),
      whole: t.arg.boolean({
        required: true,
        defaultValue: false,
        description: 'True where the text is the whole of it, not a part.',
      }),
      kinds: t.arg({ type: [NodeKindRef], description: 'Only these kinds, a broader one with its narrower ones.' }),
      first: t.arg.int({ required: true, defaultValue: pageSize.usual, description: firstSays }),
      after: t.arg.string({ description: afterSays }),
    },
    resolve: (_, asked, context) => find(asked, context),
  }),
);
