/** About how many identities come to each node: an estimate by least ranks (E. Cohen, Size-Estimation Framework, 1997), to choose what is worth counting. */
import type { LinkTable } from './link-table.ts';
import type { MeasureAsked } from './measured.ts';

const rounds = 8;

/** A number in (0, 1] that looks random and is the same in every run (mulberry32). */
function uniform(seed: number): number {
  let t = Math.imul(seed ^ 0x6d2b79f5, 0x2c9277b5) >>> 0;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return (((t ^ (t >>> 14)) >>> 0) + 1) / 4294967296;
}

/** The estimates over links below a limit, by node. Each round hands every node the least rank of the identities before it. */
export function estimateIdentities({ table, ways }: MeasureAsked, limit: number): Float64Array {
  const { gates } = table.links;
  const open = [...ways.ends.keys()].filter((way) => (gates[ways.links[way] as number] as number) < limit);
  const sums = new Float64Array(table.nodes.count);
  for (let round = 0; round < rounds; round++) {
    const rankOf = (way: number) => -Math.log(uniform((ways.identityOf[way] as number) * rounds + round + 1));
    const ranked = open.map((way) => ({ end: ways.ends[way] as number, rank: rankOf(way) }));
    ranked.sort((one, other) => one.rank - other.rank);
    spread(table, { limit, ranked, sums });
  }
  return sums.map((sum) => (sum === 0 ? 0 : (rounds - 1) / sum));
}

interface Ranks {
  readonly limit: number;
  readonly ranked: readonly { readonly end: number; readonly rank: number }[];
  readonly sums: Float64Array;
}

/** Lowest ranks first, so that each node is met once, by the least rank that comes to it. */
function spread({ offsets, links, nodes }: LinkTable, { limit, ranked, sums }: Ranks): void {
  const met = new Uint8Array(nodes.count);
  for (const { end, rank } of ranked) {
    if (met[end] === 1) continue;
    met[end] = 1;
    const waiting = [end];
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      sums[node] = (sums[node] as number) + rank;
      for (let link = offsets[node] as number; link < (offsets[node + 1] as number); link++) {
        const target = links.targets[link] as number;
        if ((links.gates[link] as number) >= limit || met[target] === 1) continue;
        met[target] = 1;
        waiting.push(target);
      }
    }
  }
}
