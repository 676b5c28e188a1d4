/** The sensitive resources, worst first. */
import { z } from 'zod';
import { kindsWithin, type NodeKind } from '#catalogue';
import { resources, resourcesCount } from '#cypher';
import type { ProtectionState } from '#links';
import { decodeCursor, digestOf, encodeCursor } from '../cursor.ts';
import { pageSize } from '../limits.ts';
import type { RequestContext } from '../request-context.ts';
import { builder } from './builder.ts';
import { NodeKindRef } from './kinds.ts';
import { NodeRef, type SnapshotNode } from './node.ts';
import { afterSays, firstSays, listCost, type Page, pageOf, rowsAsked } from './page.ts';
import { ProtectionStateRef } from './protection.ts';

interface Wanted {
  readonly snapshot: string;
  readonly kinds: NodeKind[] | null;
  readonly text: string;
  readonly states: ProtectionState[] | null;
}
type ResourcePage = Page<SnapshotNode> & { readonly wanted: Wanted };
const Place = z.object({ place: z.int().nonnegative() });

const ResourceFilterRef = builder.inputType('ResourceFilter', {
  description: 'Which sensitive resources to list.',
  fields: (t) => ({
    state: t.field({ type: [ProtectionStateRef], description: 'Only those in one of these states.' }),
    underProtected: t.boolean({ description: 'Only those that are under-protected, or only those that are not.' }),
    kinds: t.field({ type: [NodeKindRef], description: 'Only these kinds, a broader one with its narrower ones.' }),
    text: t.string({ description: 'Part of the name or id, in any case.' }),
  }),
});

const ResourceConnectionRef = builder.connectionObject(
  {
    type: NodeRef,
    name: 'ResourceConnection',
    description: 'Sensitive resources.',
    fields: (t) => ({
      totalCount: t.int({
        description: 'How many there are in all.',
        resolve: async (page, _, { graph }) => (await count(page, graph)).total,
      }),
      underProtected: t.int({
        description: 'How many of them are under-protected.',
        resolve: async (page, _, { graph }) => (await count(page, graph)).under,
      }),
      undecided: t.int({
        description: 'How many of them are undecided.',
        resolve: async (page, _, { graph }) => (await count(page, graph)).undecided,
      }),
    }),
  },
  { name: 'ResourceEdge', description: 'A resource and its cursor.' },
);

type Counted = { total: number; under: number; undecided: number };
const counts = new WeakMap<Wanted, Promise<Counted>>();

/** All counts come from one statement. */
function count(page: unknown, graph: RequestContext['graph']): Promise<Counted> {
  const { wanted } = page as ResourcePage;
  let counting = counts.get(wanted);
  if (counting === undefined) {
    counting = graph.one(resourcesCount, { ...wanted });
    counts.set(wanted, counting);
  }
  return counting;
}

interface Asked {
  readonly filter?: typeof ResourceFilterRef.$inferInput | null | undefined;
  readonly first: number;
  readonly after?: string | null | undefined;
}

/** The states that a filter lets through; null: all. */
function statesAsked(filter: Asked['filter']): ProtectionState[] | null {
  const named = filter?.state?.length ? [...new Set(filter.state)].sort() : null;
  const under = filter?.underProtected;
  if (under == null) return named;
  return (named ?? (['PROTECTED', 'UNDECIDED', 'UNDER_PROTECTED'] as const)).filter(
    (state) => (state === 'UNDER_PROTECTED') === under,
  );
}

async function list({ filter, first: asked, after }: Asked, context: RequestContext): Promise<ResourcePage> {
  const first = rowsAsked(asked);
  const question = {
    kinds: filter?.kinds?.length ? [...new Set(filter.kinds.flatMap(kindsWithin))].sort() : null,
    text: filter?.text?.trim().toLowerCase() ?? '',
    states: statesAsked(filter),
  };
  const digest = digestOf('resources', question);
  const from = after ? decodeCursor(after, digest, Place) : undefined;
  const snapshot = from?.snapshot ?? (await context.snapshot()).id;
  if (from !== undefined) await context.hold(snapshot);
  const skip = from?.position.place ?? 0;
  const wanted = { ...question, snapshot };
  const rows = await context.graph.many(resources, { ...wanted, skip, limit: first + 1 });
  const nodes = rows.slice(0, first).map(({ node }) => ({ ...node, snapshot }));
  const cursor = (_: SnapshotNode, index: number) => encodeCursor(snapshot, digest, { place: skip + index + 1 });
  return { ...pageOf(nodes, cursor, rows.length > first, after), wanted };
}

builder.queryField('resources', (t) =>
  t.field({
    type: ResourceConnectionRef,
    complexity: listCost,
    description:
      'The sensitive resources, worst first: by state, control of the tenant first, then most seen and most assumed identities, highest requirement, name.',
    args: {
      filter: t.arg({ type: ResourceFilterRef, description: 'Which ones.' }),
      first: t.arg.int({ required: true, defaultValue: pageSize.usual, description: firstSays }),
      after: t.arg.string({ description: afterSays }),
    },
    resolve: (_, asked, context) => list(asked, context),
  }),
);
