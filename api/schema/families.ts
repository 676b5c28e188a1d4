/** Families: the open ways to a resource by their last power, the unit in which they are closed. */
import { type LinkKind, linkKindDetails } from '#catalogue';
import { familiesOf } from '#links';
import { findRoutes } from '#routes';
import type { RequestContext } from '../request-context.ts';
import { builder } from './builder.ts';
import { LinkKindRef } from './kinds.ts';
import { findNodes, NodeRef, type SnapshotNode } from './node.ts';
import { resourceIn } from './resource-in.ts';
import { RouteRef, type SnapshotRoute } from './route.ts';
import { SeenAssumedRef } from './seen-assumed.ts';

interface Told {
  readonly resource: string;
  readonly powers: readonly SnapshotNode[];
  readonly isTenantControl: boolean;
  readonly repeats: boolean;
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
      resolve: ({ powers }) => powers[0] as SnapshotNode,
    }),
    powers: t.field({
      type: [NodeRef],
      description: 'All its last powers: one, but of the family that repeats.',
      resolve: ({ powers }) => [...powers],
    }),
    isTenantControl: t.exposeBoolean('isTenantControl', {
      description:
        'Whether it is control of the whole tenant, which leads everywhere, alone or with what else repeats.',
    }),
    repeats: t.exposeBoolean('repeats', {
      description:
        'Whether it says here what it says everywhere: control of the tenant, all people who sign in, credentials of every workload where this one holds nothing. Such are one family, the last, where another is seen.',
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

/** The best of the first routes by each of its powers. */
async function bestRoute({ resource, powers }: Told, context: RequestContext) {
  const found: SnapshotRoute[] = [];
  for (const { id, snapshot } of powers) {
    const filter = id === resource ? {} : { filter: { through: [id] } };
    const budget = context.remaining(context.limits.routesTime);
    const { routes } = await context.inTurn(() =>
      findRoutes(context.graph, { snapshot, to: resource, ...filter }, { first: 1, budget, signal: context.signal }),
    );
    found.push(...routes.map((route) => ({ ...route, snapshot })));
  }
  const rank = ({ barrier, seen, links }: SnapshotRoute) => barrier * 1000 + (seen ? 0 : 100) + links.length;
  return found.sort((one, other) => rank(one) - rank(other))[0] ?? null;
}

async function list(to: string | number, context: RequestContext): Promise<Told[]> {
  const { snapshot, id, links, resource } = await resourceIn(to, context);
  const families = familiesOf({ ...links, resource });
  const idOf = (place: number) => links.ids[place] as string;
  const wanted = families.flatMap(({ powers }) => powers.map(idOf));
  const nodes = await findNodes(context.graph, snapshot, wanted);
  return families.flatMap(({ powers, seen, assumed, kinds, repeats }) => {
    const found = powers.flatMap((power) => nodes.get(idOf(power)) ?? []);
    const isTenantControl = powers.some((power) => power === links.tenant && power !== resource);
    const identities = { seen: seen.length, assumed: assumed.length };
    return found.length === 0
      ? []
      : [{ resource: id, powers: found, isTenantControl, repeats, identities, kinds: kinds as LinkKind[] }];
  });
}

builder.queryField('families', (t) =>
  t.field({
    type: [FamilyRef],
    complexity: 20,
    description:
      'The families of open ways to a sensitive resource: most seen identities first; those that only repeat are one, the last, where another is seen.',
    args: { to: t.arg.id({ required: true, description: 'The id of the resource, in any case.' }) },
    resolve: (_, { to }, context) => list(to, context),
  }),
);
