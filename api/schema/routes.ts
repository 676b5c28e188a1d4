/** The question of routes: all of them, in order, a page at a time, and how many there are. */
import { z } from 'zod';
import { type Level, levelNamed, populationId } from '#catalogue';
import { allSnapshots } from '#cypher';
import { countRoutes, findRoutes, type RouteQuestion } from '#routes';
import { ApiError } from '../api-error.ts';
import { decodeCursor, digestOf, encodeCursor } from '../cursor.ts';
import { pageSize } from '../limits.ts';
import type { RequestContext } from '../request-context.ts';
import { builder } from './builder.ts';
import { LinkKindRef } from './kinds.ts';
import { LevelNameRef, LevelRef } from './level.ts';
import { findNode, NodeRef, type SnapshotNode } from './node.ts';
import { type NotJudged, NotJudgedRef, notJudgedIn } from './not-judged.ts';
import { afterSays, firstSays, type Page, pageOf, rowsAsked } from './page.ts';
import { RouteRef, type SnapshotRoute } from './route.ts';
import { stopWords } from './stop-words.ts';
import { throughTenantControl } from './through-tenant-control.ts';

interface RouteList extends Page<SnapshotRoute> {
  readonly question: RouteQuestion;
  readonly complete: boolean;
  readonly stoppedBy: 'ROUTES' | 'HOPS' | 'TIME' | undefined;
}

const Position = z.object({
  barrier: z.int().min(0).max(5),
  pass: z.enum(['seen', 'assumed']),
  length: z.int().min(1),
  ordinal: z.int().min(0),
});

const StopReasonRef = builder.enumType('StopReason', {
  description: 'What ends a list of routes before its end.',
  values: {
    ROUTES: { description: 'There are more than can be listed.' },
    HOPS: { description: 'There are routes longer than those that are listed.' },
    TIME: { description: 'The time of the request was over.' },
  },
});

const RouteCountRef = builder.objectRef<{ value: number; exact: boolean }>('RouteCount').implement({
  description: 'A number of routes.',
  fields: (t) => ({
    value: t.exposeFloat('value', { description: 'The number; a float, since counts pass 2^31.' }),
    exact: t.exposeBoolean('exact', { description: 'Whether it is exact; else there are at least so many.' }),
  }),
});

const RouteFilterRef = builder.inputType('RouteFilter', {
  description: 'Which routes count. What is left out filters nothing.',
  fields: (t) => ({
    entries: t.idList({ description: 'Only routes that begin at one of these entries.' }),
    kinds: t.field({ type: [LinkKindRef], description: 'Only routes made of these kinds of link.' }),
    barrierAtMost: t.field({ type: LevelNameRef, description: 'Only routes that ask for no more than this.' }),
    through: t.idList({ description: 'Only routes that pass all of these nodes.' }),
    notThrough: t.idList({ description: 'No routes that pass one of these nodes.' }),
    includeAssumed: t.boolean({ defaultValue: true, description: 'Whether links that are ASSUMED count.' }),
  }),
});
type Filter = typeof RouteFilterRef.$inferInput;

const RouteConnectionRef = builder.connectionObject(
  {
    type: RouteRef,
    name: 'RouteConnection',
    description: 'Routes in order: by barrier, those that are seen first, then by length, then as they are stored.',
    fields: (t) => ({
      snapshot: t.id({
        description: 'The snapshot that they are of.',
        resolve: (list) => listed(list).question.snapshot,
      }),
      complete: t.boolean({
        description: 'Whether paging on gives every route there is.',
        resolve: (list) => listed(list).complete,
      }),
      stoppedBy: t.field({
        type: StopReasonRef,
        nullable: true,
        description: 'What stopped the list; null exactly when complete.',
        resolve: (list) => listed(list).stoppedBy,
      }),
      stoppedBecause: t.string({
        nullable: true,
        description: 'The same in words, with what it means and what to do; null exactly when complete.',
        resolve: (list) => stopWords(listed(list).stoppedBy, listed(list).edges.length),
      }),
      notJudged: t.field({
        type: [NotJudgedRef],
        description:
          'Kinds of link that could not be judged whole from what the snapshot rests on: routes by them may be missing. Of the kinds that the filter names, where it names any.',
        resolve: (list, _, context) => notJudged(listed(list).question, context),
      }),
      throughTenantControl: t.field({
        type: LevelRef,
        nullable: true,
        complexity: 100,
        description:
          'The lowest barrier of routes to control of the whole tenant, which leads to every person, group, application and device beside the routes listed. Null where the target is none of these (routes then say it themselves), or control is not had.',
        resolve: (list, _, context) => throughTenantControl(listed(list).question, context),
      }),
      count: t.field({
        type: RouteCountRef,
        complexity: 100,
        description: 'How many routes there are on all pages. Counted only when asked for.',
        resolve: (list, _, { graph, limits, remaining, signal }) =>
          countRoutes(graph, listed(list).question, { budget: remaining(limits.countTime), signal }),
      }),
    }),
  },
  { name: 'RouteEdge', description: 'A route and its cursor.' },
);

/** By the report of the snapshot that the list is of, which an older cursor may name. */
async function notJudged({ snapshot, filter }: RouteQuestion, context: RequestContext): Promise<NotJudged[]> {
  const current = await context.snapshot();
  const row =
    current.id === snapshot
      ? current
      : (await context.graph.many(allSnapshots, {})).map((one) => one.snapshot).find(({ id }) => id === snapshot);
  return row === undefined ? [] : notJudgedIn(row, filter?.kinds);
}

function listed(list: unknown): RouteList {
  return list as RouteList;
}

interface Asked {
  readonly to: string | number;
  readonly from?: string | number | null | undefined;
  readonly filter?: Filter | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

async function list(asked: Asked, context: RequestContext): Promise<RouteList> {
  const first = rowsAsked(asked.first ?? pageSize.usual);
  const about = normal(asked);
  const digest = digestOf('routes', about);
  const resumed = asked.after ? decodeCursor(asked.after, digest, Position) : undefined;
  const snapshot = resumed?.snapshot ?? (await context.snapshot()).id;
  if (resumed !== undefined) await context.hold(snapshot);
  for (const id of [about.to, about.from]) if (id !== undefined) await mustExist(id, snapshot, context);
  const question = { snapshot, ...about };
  const { graph, limits, signal } = context;
  const page = await findRoutes(graph, question, {
    first,
    ...(resumed === undefined ? {} : { after: resumed.position }),
    budget: context.remaining(limits.routesTime),
    signal,
  });
  const routes = page.routes.map((route) => ({ ...route, snapshot }));
  const cursor = ({ position }: SnapshotRoute) => encodeCursor(snapshot, digest, position);
  return {
    ...pageOf(routes, cursor, page.hasNextPage, asked.after),
    question,
    complete: page.complete,
    stoppedBy: page.stoppedBy,
  };
}

async function mustExist(id: string, snapshot: string, { graph }: RequestContext): Promise<void> {
  if ((await findNode(graph, snapshot, id)) === undefined)
    throw new ApiError('NODE_NOT_FOUND', `Nothing in the snapshot has the id ${id}. Find ids with \`search\`.`);
}

/** The question in one spelling: ids in lower case, sets sorted, what filters nothing left out. */
function normal({ to, from, filter }: Asked): Omit<RouteQuestion, 'snapshot'> {
  const ids = (list: readonly (string | number)[] | null | undefined) =>
    list?.length ? [...new Set(list.map((id) => String(id).toLowerCase()))].sort() : undefined;
  const wanted = {
    entries: ids(filter?.entries),
    kinds: filter?.kinds?.length ? [...new Set(filter.kinds)].sort() : undefined,
    barrierAtMost: filter?.barrierAtMost ? levelNamed(filter.barrierAtMost) : undefined,
    through: ids(filter?.through),
    notThrough: ids(filter?.notThrough),
    includeAssumed: filter?.includeAssumed === false ? false : undefined,
  };
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
  return {
    to: String(to).toLowerCase(),
    ...(from === null || from === undefined ? {} : { from: String(from).toLowerCase() }),
    ...(Object.keys(given).length === 0 ? {} : { filter: given as { barrierAtMost?: Level } }),
  };
}

const routeCost = 20;

builder.queryField('routes', (t) =>
  t.field({
    type: RouteConnectionRef,
    complexity: ({ first }) => ({ field: routeCost, multiplier: first ?? pageSize.usual }),
    description:
      'Every route to a node: from the entries, or from a node that is already held. Error NODE_NOT_FOUND where the snapshot has no such node.',
    args: {
      to: t.arg.id({ required: true, description: 'The id of the target, in any case.' }),
      from: t.arg.id({ description: 'The id of a node that is already held; routes begin there.' }),
      filter: t.arg({ type: RouteFilterRef, description: 'Which routes count.' }),
      first: t.arg.int({ defaultValue: pageSize.usual, description: firstSays }),
      after: t.arg.string({ description: afterSays }),
    },
    resolve: (_, asked, context) => list(asked, context),
  }),
);

builder.objectField(NodeRef, 'firstRoute', (t) =>
  t.field({
    type: RouteRef,
    nullable: true,
    complexity: { field: routeCost, multiplier: 1 },
    description:
      'The first of the routes at its exposure: one that does not lead through control of the whole tenant, where there is such. Null where none leads to it, or none was found in time.',
    resolve: firstRoute,
  }),
);

async function firstRoute(node: SnapshotNode, _: object, context: RequestContext): Promise<SnapshotRoute | null> {
  const { snapshot, id, exposure, exposureWithoutTenantControl } = node;
  if (exposure === null) return null;
  const { tenant } = await context.snapshot();
  const question: RouteQuestion = {
    snapshot,
    to: id,
    ...(exposureWithoutTenantControl === exposure
      ? { filter: { notThrough: [populationId('tenant-control', tenant)], barrierAtMost: exposure } }
      : {}),
  };
  const { graph, limits, signal, remaining } = context;
  const { routes } = await context.inTurn(() =>
    findRoutes(graph, question, { first: 1, budget: remaining(limits.routesTime), signal }),
  );
  return routes[0] === undefined ? null : { ...routes[0], snapshot };
}
