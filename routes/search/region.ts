/** Streams what feeds a target into a table of links, with the nodes that the question wants passed. */
import { isAtAudienceOf } from '#catalogue';
import type { FeedingLink } from '#cypher';
import { type FeedingRegion, feedingRegion, LinkTableBuilder } from '#links';

/** What feeds a target, ready to be walked. */
export interface Region extends FeedingRegion {
  /** The nodes that must be passed, each by all the places where it is passed. */
  readonly through: readonly ReadonlySet<number>[];
}

/** What is asked about: the target by its internal id and its own, the ids of the nodes to pass. */
interface Asked {
  readonly target: number;
  readonly to: string;
  readonly through: readonly string[];
  readonly barrier: number;
}

/** The region of some links. Paths come in the order of the links' internal ids, which never changes in a snapshot. */
export function regionOf(rows: readonly FeedingLink[], { target, to, through, barrier }: Asked): Region {
  const builder = new LinkTableBuilder({ keepNumbers: true });
  const place = builder.place(target);
  const starts = new Set<number>();
  const passed = through.map((id) => new Set(to === id || isAtAudienceOf(to, id) ? [place] : []));
  for (const [number, from, end, gate, gateKnown, isStart, passes] of rows) {
    const source = builder.place(from);
    if (isStart) starts.add(source);
    for (const index of passes) passed[index]?.add(source);
    builder.link(source, builder.place(end), { gate, gateKnown, number });
  }
  return { ...feedingRegion(builder.build(), { target: place, starts, barrier }), through: passed };
}
