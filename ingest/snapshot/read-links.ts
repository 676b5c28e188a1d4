/** Reads the links of a snapshot into a table, once. */
import { type Graph, walkableLinks } from '#cypher';
import { type LinkTable, LinkTableBuilder } from '#links';

/** Reads all links; `note` is told the id and the place of every node, none of which the table keeps. Throws GraphError. */
export async function readLinks(
  graph: Graph,
  snapshot: string,
  note: (id: string, place: number) => void,
): Promise<LinkTable> {
  const builder = new LinkTableBuilder();
  for await (const { node, id, kind, required, ...links } of graph.stream(walkableLinks, { snapshot })) {
    const place = builder.node(node, { kind, required });
    note(id, place);
    for (let n = 0; n < links.targets.length; n++)
      builder.link(place, builder.place(links.targets[n] as number), {
        gate: links.gates[n] as (typeof links.gates)[number],
        gateKnown: links.known[n] as (typeof links.known)[number],
      });
  }
  return builder.build();
}
