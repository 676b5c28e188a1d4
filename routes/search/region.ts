/** Streams what feeds a target into a table of links, with the nodes that the question wants passed. */
import { isAtAudienceOf } from '#catalogue';
import type { EndRow, FeedingLink } from '#cypher';
import { type FeedingRegion, feedingRegion, LinkTableBuilder } from '#links';

/** What feeds a target, ready to be walked. */
export interface Region extends FeedingRegion {
  /** The nodes that must be passed, each by all the places where it is passed. */
  readonly through: readonly ReadonlySet<number>[];
}

/** What is asked about: the nodes at which routes end, the ids of the nodes to pass. */
interface Asked {
  readonly ends: readonly EndRow[];
  readonly through: readonly string[];
  readonly barrier: number;
}

/** The region of some links. Paths come in the order of the links' internal ids, which never changes in a snapshot. */
export function regionOf(rows: readonly FeedingLink[], { ends, through, barrier }: Asked): Region {
  const builder = new LinkTableBuilder({ keepNumbers: true });
  const targets = ends.map(({ number }) => builder.place(number));
  const starts = new Set<number>();
  const passed = through.map(
    (id) => new Set(targets.filter((_, index) => isOrIsAt((ends[index] as EndRow).node.id, id))),
  );
  for (const [number, from, end, gate, gateKnown, isStart, passes] of rows) {
    const source = builder.place(from);
    if (isStart) starts.add(source);
    for (const index of passes) passed[index]?.add(source);
    builder.link(source, builder.place(end), { gate, gateKnown, number });
  }
  return { ...feedingRegion(builder.build(), { targets, starts, barrier }), through: passed };
}

/** Whether a node is another, at some audience or at all. */
function isOrIsAt(id: string, of: string): boolean {
  return id === of || isAtAudienceOf(id, of);
}
