/** What shows that nobody gets to a resource below what it requires, or that somebody does: a claim that others can check. */
import { closed, type LinkTable } from './link-table.ts';
import { nearestFirst, type Walk } from './nearest-first.ts';
import { placesOf, type WaysIn } from './ways-in.ts';

/** Nobody: the nodes that entries reach below the requirement do not have the resource among them. */
export interface ClosedClaim {
  readonly claim: 'closed';
  /** Places of those nodes, the entries with them. */
  readonly nodes: readonly number[];
  /** Places of the links that lead out of them: all of them at the requirement or above. */
  readonly bounds: readonly number[];
}

/** Somebody: a route below the requirement. */
export interface RouteClaim {
  readonly claim: 'route';
  /** Over which gates it is below the requirement: those with open questions answered well, else those at their worst. */
  readonly over: 'gateKnown' | 'gate';
  /** Places of its links, in order. */
  readonly links: readonly number[];
}

/** The links of a snapshot, and the entries that its headline counts. */
export interface CertifiedLinks {
  readonly table: LinkTable;
  readonly ways: Pick<WaysIn, 'byAudience'>;
  /** Places of the entries that the headline counts. */
  readonly entries: readonly number[];
}

/** What holds of a sensitive resource, by its place. A route is one of the lowest level there, and of those a shortest one. */
export function certificateOf({ table, ways, entries }: CertifiedLinks, resource: number): ClosedClaim | RouteClaim {
  const targets = placesOf(ways, resource);
  const required = table.nodes.required[resource] as number;
  const { gates, gatesKnown } = table.links;
  for (const over of ['gateKnown', 'gate'] as const)
    for (let limit = 1; limit <= required; limit++) {
      const walk = nearestFirst(table, entries, over === 'gate' ? gates : gatesKnown, limit);
      const reached = targets.find((target) => walk.has(target));
      if (reached !== undefined) return { claim: 'route', over, links: walk.linksTo(reached) };
    }
  const walk = nearestFirst(table, entries, gates, required);
  return { claim: 'closed', nodes: [...walk.nodes], bounds: [...linksOut(table, walk)] };
}

/** Links that can be crossed and lead from the walked nodes to others. */
function* linksOut({ offsets, links }: LinkTable, walk: Walk): Generator<number> {
  for (const from of walk.nodes)
    for (let link = offsets[from] as number; link < (offsets[from + 1] as number); link++)
      if (links.gates[link] !== closed && !walk.has(links.targets[link] as number)) yield link;
}
