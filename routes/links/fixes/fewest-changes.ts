/** How many changes it takes at least to close every way to a resource: ways are packed that no change closes two of. */
import { closed } from '../link-table.ts';
import type { MeasureAsked } from '../measured.ts';
import { placesOf } from '../ways-in.ts';
import { openLinks } from './score-removals.ts';

/** What could take a link away: numbers of changes, none where no change does; undefined: not known, perhaps any. */
export type ChangesOfLink = (link: number) => readonly number[] | undefined;

/** Orders in which ways are looked for; the best packing counts. */
const orders = 4;

/**
 * A number of changes that no smaller set can do with: as many as ways were found of which no change closes two. Undefined where no set
 * of changes does, since a way has no link that any takes away. Only the first of `asked.resources` is looked at.
 */
export function fewestChanges(asked: MeasureAsked, changesOf: ChangesOfLink): number | undefined {
  const [resource] = asked.resources;
  if (resource === undefined) return 0;
  const one = { ...asked, resources: [resource] };
  const required = asked.table.nodes.required[resource] as number;
  const open = openLinks(one, required);
  const ends = new Set(placesOf(asked.ways, resource));
  const search = new Search(one, { open, ends, changesOf });
  if (!search.isOpen()) return 0;
  if (search.isHopeless()) return undefined;
  // There is a way, so one change at least; a way that anything may close proves no more than that.
  return Math.max(1, ...Array.from({ length: orders }, (_, order) => search.packed(order)));
}

interface Ground {
  readonly open: Uint8Array;
  readonly ends: ReadonlySet<number>;
  readonly changesOf: ChangesOfLink;
}

/** Looks for ways from the ways in to the resource. */
class Search {
  readonly #asked: MeasureAsked;
  readonly #ground: Ground;

  constructor(asked: MeasureAsked, ground: Ground) {
    this.#asked = asked;
    this.#ground = ground;
  }

  isOpen(): boolean {
    return this.#way(() => true, 0) !== undefined;
  }

  /** Whether there is a way that no change closes. */
  isHopeless(): boolean {
    return this.#way((link) => this.#ground.changesOf(link)?.length === 0, 0) !== undefined;
  }

  /** Takes one way after the other, the one that fewest changes close first, and forbids whatever these changes close. */
  packed(order: number): number {
    const used = new Set<number>();
    const isFree = (link: number) => this.#ground.changesOf(link)?.every((change) => !used.has(change)) === true;
    for (let count = 0; ; count++) {
      const way = this.#way(isFree, order);
      if (way === undefined) return count;
      for (const link of way) for (const change of this.#ground.changesOf(link) ?? []) used.add(change);
    }
  }

  /** The links of a way over links that may be used: one that few changes close. */
  #way(mayUse: (link: number) => boolean, order: number): number[] | undefined {
    const { ways, table } = this.#asked;
    const { ends } = this.#ground;
    const isUsable = (link: number) =>
      this.#ground.open[link] === 1 && table.links.gates[link] !== closed && mayUse(link);
    const reached = new Map<number, { readonly link: number; readonly from: number | undefined }>();
    const buckets: { node: number; link: number; from: number | undefined }[][] = [];
    const put = (cost: number, node: number, link: number, from: number | undefined) => {
      while (buckets.length <= cost) buckets.push([]);
      buckets[cost]?.push({ node, link, from });
    };
    for (const way of inOrder(ways.links.length, order)) {
      const link = ways.links[way] as number;
      if (isUsable(link)) put(this.#cost(link), ways.ends[way] as number, link, undefined);
    }
    for (let cost = 0; cost < buckets.length; cost++)
      for (let next = buckets[cost]?.pop(); next !== undefined; next = buckets[cost]?.pop()) {
        const { node, link, from } = next;
        if (reached.has(node)) continue;
        reached.set(node, { link, from });
        if (ends.has(node)) return linksBack(reached, node);
        for (let onward = table.offsets[node] as number; onward < (table.offsets[node + 1] as number); onward++)
          if (isUsable(onward) && !reached.has(table.links.targets[onward] as number))
            put(cost + this.#cost(onward), table.links.targets[onward] as number, onward, node);
      }
    return undefined;
  }

  #cost(link: number): number {
    return this.#ground.changesOf(link)?.length ?? 0;
  }
}

function linksBack(
  reached: ReadonlyMap<number, { readonly link: number; readonly from: number | undefined }>,
  end: number,
): number[] {
  const links: number[] = [];
  for (let node: number | undefined = end; node !== undefined; ) {
    const step: { readonly link: number; readonly from: number | undefined } | undefined = reached.get(node);
    if (step === undefined) break;
    links.push(step.link);
    node = step.from;
  }
  return links;
}

/** 0 to count - 1, from another place and the other way round. */
function inOrder(count: number, order: number): number[] {
  const all = Array.from(
    { length: count },
    (_, at) => (at + Math.floor((count * order) / orders)) % Math.max(1, count),
  );
  return order % 2 === 0 ? all : all.reverse();
}
