/** What the measures become when links are taken away: the score of a fix, one walk a candidate. */
import { incomingLinks } from '../incoming-links.ts';
import { closed } from '../link-table.ts';
import type { MeasureAsked } from '../measured.ts';
import { measureResources } from '../measures.ts';
import { type Sums, sumsOf } from '../sums.ts';
import { placesOf } from '../ways-in.ts';

/**
 * The sums without each set of links (places in the table). What is drawn because something is gone, such as a reset that a lost role
 * no longer forbids, is not in them. The table is as it was afterwards.
 */
export function sumsWithout(asked: MeasureAsked, removals: readonly (readonly number[])[]): Sums[] {
  const { gates, gatesKnown } = asked.table.links;
  return removals.map((links) => {
    const before = links.map((link) => [link, gates[link] as number, gatesKnown[link] as number] as const);
    for (const link of links) {
      gates[link] = closed;
      gatesKnown[link] = closed;
    }
    const sums = sumsOf({ resources: measureResources(asked) });
    for (const [link, gate, known] of before) {
      gates[link] = gate;
      gatesKnown[link] = known;
    }
    return sums;
  });
}

/** For each link 1 where it lies on an open way: an entry leads to it, and it leads to a resource, over links below `level`. */
export function openLinks({ table, ways, resources }: MeasureAsked, level: number): Uint8Array {
  const { links, offsets, nodes } = table;
  const into = incomingLinks(table);
  const isOpen = (link: number) => (links.gates[link] as number) < level;
  const starts = ways.ends.filter((_, way) => isOpen(ways.links[way] as number));
  const reached = walk([...starts], nodes.count, (node, visit) => {
    for (let link = offsets[node] as number; link < (offsets[node + 1] as number); link++)
      if (isOpen(link)) visit(links.targets[link] as number);
  });
  const ends = resources.flatMap((resource) => placesOf(ways, resource));
  const leads = walk(ends, nodes.count, (node, visit) => {
    for (let at = into.offsets[node] as number; at < (into.offsets[node + 1] as number); at++) {
      const link = into.links[at] as number;
      if (isOpen(link)) visit(into.sources[link] as number);
    }
  });
  const isWay = new Set(ways.links);
  return Uint8Array.from({ length: links.count }, (_, link) => {
    const begins = isWay.has(link) || reached[into.sources[link] as number] === 1;
    return isOpen(link) && begins && leads[links.targets[link] as number] === 1 ? 1 : 0;
  });
}

/** For each node 1 where a walk from the starts meets it. */
export function walk(
  starts: readonly number[],
  nodes: number,
  next: (node: number, visit: (other: number) => void) => void,
): Uint8Array {
  const met = new Uint8Array(nodes);
  const waiting: number[] = [];
  const visit = (node: number) => {
    if (met[node] === 1) return;
    met[node] = 1;
    waiting.push(node);
  };
  for (const start of starts) visit(start);
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) next(node, visit);
  return met;
}
