/** What rules about people share: the lowest way in of each kind, at each node of a person that reaches something. */
import type { Level, LinkKind } from '#catalogue';
import type { Person, WayIn } from '../facts.ts';
import { needOf, reachesAny } from '../reach.ts';

/** The nodes of a person that ways in lead to, each with what it reaches; what leads to the person leads to all. */
export function placesOf({ id, waysIn }: Person): readonly { readonly at: string; readonly ways: readonly WayIn[] }[] {
  const places = [...new Set(waysIn.map(({ at }) => at))];
  return places
    .map((at) => ({ at, ways: waysIn.filter((way) => way.at === at || way.at === id) }))
    .filter(({ at, ways }) => ways.some((way) => way.at === at && reachesAny(way.reach)));
}

/** The lowest way in of some kinds; what is known before what is assumed. */
export function lowest(ways: readonly WayIn[], ...kinds: readonly LinkKind[]): WayIn | undefined {
  return ways
    .filter(({ kind }) => kinds.includes(kind))
    .toSorted((a, b) => a.gate - b.gate || Number(a.assumed) - Number(b.assumed))[0];
}

/** A way in that is below what its place needs, and where a kind to compare with is given, below that one. */
export interface WeakWay {
  readonly way: WayIn;
  readonly reach: WayIn['reach'];
  readonly needs: Level;
  /** The lowest of the kind that it is compared with; undefined where there is none. */
  readonly beside: WayIn | undefined;
}

/**
 * The weakest place of a person where a way in of some kinds is below the need and, if asked, below another kind: by what is known,
 * else with what is assumed.
 */
export function weakest(person: Person, kinds: readonly LinkKind[], below?: LinkKind): WeakWay | undefined {
  const known = { ...person, waysIn: person.waysIn.filter(({ assumed }) => !assumed) };
  return weakestOf(known, kinds, below) ?? weakestOf(person, kinds, below);
}

function weakestOf(person: Person, kinds: readonly LinkKind[], below: LinkKind | undefined): WeakWay | undefined {
  const found = placesOf(person).flatMap(({ at, ways }): WeakWay[] => {
    const way = lowest(ways, ...kinds);
    const reach = ways.find((one) => one.at === at)?.reach ?? way?.reach;
    const beside = below === undefined ? undefined : lowest(ways, below);
    if (way === undefined || reach === undefined || way.gate >= needOf(reach)) return [];
    return beside !== undefined && way.gate >= beside.gate ? [] : [{ way, reach, needs: needOf(reach), beside }];
  });
  return found.toSorted((a, b) => b.needs - a.needs || a.way.gate - b.way.gate)[0];
}
