/** What people who differ between audiences hold is split by audience: groups and entitlements get a node for each. */
import { atAudience } from '#catalogue';
import type { LinkRecord, NodeRecord } from '../records.ts';
import { audiencesIn, type Holdings } from './holdings.ts';

/** Places of the groups and entitlements that must be split with the users: held by them, and of use at several audiences. */
export function holdingsToSplit(holdings: Holdings, users: readonly string[]): number[] {
  const places = users.flatMap((id) => holdings.placeOf(id) ?? []);
  const own = new Set(places);
  return [...holdings.heldBy(places)].filter(
    (place) => !own.has(place) && audiencesIn(holdings.audiences[place] as number).length > 1,
  );
}

/** The nodes by audience of what is held, each with the link into it. */
export function splitNodes(
  holdings: Holdings,
  place: number,
): { readonly node: NodeRecord; readonly link: LinkRecord }[] {
  const from = holdings.ids[place] as string;
  const name = holdings.names[place] as string;
  return audiencesIn(holdings.audiences[place] as number).map((audience) => {
    const to = atAudience(from, audience);
    return {
      node: { kind: 'SignedIn', id: to, name, details: { of: from, audience } },
      link: { kind: 'SIGNED_IN', from, to, gate: 0, rule: 'every-audience', basis: 'OBSERVED', evidence: [from] },
    };
  });
}

/** A holding that moves: from whom, what, and the nodes by audience that have it instead. */
export type MovedHolding = readonly [from: string, to: string, fromAt: string, toAt: string];

/** The holdings that move to nodes by audience, and the pairs whose own holding goes. */
export function movedHoldings(
  holdings: Holdings,
  users: readonly string[],
  held: readonly number[],
): { readonly moved: MovedHolding[]; readonly dropped: (readonly [string, string])[]; readonly split: string[] } {
  const isSplit = new Set(held);
  const split = [...users.flatMap((id) => holdings.placeOf(id) ?? []), ...held];
  const moved: MovedHolding[] = [];
  const dropped: (readonly [string, string])[] = [];
  for (const from of split) {
    const fromId = holdings.ids[from] as string;
    for (const to of new Set(holdings.holdings[from])) {
      const toId = holdings.ids[to] as string;
      const shared = audiencesIn((holdings.audiences[from] as number) & (holdings.audiences[to] as number));
      for (const audience of shared)
        moved.push([fromId, toId, atAudience(fromId, audience), isSplit.has(to) ? atAudience(toId, audience) : toId]);
      if (shared.length > 0) dropped.push([fromId, toId]);
    }
  }
  return { moved, dropped, split: split.map((place) => holdings.ids[place] as string) };
}
