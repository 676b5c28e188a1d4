/** The ground that a question about routes walks on: from which barrier on there are routes, and how those of a length are found. */

import { longestListed } from '#catalogue';
import type { EndRow, FeedingLink, Graph, RunOptions } from '#cypher';
import { feedingLinks, feedingNodes, heldFeedingLinks, reachedNodes, targetOfRoutes } from '#cypher';
import type { Pass } from '#links';
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
  /** The target, and the target at each audience where its ways in differ: a route ends at the first of them. */
  readonly ends: readonly EndRow[];
  /** The barriers at which routes may exist, lowest first; the first one is the target's exposure under no filter. */
  readonly barriers: readonly number[];
  /** Which routes of a barrier there may be, those that come first in front. */
  passesAt(barrier: number): readonly Pass[];
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
  const target = await graph.maybeOne(targetOfRoutes, { to: `${snapshot}/${question.to}` }, options);
  if (target === undefined) return undefined;
  const ends: EndRow[] = [{ key: `${snapshot}/${question.to}`, ...target }, ...target.parts];
  if (ends.some(({ node }) => node.id === question.from)) return undefined;
  const to = ends.map(({ key }) => key);
  const numbers = ends.map(({ number }) => number);
  const most = filter.barrierAtMost ?? highest;
  const through = [...(filter.through ?? [])];
  const walked = {
    to,
    ends: numbers,
    kinds: (filter.kinds as string[] | undefined) ?? null,
    without: [...(filter.notThrough ?? [])],
    through,
    assumed: filter.includeAssumed ?? true,
    repeats: [filter.kinds, filter.entries, filter.through, filter.notThrough].some((named) => named !== undefined),
  };
  /** What feeds each end; undefined where that is too much. */
  const regionAt = async (barrier: number, feeding: (to: string) => Promise<readonly FeedingLink[] | null>) => {
    const rows = new Map<number, FeedingLink>();
    for (const key of to) {
      const links = await feeding(key);
      if (links === null) return undefined;
      for (const link of links) rows.set(link[0], link);
    }
    return regionOf([...rows.values()], { ends, through, barrier });
  };
  const common = {
    ends,
    withinBound: target.longestUpstream !== null && target.longestUpstream <= longestListed,
  };
  if (question.from !== undefined) {
    const start = `${snapshot}/${question.from}`;
    const reach = await reachFrom(graph, { start, to, ends: numbers, most }, options);
    if (reach.size === 0) return undefined;
    const held = { ...walked, start };
    return {
      ...common,
      barriers: [...reach.keys()],
      passesAt: () => (walked.assumed ? ['seen', 'assumed'] : ['seen']),
      region: once((barrier, run) => {
        const asked = { ...held, barrier, reach: reach.get(barrier) as number[], most: mostInMemory };
        return regionAt(barrier, async (key) => (await graph.one(heldFeedingLinks, { ...asked, to: key }, run)).links);
      }),
      statements: heldStatements(graph, held, reach),
    };
  }
  const { upstreamGates, upstreamAssumed } = target;
  const exposure = walked.assumed ? target.exposure : target.node.exposureKnown;
  if (exposure === null || exposure > most) return undefined;
  const asked = { ...walked, entries: filter.entries === undefined ? null : [...filter.entries] };
  return {
    ...common,
    // No walk to the target crosses a gate that is not in upstreamGates: such a barrier has no routes.
    barriers: levelsBetween(exposure, most).filter(
      (level) => level === exposure || !walked.assumed || (upstreamGates & (1 << level)) !== 0,
    ),
    passesAt: (barrier) => [
      ...(target.node.exposureKnown !== null && target.node.exposureKnown <= barrier ? (['seen'] as const) : []),
      ...(walked.assumed && (upstreamAssumed & (1 << barrier)) !== 0 ? (['assumed'] as const) : []),
    ],
    region: once((barrier, run) =>
      regionAt(barrier, async (key) => {
        const parameters = { ...asked, barrier, most: mostInMemory, to: key };
        return (await graph.one(feedingLinks, parameters, run)).links;
      }),
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
  readonly to: readonly string[];
  readonly ends: readonly number[];
  readonly most: number;
}

/**
 * Stored exposures count from the entries; what a held node reaches on the way to the target is worked out for the question:
 * the nodes by barrier, from the lowest at which it reaches the target.
 */
async function reachFrom(
  graph: Graph,
  { start, to, ends, most }: Held,
  options: RunOptions,
): Promise<Map<number, number[]>> {
  const feeding = new Set<number>();
  for (const key of to) for (const { node } of await graph.many(feedingNodes, { to: key }, options)) feeding.add(node);
  const within = [...feeding];
  const reach = new Map<number, number[]>();
  for (const barrier of levelsBetween(0, most)) {
    const nodes = (await graph.many(reachedNodes, { start, barrier, within }, options)).map(({ node }) => node);
    if (ends.some((end) => nodes.includes(end))) reach.set(barrier, nodes);
  }
  return reach;
}

function levelsBetween(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
