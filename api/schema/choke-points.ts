/** Choke points: the nodes that most open ways pass, each with what its loss would close and its best fix. */
import { populationId } from '#catalogue';
import { type ChokePoint, chokePoints, type Fix, nodesWith, type SeenAssumed } from '#links';
import { fixAtNode } from '#routes';
import type { RequestContext } from '../request-context.ts';
import { builder } from './builder.ts';
import { findNodes, NodeRef, type SnapshotNode } from './node.ts';
import { rowsAsked } from './page.ts';
import { ProposedFixRef } from './proposed-fix.ts';
import { resourceIn } from './resource-in.ts';
import { SeenAssumedRef } from './seen-assumed.ts';
import { breakGlassIn } from './snapshot-report.ts';

/** Milliseconds of one search; what was counted until then is told. */
const longestSearch = 10_000;
const usual = 10;
const mostFolded = 20;

interface Told extends Pick<ChokePoint, 'closes'> {
  readonly place: number;
  readonly node: SnapshotNode;
  readonly folded: readonly SnapshotNode[];
}

const NodeFixRef = builder.objectRef<{ readonly fix: Fix }>('NodeFix').implement({
  description: 'A fix that takes a link to a node, or from it, away.',
  interfaces: [ProposedFixRef],
});

const ChokePointRef = builder.objectRef<Told>('ChokePoint').implement({
  description: 'A node that many open ways pass.',
  fields: (t) => ({
    node: t.field({ type: NodeRef, description: 'The node.', resolve: ({ node }) => node }),
    closes: t.field({
      type: SeenAssumedRef,
      description: 'The open pairs of an identity and a resource that would not be open if it led nowhere.',
      resolve: ({ closes }): SeenAssumed => closes,
    }),
    folded: t.field({
      type: [NodeRef],
      description: `Others on the same way that would close the same, ${mostFolded} at most.`,
      resolve: ({ folded }) => [...folded],
    }),
    fix: t.field({
      type: NodeFixRef,
      nullable: true,
      complexity: 50,
      description: 'The fix there that closes most, of links that a fix takes away; null where none does.',
      resolve: async ({ place }, _, context) => {
        const { links } = await context.decisions();
        const spared = breakGlassIn(await context.snapshot());
        const fix = await context.inTurn(async () => fixAtNode(links, place, spared));
        return fix === undefined ? null : { fix };
      },
    }),
  }),
});

async function list(to: string | number | null | undefined, first: number, context: RequestContext): Promise<Told[]> {
  const { id: snapshot, tenant: tenantId } = await context.snapshot();
  const { table, ways, tenant, ids, placeOf } = await context.links();
  const resources =
    to === null || to === undefined ? nodesWith(table, 'sensitive') : [(await resourceIn(to, context)).resource];
  const control = [tenant, placeOf(populationId('tenant-control', tenantId))];
  const leftOut = new Set([...nodesWith(table, 'entry'), ...control.filter((place) => place !== undefined)]);
  const end = performance.now() + context.remaining(longestSearch);
  const isOver = () => performance.now() > end || context.signal.aborted;
  const asked = { table, ways, resources, tenant };
  const found = (await context.inTurn(async () => chokePoints(asked, { leftOut, isOver }))).slice(0, first);
  const idOf = (place: number) => ids[place] as string;
  const shown = found.flatMap(({ node, folded }) => [node, ...folded.slice(0, mostFolded)]);
  const nodes = await findNodes(context.graph, snapshot, shown.map(idOf));
  return found.flatMap(({ node: place, closes, folded }) => {
    const node = nodes.get(idOf(place));
    const others = folded.slice(0, mostFolded).flatMap((one) => nodes.get(idOf(one)) ?? []);
    return node === undefined ? [] : [{ place, node, closes, folded: others }];
  });
}

builder.queryField('chokePoints', (t) =>
  t.field({
    type: [ChokePointRef],
    complexity: ({ first }) => ({ field: 200, multiplier: first ?? usual }),
    description: `The nodes without which most pairs of an identity and a sensitive resource would be closed, of the 200 that most ways pass by an estimate. The entries, and control of the tenant, are left out. Where time ends the count, those that promise most were counted.`,
    args: {
      to: t.arg.id({ description: 'The id of a sensitive resource, in any case: only what leads there counts.' }),
      first: t.arg.int({ defaultValue: usual, description: 'How many, 1 to 100.' }),
    },
    resolve: (_, { to, first }, context) => list(to, rowsAsked(first ?? usual), context),
  }),
);
