/** What an identity leads to, and routes between nodes: one call, however many are asked about. */
import { type EntryName, entries, entryId, type Level, parseEntryId } from '#catalogue';
import { isAssumed } from '#links';
import { firstRoutesBetween, type SnapshotLinks } from '#routes';
import { ApiError } from '../api-error.ts';
import type { RequestContext } from '../request-context.ts';
import { builder } from './builder.ts';
import { LevelRef } from './level.ts';
import { findNodes, NodeRef, type SnapshotNode } from './node.ts';
import { RouteRef, type SnapshotRoute } from './route.ts';

interface Reach {
  readonly from: SnapshotNode;
  readonly to: SnapshotNode;
  readonly route: SnapshotRoute;
}

/** The most nodes on either side of a question. */
const most = { from: 20, to: 100 };

const ReachRef = builder.objectRef<Reach>('Reach').implement({
  description: 'That one node leads to another, for whoever holds the first.',
  fields: (t) => ({
    from: t.field({ type: NodeRef, description: 'Where the route begins.', resolve: ({ from }) => from }),
    to: t.field({ type: NodeRef, description: 'Where it ends.', resolve: ({ to }) => to }),
    barrier: t.field({
      type: LevelRef,
      description: 'The lowest barrier of all routes between the two: what must be defeated on the way.',
      resolve: ({ route }) => route.barrier,
    }),
    seen: t.boolean({
      description: 'Whether a route of this barrier is there with every open question answered well.',
      resolve: ({ route }) => route.seen,
    }),
    isBelowRequired: t.boolean({
      nullable: true,
      description: 'Whether the barrier is below what the end requires; null where the end is not sensitive.',
      resolve: ({ to, route }) => (to.requiredAssurance === null ? null : route.barrier < to.requiredAssurance),
    }),
    route: t.field({
      type: RouteRef,
      description: 'A shortest route of this barrier; one that is seen, where there is such.',
      resolve: ({ route }) => route,
    }),
  }),
});

interface Asked {
  readonly from: readonly (string | number)[];
  /** Undefined: every sensitive node. */
  readonly to?: readonly (string | number)[] | undefined;
}

async function list({ from, to }: Asked, context: RequestContext): Promise<Reach[]> {
  const links = await context.links();
  const { id: snapshot } = await context.snapshot();
  const asked = {
    snapshot,
    from: placesIn(links, 'from', from),
    to: to === undefined ? undefined : placesIn(links, 'to', to),
  };
  const found = await firstRoutesBetween(context.graph, links, asked);
  const nodes = await findNodes(
    context.graph,
    snapshot,
    found.flatMap((one) => [one.from, one.to]),
  );
  return found.flatMap(({ route, ...ends }) => {
    const [start, end] = [nodes.get(ends.from), nodes.get(ends.to)];
    return start === undefined || end === undefined ? [] : [{ from: start, to: end, route: { ...route, snapshot } }];
  });
}

function placesIn(links: SnapshotLinks, side: keyof typeof most, ids: readonly (string | number)[]): number[] {
  if (ids.length > most[side])
    throw new ApiError('BAD_USER_INPUT', `\`${side}\` takes ${most[side]} ids at most; ${ids.length} were given.`);
  return [...new Set(ids.map((id) => String(id).toLowerCase()))].map((id) => {
    const place = links.placeOf(id);
    if (place === undefined)
      throw new ApiError('NODE_NOT_FOUND', `Nothing in the snapshot has the id ${id}. Find ids with \`search\`.`);
    return place;
  });
}

builder.queryField('reaches', (t) =>
  t.field({
    type: [ReachRef],
    complexity: 100,
    description:
      'The sensitive resources that somebody gets to who holds a node (a person, an application, a group), by lowest barrier, each with its first route.',
    args: { from: t.arg.id({ required: true, description: 'The id of the node, in any case.' }) },
    resolve: (_, { from }, context) => list({ from: [from] }, context),
  }),
);

builder.queryField('routesBetween', (t) =>
  t.field({
    type: [ReachRef],
    complexity: 200,
    description:
      'The first route from each of some nodes to each of others, or to every sensitive resource; pairs that no route joins are left out.',
    args: {
      from: t.arg.idList({ required: true, description: `Ids of nodes that are held, ${most.from} at most.` }),
      to: t.arg.idList({ description: `Ids of the ends, ${most.to} at most.` }),
      toSensitive: t.arg.boolean({
        defaultValue: false,
        description: 'Whether every sensitive resource is an end, in place of `to`.',
      }),
    },
    resolve: (_, { from, to, toSensitive }, context) => {
      if ((to == null) !== (toSensitive === true))
        throw new ApiError('BAD_USER_INPUT', 'Say where to: either `to`, or `toSensitive: true`.');
      return list({ from, to: to ?? undefined }, context);
    },
  }),
);

interface EntryInto {
  readonly entry: EntryName;
  readonly level: Level;
  readonly seen: boolean;
}

const EntryIntoRef = builder.objectRef<EntryInto>('EntryInto').implement({
  description: 'An entry that leads straight to a node.',
  fields: (t) => ({
    entry: t.id({ description: "The entry's id.", resolve: ({ entry }) => entryId(entry) }),
    name: t.string({ description: 'The entry in words.', resolve: ({ entry }) => entries[entry].name }),
    level: t.field({
      type: LevelRef,
      description: 'The lowest gate of its links to the node.',
      resolve: ({ level }) => level,
    }),
    seen: t.exposeBoolean('seen', {
      description: 'Whether such a link is there at this gate with every open question answered well.',
    }),
  }),
});

builder.objectField(NodeRef, 'waysIn', (t) =>
  t.field({
    type: [EntryIntoRef],
    complexity: 20,
    description:
      'The entries that lead straight to it, each at its lowest gate: to a person at any audience, to a workload by its credentials. Lowest first.',
    resolve: async ({ id }, _, context) => entriesInto(await context.links(), id),
  }),
);

function entriesInto({ table, ways, incoming, ids, placeOf }: SnapshotLinks, id: string): EntryInto[] {
  const identity = ways.identities.indexOf(placeOf(id) ?? -1);
  const lowest = new Map<EntryName, EntryInto>();
  for (const [at, link] of ways.links.entries()) {
    if (ways.identityOf[at] !== identity) continue;
    const entry = parseEntryId(ids[incoming.sources[link] as number] as string);
    if (entry === undefined) continue;
    const level = table.links.gates[link] as Level;
    const known = lowest.get(entry);
    const seen = !isAssumed(table, link);
    if (known === undefined || level < known.level || (level === known.level && seen))
      lowest.set(entry, { entry, level, seen });
  }
  return [...lowest.values()].sort((one, other) => one.level - other.level);
}
