/** The ground that a question about routes walks on: which statements answer it, with which parameters, from which barrier on. */
import type { Graph, RunOptions } from '../engine/session.ts';
import {
  countOfLength,
  feedingNodes,
  heldCountOfLength,
  heldRoutesOfLength,
  reachedNodes,
  routesOfLength,
  targetOfRoutes,
} from '../queries.ts';
import type { PathRow } from '../rows.ts';
import { longestListed, type RouteQuestion } from './question.ts';

const highest = 5;

/** How one question is answered. */
export interface Ground {
  /** The barriers at which routes may exist, lowest first; the first one is the target's exposure under no filter. */
  readonly barriers: readonly number[];
  /** Whether every route lies within the hop bound. */
  readonly withinBound: boolean;
  routes(at: { barrier: number; length: number; skip: number; limit: number }, options: RunOptions): Promise<PathRow[]>;
  /** How many routes of a length need `barrier` or less. */
  count(at: { barrier: number; length: number }, options: RunOptions): Promise<number>;
}

/** The ground for a question; undefined where nothing can lead to the target. Throws GraphError. */
export async function groundOf(
  graph: Graph,
  question: RouteQuestion,
  options: RunOptions,
): Promise<Ground | undefined> {
  const { snapshot, filter = {} } = question;
  const to = `${snapshot}/${question.to}`;
  const target = await graph.maybeOne(targetOfRoutes, { to }, options);
  if (target === undefined || question.from === question.to) return undefined;
  const most = filter.barrierAtMost ?? highest;
  const withinBound = target.longestUpstream !== null && target.longestUpstream <= longestListed;
  const filters = {
    to,
    kinds: (filter.kinds as string[] | undefined) ?? null,
    without: [...(filter.notThrough ?? [])],
    through: [...(filter.through ?? [])],
    assumed: filter.includeAssumed ?? true,
  };
  if (question.from !== undefined) {
    return await heldGround(
      graph,
      { start: `${snapshot}/${question.from}`, target: target.node, most, withinBound, filters },
      options,
    );
  }
  const { exposure, upstreamGates } = target;
  if (exposure === null || exposure > most) return undefined;
  const entries = filter.entries === undefined ? null : [...filter.entries];
  // No walk to the target crosses a gate that is not in upstreamGates: such a barrier has no routes.
  const barriers = levelsBetween(exposure, most).filter(
    (level) => level === exposure || (upstreamGates & (1 << level)) !== 0,
  );
  return {
    barriers,
    withinBound,
    routes: async ({ length, ...at }, run) => {
      const rows = await graph.many(
        ofLength(routesOfLength, length),
        { ...filters, entries, ...at, passed: at.barrier > exposure },
        run,
      );
      return rows.map(({ path }) => path);
    },
    count: async ({ length, barrier }, run) =>
      (await graph.one(ofLength(countOfLength, length), { ...filters, entries, barrier }, run)).routes,
  };
}

interface Held {
  readonly start: string;
  readonly target: number;
  readonly most: number;
  readonly withinBound: boolean;
  readonly filters: { to: string; kinds: string[] | null; without: string[]; through: string[]; assumed: boolean };
}

/** Stored exposures count from the entries; from a node that is held, what it reaches is worked out for the question. */
async function heldGround(graph: Graph, held: Held, options: RunOptions): Promise<Ground | undefined> {
  const { start, target, most, withinBound, filters } = held;
  const within = (await graph.many(feedingNodes, { to: filters.to }, options)).map(({ node }) => node);
  const reach = new Map<number, number[]>();
  for (const barrier of levelsBetween(0, most)) {
    const nodes = (await graph.many(reachedNodes, { start, barrier, within }, options)).map(({ node }) => node);
    if (nodes.includes(target)) reach.set(barrier, nodes);
  }
  const lowest = Math.min(...reach.keys());
  if (reach.size === 0) return undefined;
  const reachAt = (barrier: number) => reach.get(barrier) as number[];
  return {
    barriers: [...reach.keys()],
    withinBound,
    routes: async ({ length, ...at }, run) => {
      const parameters = { ...filters, start, reach: reachAt(at.barrier), ...at, passed: at.barrier > lowest };
      const rows = await graph.many(ofLength(heldRoutesOfLength, length), parameters, run);
      return rows.map(({ path }) => path);
    },
    count: async ({ length, barrier }, run) =>
      (
        await graph.one(
          ofLength(heldCountOfLength, length),
          { ...filters, start, reach: reachAt(barrier), barrier },
          run,
        )
      ).routes,
  };
}

function levelsBetween(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

function ofLength<Q>(queries: readonly Q[], length: number): Q {
  return queries[length - 1] as Q;
}
