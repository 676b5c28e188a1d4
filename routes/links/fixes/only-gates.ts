/** Which kinds of link are the only gate of an open way: all else on it needs nothing more. */

import { incomingLinks } from '../incoming-links.ts';
import { linkKindNames } from '../link-table.ts';
import type { MeasureAsked } from '../measured.ts';
import { walk } from './score-removals.ts';

/** The kinds; a link of gate 0 is none. */
export function onlyGates({ table, ways, resources }: MeasureAsked): Set<string> {
  const { links, offsets, nodes } = table;
  const into = incomingLinks(table);
  const isFree = (link: number) => links.gates[link] === 0;
  const entered = [...ways.links].filter(isFree).map((link) => links.targets[link] as number);
  const reached = walk(entered, nodes.count, (node, visit) => {
    for (let link = offsets[node] as number; link < (offsets[node + 1] as number); link++)
      if (isFree(link)) visit(links.targets[link] as number);
  });
  const found = new Set<string>();
  for (const resource of resources) {
    const required = nodes.required[resource] as number;
    const leads = walk([resource], nodes.count, (node, visit) => {
      for (let at = into.offsets[node] as number; at < (into.offsets[node + 1] as number); at++)
        if (isFree(into.links[at] as number)) visit(into.sources[into.links[at] as number] as number);
    });
    const isWay = new Set(ways.links);
    for (let link = 0; link < links.count; link++) {
      const gate = links.gates[link] as number;
      const begins = isWay.has(link) || reached[into.sources[link] as number] === 1;
      if (gate > 0 && gate < required && begins && leads[links.targets[link] as number] === 1)
        found.add(linkKindNames[links.kinds[link] as number] ?? '');
    }
  }
  return found;
}
