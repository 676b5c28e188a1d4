/** Reads the links of a snapshot into a table, once. */
import type { Level, NodeKind } from '#catalogue';
import { type Graph, walkableLinks, walkableLinksOfHub } from '#cypher';
import { type LinkTable, LinkTableBuilder } from '#links';

/** Nodes that one transaction reads, and links of one node that it gives as a list. */
const usualRange = { limit: 20_000, most: 5_000 };

/**
 * Reads all links; `note` is told of every node its id, its place and the internal ids of the same node at each audience, none of which
 * the table keeps. No transaction reads more than a
 * range of nodes, or the links of one hub as a stream: each is bounded, however large the tenant. Throws GraphError.
 */
export async function readLinks(
  graph: Graph,
  snapshot: string,
  note: (id: string, place: number, parts: readonly number[]) => void,
  range: typeof usualRange = usualRange,
): Promise<LinkTable> {
  const builder = new LinkTableBuilder();
  // The character after the slash is the zero.
  const bounds = { ...range, end: `${snapshot}0` };
  let after: string | undefined = `${snapshot}/`;
  while (after !== undefined) {
    let read = 0;
    let last: string = after;
    const hubs: { readonly id: string; readonly key: string; readonly place: number }[] = [];
    for await (const row of graph.stream(walkableLinks, { ...bounds, after })) {
      const place = addNode(builder, row);
      if (row.isHub) hubs.push({ id: row.id, key: row.key, place });
      else note(row.id, place, row.parts);
      last = row.key;
      read += 1;
    }
    for (const hub of hubs) note(hub.id, hub.place, await addHub(graph, builder, hub));
    after = read < range.limit ? undefined : last;
  }
  return builder.build();
}

interface LinksOfNode {
  readonly node: number;
  readonly kind: NodeKind;
  readonly required: Level | null;
  readonly targets: readonly number[];
  readonly gates: readonly Level[];
  readonly known: readonly (Level | null)[];
  readonly why: readonly (readonly string[] | null)[];
}

/** Adds a node with its links; returns its place. */
function addNode(builder: LinkTableBuilder, { node, kind, required, ...links }: LinksOfNode): number {
  const place = builder.node(node, { kind, required });
  for (let n = 0; n < links.targets.length; n++)
    builder.link(place, builder.place(links.targets[n] as number), {
      gate: links.gates[n] as Level,
      gateKnown: links.known[n] as Level | null,
      assumptions: keysOf(links.why[n] ?? null),
    });
  return place;
}

/** Adds the links of a hub; returns the internal ids of the same node at each audience. */
async function addHub(
  graph: Graph,
  builder: LinkTableBuilder,
  { key, place }: { readonly key: string; readonly place: number },
): Promise<readonly number[]> {
  const parts: number[] = [];
  for await (const { target, gate, known, isPart, why } of graph.stream(walkableLinksOfHub, { key })) {
    builder.link(place, builder.place(target), { gate, gateKnown: known, assumptions: keysOf(why) });
    if (isPart) parts.push(target);
  }
  return parts;
}

/** The keys that a link names; the rule, which comes last, stands for a link that names none. */
function keysOf(why: readonly string[] | null): readonly string[] {
  if (why === null) return [];
  return why.length > 1 ? why.slice(0, -1) : why;
}
