/** Folds nodes that stand in the same place into one stack, so that many routes stay one picture. Pure. */
import type { Drawing, DrawnLink, DrawnNode } from './elements.ts';

/** Two rounds: folding people makes the groups before and behind them alike. */
const rounds = 2;

/**
 * The same drawing, where nodes of one role with the same neighbours over the same levels are one. A stack takes the id
 * of its first member, lists all, and is lit where one of them is. Entries and the ends of routes stay apart.
 */
export function stacked(drawing: Drawing): Drawing {
  let folded = drawing;
  for (let round = 0; round < rounds; round++) folded = foldOnce(folded);
  return folded;
}

function foldOnce({ nodes, links }: Drawing): Drawing {
  const places = placesOf(links);
  const groups = Map.groupBy(nodes, (node) =>
    node.role === 'entry' || !places.has(node.id) || !places.get(node.id)?.out.length
      ? node.id
      : `${node.role} ${JSON.stringify(places.get(node.id))}`,
  );
  const stackOf = new Map<string, string>();
  const stacks = [...groups.values()].map((members) => {
    const stack = merge(members);
    for (const { id } of members) stackOf.set(id, stack.id);
    return stack;
  });
  const at = (id: string) => stackOf.get(id) ?? id;
  const merged = Map.groupBy(links, (link) => `${at(link.source)} ${at(link.target)} ${link.level} ${link.assumed}`);
  return {
    nodes: stacks,
    links: [...merged.values()].map((same) => {
      const [first] = same as [DrawnLink, ...DrawnLink[]];
      return {
        ...(same.find(({ lit }) => lit) ?? first),
        id: first.id,
        source: at(first.source),
        target: at(first.target),
      };
    }),
  };
}

/** For each node: what comes in and goes out, by neighbour and level. */
function placesOf(links: readonly DrawnLink[]): Map<string, { in: string[]; out: string[] }> {
  const places = new Map<string, { in: string[]; out: string[] }>();
  const of = (id: string) => {
    const place = places.get(id) ?? { in: [], out: [] };
    places.set(id, place);
    return place;
  };
  for (const { source, target, level, assumed } of links) {
    of(target).in.push(`${source} ${level} ${assumed}`);
    of(source).out.push(`${target} ${level} ${assumed}`);
  }
  for (const place of places.values()) {
    place.in.sort();
    place.out.sort();
  }
  return places;
}

function merge(members: readonly DrawnNode[]): DrawnNode {
  const [first] = members as [DrawnNode, ...DrawnNode[]];
  const shown = members.find(({ lit }) => lit) ?? first;
  return { ...shown, id: first.id, members: members.flatMap((one) => one.members) };
}
