/** The inventory of identities: who gets furthest first. */
import { z } from 'zod';
import { identities, identitiesCount } from '#cypher';
import type { InventoryRecord } from '#governance';
import { decodeCursor, digestOf, encodeCursor } from '../cursor.ts';
import { pageSize } from '../limits.ts';
import type { RequestContext } from '../request-context.ts';
import { builder } from './builder.ts';
import { IdentityRef, InventoryFlagRef, type SnapshotRecord } from './identity.ts';
import { afterSays, firstSays, listCost, type Page, pageOf, rowsAsked } from './page.ts';

const IdentityFilterRef = builder.inputType('IdentityFilter', {
  description: 'Which identities to list.',
  fields: (t) => ({
    flags: t.field({ type: [InventoryFlagRef], description: 'Only what each of these is true of.' }),
    sorts: t.stringList({ description: 'Only these sorts, such as MANAGED_IDENTITY or SERVICE_ACCOUNT.' }),
    expiringWithinDays: t.int({ description: 'Only what has a credential that ends within so many days from now.' }),
    text: t.string({ description: 'Part of the name or id, in any case.' }),
  }),
});

interface Wanted {
  readonly snapshot: string;
  readonly sorts: string[] | null;
  readonly flags: string[];
  readonly expires: number | null;
  readonly text: string;
}
type IdentityPage = Page<SnapshotRecord> & { readonly wanted: Wanted };

const IdentityConnectionRef = builder.connectionObject(
  {
    type: IdentityRef,
    name: 'IdentityConnection',
    description: 'Identities.',
    fields: (t) => ({
      totalCount: t.int({
        description: 'How many there are in all.',
        resolve: async (page, _, { graph }) =>
          (await graph.one(identitiesCount, { ...(page as unknown as IdentityPage).wanted })).total,
      }),
    }),
  },
  { name: 'IdentityEdge', description: 'An identity and its cursor.' },
);

interface Asked {
  readonly filter?: typeof IdentityFilterRef.$inferInput | null | undefined;
  readonly first: number;
  readonly after?: string | null | undefined;
}
const Place = z.object({ place: z.int().nonnegative() });
const day = 86_400_000;

async function list({ filter, first: asked, after }: Asked, context: RequestContext): Promise<IdentityPage> {
  const first = rowsAsked(asked);
  const within = filter?.expiringWithinDays ?? null;
  const question = {
    flags: [...(filter?.flags ?? [])],
    sorts: filter?.sorts?.map((sort) => sort.toUpperCase()) ?? null,
    text: filter?.text?.trim().toLowerCase() ?? '',
  };
  const digest = digestOf('identities', { ...question, within });
  const from = after ? decodeCursor(after, digest, Place) : undefined;
  const snapshot = from?.snapshot ?? (await context.snapshot()).id;
  if (from !== undefined) await context.hold(snapshot);
  const skip = from?.position.place ?? 0;
  const wanted = { ...question, snapshot, expires: within === null ? null : Date.now() + within * day };
  const rows = await context.graph.many(identities, { ...wanted, skip, limit: first + 1 });
  const shown = rows
    .slice(0, first)
    .map(({ document }) => ({ ...(JSON.parse(document) as InventoryRecord), snapshot }));
  const cursor = (_: SnapshotRecord, index: number) => encodeCursor(snapshot, digest, { place: skip + index + 1 });
  return { ...pageOf(shown, cursor, rows.length > first, after), wanted };
}

builder.queryField('identities', (t) =>
  t.field({
    type: IdentityConnectionRef,
    complexity: listCost,
    description:
      'The inventory: every workload, and every account that is no ordinary one or reaches something sensitive.',
    args: {
      filter: t.arg({ type: IdentityFilterRef, description: 'Which ones.' }),
      first: t.arg.int({ required: true, defaultValue: pageSize.usual, description: firstSays }),
      after: t.arg.string({ description: afterSays }),
    },
    resolve: (_, asked, context) => list(asked, context),
  }),
);
