/** Single failures that open a resource, against brute force on random graphs. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { identitiesThatOpen, incomingLinks, nodesWith, opensWithout, waysIn } from '#links';
import { arbitraryGraph, entriesOf, targetOf } from '../../support/arbitrary-graph.ts';
import { everyPath, type TinyGraph, type TinyLink } from '../../support/tiny-graph.ts';
import { tinyTable } from '../../support/tiny-table.ts';

const required = 3;

function linksOf(graph: TinyGraph) {
  const target = graph.nodes.length - 1;
  const table = tinyTable(graph, (place) => (place === target ? required : null));
  const entries = nodesWith(table, 'entry');
  return { table, incoming: incomingLinks(table), ways: waysIn(table, entries), entries, target };
}

/** Whether some path below the requirement leads to the target, with the gates of some links at 0. */
function isOpen(graph: TinyGraph, fails: (link: TinyLink) => boolean): boolean {
  const links = graph.links.filter((link) => fails(link) || link.gate < required);
  return everyPath({ nodes: graph.nodes, links }, entriesOf(graph), targetOf(graph)).length > 0;
}

test('an identity that is taken, and links that fall together, open what a path then leads to', () => {
  fc.assert(
    fc.property(arbitraryGraph, fc.array(fc.nat(13), { maxLength: 4 }), (graph, places) => {
      const links = linksOf(graph);
      const opening = identitiesThatOpen(links, links.target).map(({ identity }) => links.ways.identities[identity]);
      const isWayIn = ({ from }: TinyLink) => from.startsWith('entry:');
      const identities = [...new Set(graph.links.filter(isWayIn).map(({ to }) => to))];
      // Where the resource is open as it is, whoever leads there without being taken is no failure to look for.
      if (!isOpen(graph, () => false)) {
        const expected = identities.filter((id) => isOpen(graph, (link) => isWayIn(link) && link.to === id));
        expect([...opening].sort()).toEqual(expected.map((id) => graph.nodes.indexOf(id)).sort());
      }
      const chosen = new Set(places.map((place) => graph.links[place]));
      const { numbers } = links.table.links;
      const failing = [...(numbers ?? [])].flatMap((number, place) => (chosen.has(graph.links[number]) ? [place] : []));
      const before = [...links.table.links.gates];
      expect(opensWithout(links, links.target, { links: failing })).toBe(isOpen(graph, (link) => chosen.has(link)));
      expect([...links.table.links.gates]).toEqual(before);
    }),
    { numRuns: 2000 },
  );
});
