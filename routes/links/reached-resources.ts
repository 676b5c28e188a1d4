/** What somebody who holds a node gets to: resources, each at its lowest barrier, with a first route. */
import type { LinkTable } from './link-table.ts';
import { nearestFirst } from './nearest-first.ts';
import { placesOf, type WaysIn } from './ways-in.ts';

/** A resource that a node leads to. */
export interface ReachedResource {
  /** Its place. */
  readonly resource: number;
  /** The lowest barrier of routes there. */
  readonly barrier: number;
  /** Whether there is one of that barrier with every open question answered well. */
  readonly seen: boolean;
  /** Places of the links of a shortest of these, one that is seen where there is one. */
  readonly links: readonly number[];
}

const highest = 5;

/**
 * The resources that a node leads to, by lowest barrier, as they were given among those. A person leads to what the
 * person signed in at any audience does. Time: twelve walks over the links.
 */
export function reachedResources(
  { table, ways }: { readonly table: LinkTable; readonly ways: Pick<WaysIn, 'byAudience'> },
  from: number,
  resources: readonly number[],
): ReachedResource[] {
  const starts = placesOf(ways, from);
  const { gates, gatesKnown } = table.links;
  const found: ReachedResource[] = [];
  let left = resources.filter((resource) => resource !== from);
  for (let barrier = 0; barrier <= highest && left.length > 0; barrier++)
    for (const seen of [true, false]) {
      const walk = nearestFirst(table, starts, seen ? gatesKnown : gates, barrier + 1);
      left = left.filter((resource) => {
        const links = shortest(placesOf(ways, resource).flatMap((end) => (walk.has(end) ? [walk.linksTo(end)] : [])));
        if (links === undefined) return true;
        found.push({ resource, barrier, seen, links });
        return false;
      });
    }
  return found;
}

function shortest(ways: readonly (readonly number[])[]): readonly number[] | undefined {
  return ways.reduce<readonly number[] | undefined>(
    (best, way) => (best === undefined || way.length < best.length ? way : best),
    undefined,
  );
}
