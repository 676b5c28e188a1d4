/** The links of a snapshot are read back in ranges: whatever their size, the table is the same, and holds no other snapshot's links. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Level } from '#catalogue';
import type { Graph } from '#cypher';
import { readLinks } from '../../ingest/snapshot/read-links.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { type TinyLink, writeTinyGraph } from '../support/tiny-graph.ts';

const nodes = ['entry:a', 'entry:b', ...Array.from({ length: 9 }, (_, index) => `n${index}`)];
const links: TinyLink[] = [
  // A hub, more links than a list may have in the narrow ranges below.
  ...Array.from({ length: 9 }, (_, index) => ({ from: 'entry:a', to: `n${index}`, gate: (index % 5) as Level })),
  { from: 'entry:b', to: 'n0', gate: 3, basis: 'ASSUMED' },
  { from: 'n0', to: 'n1', gate: 0 },
  { from: 'n1', to: 'n8', gate: 2, basis: 'ASSUMED' },
];

let graph: Graph;
let snapshot: string;
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
  snapshot = await writeTinyGraph(graph, { nodes, links });
  await writeTinyGraph(graph, { nodes: ['entry:a', 'other'], links: [{ from: 'entry:a', to: 'other', gate: 1 }] });
});
afterAll(async () => {
  await wipe(graph);
  await graph.close();
});

test.each([
  { limit: 20_000, most: 5_000 },
  { limit: 11, most: 8 },
  { limit: 3, most: 1 },
  { limit: 1, most: 0 },
])('in ranges of %j', async (range) => {
  const names = new Map<number, string>();
  const table = await readLinks(graph, snapshot, (id, place) => names.set(place, id), range);
  const read = Array.from({ length: table.nodes.count }, (_, from) =>
    Array.from({ length: (table.offsets[from + 1] as number) - (table.offsets[from] as number) }, (_, at) => {
      const link = (table.offsets[from] as number) + at;
      const known = table.links.gatesKnown[link] === table.links.gates[link];
      return `${names.get(from)} ${names.get(table.links.targets[link] as number)} ${table.links.gates[link]} ${known}`;
    }),
  ).flat();
  expect([...names.values()].sort()).toEqual([...nodes].sort());
  expect(read.sort()).toEqual(
    links.map(({ from, to, gate, basis }) => `${from} ${to} ${gate} ${basis !== 'ASSUMED'}`).sort(),
  );
});
