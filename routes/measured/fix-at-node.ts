/** The fix that does most at one node: of those that take a link to it or from it away. */
import type { Fix } from '#links';
import { linkRemovals, scored } from './fix-candidates.ts';
import type { MeasurableLinks } from './measurable-links.ts';

/** Fixes of one node that are walked: the others are not looked at. */
const mostWalked = 10;

/** The fix; undefined where no kind of fix closes anything there. `spared` are ids, in lower case, whose holdings stay. */
export function fixAtNode(links: MeasurableLinks, node: number, spared: ReadonlySet<string>): Fix | undefined {
  const id = links.ids[node];
  const isAt = new Set(
    links.fixable.filter(({ from, to }) => from.id === id || to.id === id).map(({ place }) => place),
  );
  const removals = linkRemovals(links, spared).filter(({ places }) => places.some((place) => isAt.has(place)));
  return scored(links.asked, removals.slice(0, mostWalked))[0]?.fix;
}
