/** Choke points: the nodes without which most pairs of an identity and a resource would be closed. */
import { dominatorsOf, isDominated } from './dominators.ts';
import { estimateIdentities } from './estimate-identities.ts';
import { openLinks } from './fixes/score-removals.ts';
import { incomingLinks } from './incoming-links.ts';
import { levelCounts } from './level-counts.ts';
import { levelsOf, type MeasureAsked, parts, type SeenAssumed } from './measured.ts';
import { ResourceSets } from './resource-sets.ts';
import { sensitiveReach } from './sensitive-reach.ts';

/** A node that many ways pass. */
export interface ChokePoint {
  /** Its place. */
  readonly node: number;
  /** The pairs that are open and would not be without it. */
  readonly closes: SeenAssumed;
  /** Places of nodes on the way to it, or from it on, without which the same pairs would be closed. */
  readonly folded: readonly number[];
}

/** What limits the search. */
export interface ChokePointsLimits {
  /** Places of nodes that are no choke points: the entries, and those of control of the tenant. */
  readonly leftOut: ReadonlySet<number>;
  /** True when time is over: what was counted until then is given. */
  isOver(): boolean;
}

/** Candidates that are counted exactly. */
const mostCounted = 200;

/** The choke points of some resources, those that close most first: what is seen before what rests on open questions. */
export function chokePoints(asked: MeasureAsked, { leftOut, isOver }: ChokePointsLimits): ChokePoint[] {
  const before = openPairsWithout(asked, undefined);
  const counted: { node: number; closes: SeenAssumed }[] = [];
  for (const node of candidates(asked, leftOut)) {
    if (isOver()) break;
    const after = openPairsWithout(asked, node);
    const seen = before.seen - after.seen;
    const closes = { seen, assumed: before.seen + before.assumed - after.seen - after.assumed - seen };
    if (closes.seen + closes.assumed > 0) counted.push({ node, closes });
  }
  counted.sort(
    (one, other) =>
      other.closes.seen - one.closes.seen || other.closes.assumed - one.closes.assumed || one.node - other.node,
  );
  return folded(asked, counted);
}

/** The open pairs that are left when a node leads nowhere. */
function openPairsWithout(asked: MeasureAsked, without: number | undefined): SeenAssumed {
  const { gates, gatesKnown } = asked.table.links;
  const count = (column: Uint8Array) => {
    let pairs = 0;
    for (const part of parts(asked))
      for (const [level, resources] of levelsOf(part)) {
        const sets = new ResourceSets(part.resources.length);
        const { identities } = levelCounts(part, { sets, gates: column, level, without });
        for (const at of resources) pairs += identities[at] as number;
      }
    return pairs;
  };
  const seen = count(gatesKnown);
  return { seen, assumed: count(gates) - seen };
}

/** Nodes on open ways, by how many identities about come to them, times the resources that they lead to. */
function candidates(asked: MeasureAsked, leftOut: ReadonlySet<number>): number[] {
  const { table, resources } = asked;
  const limit = Math.max(0, ...resources.map((resource) => table.nodes.required[resource] as number));
  const identities = estimateIdentities(asked, limit);
  const { counts } = sensitiveReach(table);
  const ends = new Set(resources);
  return [...nodesBetween(asked, limit)]
    .filter((node) => !leftOut.has(node) && !ends.has(node))
    .map((node) => ({ node, worth: (identities[node] as number) * Math.max(1, counts[node] as number) }))
    .sort((one, other) => other.worth - one.worth || one.node - other.node)
    .slice(0, mostCounted)
    .map(({ node }) => node);
}

/** Nodes that an open way comes to and leaves again. */
function nodesBetween(asked: MeasureAsked, limit: number): Set<number> {
  const isOpen = openLinks(asked, limit);
  const { sources } = incomingLinks(asked.table);
  const found = new Set<number>();
  for (const [link, open] of isOpen.entries()) if (open === 1) found.add(sources[link] as number);
  return found;
}

/** Of nodes that close the same and of which one dominates the other, the first in the list. */
function folded(asked: MeasureAsked, counted: readonly Omit<ChokePoint, 'folded'>[]): ChokePoint[] {
  const { table, ways } = asked;
  const { gates } = table.links;
  const trees = [...levelsOf(asked).keys()].map((level) => {
    const starts = [...ways.ends].filter((_, way) => (gates[ways.links[way] as number] as number) <= level);
    return dominatorsOf({ table, starts, gates, limit: level + 1 });
  });
  const areOnOneWay = (one: number, other: number) =>
    trees.some((above) => isDominated(above, one, other) || isDominated(above, other, one));
  const kept: { node: number; closes: SeenAssumed; folded: number[] }[] = [];
  for (const { node, closes } of counted) {
    const same = kept.find(
      (one) => one.closes.seen === closes.seen && one.closes.assumed === closes.assumed && areOnOneWay(one.node, node),
    );
    if (same === undefined) kept.push({ node, closes, folded: [] });
    else same.folded.push(node);
  }
  return kept;
}
