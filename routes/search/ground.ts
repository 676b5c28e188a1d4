/** The ground that a question about routes walks on: from which barrier on there are routes, and how those of a length are found. */

import { longestListed } from '#catalogue';
import type { FeedingLink, Graph, NodeRow, RunOptions } from '#cypher';
import { feedingLinks, feedingNodes, heldFeedingLinks, reachedNodes, targetOfRoutes } from '#cypher';
import { heldStatements, type Statements, statementsFromEntries } from './by-statement.ts';
import type { RouteQuestion } from './question.ts';
import { type Region, regionOf } from './region.ts';

const highest = 5;
/**
 * The most links that are walked in memory. Few links feed a target with few routes, and those are the slow ones: length by length the
 * database looks at every link of each hub on the way. Where more feed it, a page is full soon.
 */
export const linksInMemory = 20_000;

/** How one question is answered. */
export interface Ground {
  readonly target: NodeRow;
  /** The barriers at which routes may exist, lowest first; the first one is the target's exposure under no filter. */
  readonly barriers: readonly number[];
  /** Whether every route lies within the hop bound. */
  readonly withinBound: boolean;
  /** What feeds the target at a barrier; undefined where that is too much to be walked in memory. Throws GraphError. */
  region(barrier: number, options: RunOptions): Promise<Region | undefined>;
  readonly statements: Statements;
}

/** The ground for a question; undefined where nothing can lead to the target. Throws GraphError. */
export async function groundOf(
  graph: Graph,
  question: RouteQuestion,
  { most: mostInMemory = linksInMemory, ...options }: RunOptions & { readonly most?: number | undefined },
): Promise<Ground | undefined> {
  const { snapshot, filter = {} } = question;
  const to = `${snapshot}/${question.to}`;
  const target = await graph.maybeOne(targetOfRoutes, { to }, options);
  if (target === undefined || question.from === question.to) return undefined;
  const most = filter.barrierAtMost ?? highest;
  const through = [...(filter.through ?? [])];
  const walked = {
    to,
    kinds: (filter.kinds as string[] | undefined) ?? null,
    without: [...(filter.notThrough ?? [])],
    through,
    assumed: filter.includeAssumed ?? true,
  };
  const toRegion = (links: readonly FeedingLink[] | null, barrier: number) =>
    links === null ? undefined : regionOf(links, { target: target.number, to: question.to, through, barrier });
  const common = {
    target: target.node,
    withinBound: target.longestUpstream !== null && target.longestUpstream <= longestListed,
  };
  if (question.from !== undefined) {
    const start = `${snapshot}/${question.from}`;
    const reach = await reachFrom(graph, { start, to, target: target.number, most }, options);
    if (reach.size === 0) return undefined;
    const held = { ...walked, start };
    return {
      ...common,
      barriers: [...reach.keys()],
      region: once(async (barrier, run) => {
        const asked = { ...held, barrier, reach: reach.get(barrier) as number[], most: mostInMemory };
        return toRegion((await graph.one(heldFeedingLinks, asked, run)).links, barrier);
      }),
      statements: heldStatements(graph, held, reach),
    };
  }
  const { upstreamGates } = target;
  const exposure = walked.assumed ? target.exposure : target.node.exposureKnown;
  if (exposure === null || exposure > most) return undefined;
  const asked = { ...walked, entries: filter.entries === undefined ? null : [...filter.entries] };
  return {
    ...common,
    // No walk to the target crosses a gate that is not in upstreamGates: such a barrier has no routes.
    barriers: levelsBetween(exposure, most).filter(
      (level) => level === exposure || !walked.assumed || (upstreamGates & (1 << level)) !== 0,
    ),
    region: once(async (barrier, run) =>
      toRegion((await graph.one(feedingLinks, { ...asked, barrier, most: mostInMemory }, run)).links, barrier),
    ),
    statements: statementsFromEntries(graph, asked),
  };
}

/** Asks once for each barrier. */
function once(find: (barrier: number, options: RunOptions) => Promise<Region | undefined>): Ground['region'] {
  const found = new Map<number, Region | undefined>();
  return async (barrier, options) => {
    if (!found.has(barrier)) found.set(barrier, await find(barrier, options));
    return found.get(barrier);
  };
}

interface Held {
  readonly start: string;
  readonly to: string;
  readonly target: number;
  readonly most: number;
}

/**
 * Stored exposures count from the entries; what a held node reaches on the way to the target is worked out for the question:
 * the nodes by barrier, from the lowest at which it reaches the target.
 */
async function reachFrom(
  graph: Graph,
  { start, to, target, most }: Held,
  options: RunOptions,
): Promise<Map<number, number[]>> {
  const within = (await graph.many(feedingNodes, { to }, options)).map(({ node }) => node);
  const reach = new Map<number, number[]>();
  for (const barrier of levelsBetween(0, most)) {
    const nodes = (await graph.many(reachedNodes, { start, barrier, within }, options)).map(({ node }) => node);
    if (nodes.includes(target)) reach.set(barrier, nodes);
  }
  return reach;
}

function levelsBetween(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
