/** Who can be used to get to one resource below what it requires: each identity with its ways in and its lowest barrier. */
import type { IncomingLinks } from './incoming-links.ts';
import { closed, type LinkTable } from './link-table.ts';
import { placesOf, type WaysIn } from './ways-in.ts';

/** A table ready to be walked both ways. */
export interface BothWays {
  readonly table: LinkTable;
  readonly incoming: IncomingLinks;
  readonly ways: WaysIn;
}

/** An identity with open ways to a resource. */
export interface OpenIdentity {
  /** Its place in `ways.identities`. */
  readonly identity: number;
  /** Places in `ways.links` of its ways in that are open. */
  readonly ways: readonly number[];
  /** True where one of them is open over the known gates. */
  readonly seen: boolean;
  /** Its lowest barrier there: over the known gates where it is seen, else over the gates. */
  readonly barrier: number;
}

/** Barriers of walks that lead to one of some nodes: for each node the lowest, `closed` where none leads there. */
export function barriersTo(
  { table, incoming }: Omit<BothWays, 'ways'>,
  targets: readonly number[],
  gates: Uint8Array,
  limit: number,
): Uint8Array {
  const barriers = new Uint8Array(table.nodes.count).fill(closed);
  const buckets: number[][] = Array.from({ length: Math.max(1, limit) }, () => []);
  for (const target of targets) {
    barriers[target] = 0;
    buckets[0]?.push(target);
  }
  for (let level = 0; level < buckets.length; level++) {
    const bucket = buckets[level] as number[];
    for (let node = bucket.pop(); node !== undefined; node = bucket.pop()) {
      if (barriers[node] !== level) continue;
      for (let at = incoming.offsets[node] as number; at < (incoming.offsets[node + 1] as number); at++) {
        const link = incoming.links[at] as number;
        const barrier = Math.max(level, gates[link] as number);
        const from = incoming.sources[link] as number;
        if (barrier >= limit || barrier >= (barriers[from] as number)) continue;
        barriers[from] = barrier;
        (buckets[barrier] as number[]).push(from);
      }
    }
  }
  return barriers;
}

/** The identities with open ways to a resource: those that are seen first, lowest barrier first. */
export function openIdentitiesTo(asked: BothWays, resource: number): OpenIdentity[] {
  const { table, ways } = asked;
  const required = table.nodes.required[resource] as number;
  const { gates, gatesKnown } = table.links;
  const targets = placesOf(ways, resource);
  const all = barriersTo(asked, targets, gates, required);
  const known = barriersTo(asked, targets, gatesKnown, required);
  const found = new Map<number, { ways: number[]; all: number; known: number }>();
  for (const [way, end] of ways.ends.entries()) {
    const barrier = Math.max(gates[ways.links[way] as number] as number, all[end] as number);
    if (barrier >= required) continue;
    const identity = ways.identityOf[way] as number;
    const one = found.get(identity) ?? { ways: [], all: closed, known: closed };
    found.set(identity, one);
    one.ways.push(way);
    one.all = Math.min(one.all, barrier);
    one.known = Math.min(one.known, Math.max(gatesKnown[ways.links[way] as number] as number, known[end] as number));
  }
  return [...found]
    .map(([identity, one]) => {
      const seen = one.known < required;
      return { identity, ways: one.ways, seen, barrier: seen ? one.known : one.all };
    })
    .sort((a, b) => Number(b.seen) - Number(a.seen) || a.barrier - b.barrier || a.identity - b.identity);
}
