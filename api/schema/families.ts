/** Families: the open ways to a resource by their last power, the unit in which they are closed. */
import { type LinkKind, linkKindDetails } from '#catalogue';
import { familiesOf } from '#links';
import { findRoutes } from '#routes';
import type { RequestContext } from '../request-context.ts';
import { builder } from './builder.ts';
import { LinkKindRef } from './kinds.ts';
import { findNodes, NodeRef, type SnapshotNode } from './node.ts';
import { resourceIn } from './resource-in.ts';
import { RouteRef } from './route.ts';
import { SeenAssumedRef } from './seen-assumed.ts';

interface Told {
  readonly resource: string;
  readonly power: SnapshotNode;
  readonly isTenantControl: boolean;
  readonly identities: { readonly seen: number; readonly assumed: number };
  readonly kinds: readonly LinkKind[];
}

const FamilyRef = builder.objectRef<Told>('Family').implement({
  description:
    'Open ways to a resource that share the last power: the last entitlement on the way, else the last link that controls.',
  fields: (t) => ({
    power: t.field({
      type: NodeRef,
      description:
        'The last power: an entitlement, the tenant, whoever controls the last object, or the resource itself where a way in leads straight to it.',
      resolve: ({ power }) => power,
    }),
    isTenantControl: t.exposeBoolean('isTenantControl', {
      description: 'Whether it is control of the whole tenant, which leads everywhere.',
    }),
    identities: t.field({
      type: SeenAssumedRef,
      description:
        'How many identities have an open way by it. An identity may stand in several families; `protection` has each once.',
      resolve: ({ identities }) => identities,
    }),
    kinds: t.field({
      type: [LinkKindRef],
      description: 'The kinds of link by which the power leads on.',
      resolve: ({ kinds }) => [...kinds],
    }),
    closes: t.stringList({
      description: 'What closes such links, in words.',
      resolve: ({ kinds }) => [...new Set(kinds.map((kind) => linkKindDetails[kind].close))],
    }),
    route: t.field({
      type: RouteRef,
      nullable: true,
      complexity: 50,
      description: 'Its best route, of up to 14 links.',
      resolve: (family, _, context) => bestRoute(family, context),
    }),
  }),
});

async function bestRoute({ resource, power }: Told, context: RequestContext) {
  const { snapshot } = power;
  const isDirect = power.id === resource;
  const filter = isDirect ? {} : { filter: { through: [power.id] } };
  const budget = context.remaining(context.limits.routesTime);
  const { routes } = await context.inTurn(() =>
    findRoutes(context.graph, { snapshot, to: resource, ...filter }, { first: 1, budget, signal: context.signal }),
  );
  return routes[0] === undefined ? null : { ...routes[0], snapshot };
}

async function list(to: string | number, context: RequestContext): Promise<Told[]> {
  const { snapshot, id, links, resource } = await resourceIn(to, context);
  const families = familiesOf({ ...links, resource });
  const idOf = (place: number) => links.ids[place] as string;
  const nodes = await findNodes(
    context.graph,
    snapshot,
    families.map(({ power }) => idOf(power)),
  );
  return families.flatMap(({ power, seen, assumed, kinds }) => {
    const node = nodes.get(idOf(power));
    const isTenantControl = power === links.tenant && power !== resource;
    const identities = { seen: seen.length, assumed: assumed.length };
    return node === undefined
      ? []
      : [{ resource: id, power: node, isTenantControl, identities, kinds: kinds as LinkKind[] }];
  });
}

builder.queryField('families', (t) =>
  t.field({
    type: [FamilyRef],
    complexity: 20,
    description:
      'The families of open ways to a sensitive resource: most seen identities first, control of the tenant last where another is seen.',
    args: { to: t.arg.id({ required: true, description: 'The id of the resource, in any case.' }) },
    resolve: (_, { to }, context) => list(to, context),
  }),
);
