/** Dominators and choke points, against brute force on random graphs. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chokePoints, dominatorsOf, nodesWith, outside, unmet, waysIn } from '#links';
import { arbitraryGraph, entriesOf } from '../../support/arbitrary-graph.ts';
import { everyPath, type TinyGraph, type TinyLink } from '../../support/tiny-graph.ts';
import { tinyTable } from '../../support/tiny-table.ts';

const required = 3;

/** The last two nodes are sensitive. */
const tableOf = (graph: TinyGraph) => tinyTable(graph, (place) => (place >= graph.nodes.length - 2 ? required : null));

const below = (graph: TinyGraph, gateOf: (link: TinyLink) => number | null): TinyGraph => ({
  nodes: graph.nodes,
  links: graph.links.filter((link) => (gateOf(link) ?? required) < required),
});
const worst = ({ gate }: TinyLink) => gate;
const known = ({ gate, gateKnown = gate }: TinyLink) => gateKnown;

test('a node is dominated by the last other node that all walks to it pass', () => {
  fc.assert(
    fc.property(arbitraryGraph, (graph) => {
      const table = tableOf(graph);
      const starts = entriesOf(graph);
      const above = dominatorsOf({
        table,
        starts: starts.map((id) => graph.nodes.indexOf(id)),
        gates: table.links.gates,
        limit: required,
      });
      const walked = below(graph, worst);
      const nodesOf = (path: readonly TinyLink[]) => [path[0]?.from as string, ...path.map(({ to }) => to)];
      const expected = graph.nodes.map((id) => {
        if (starts.includes(id)) return outside;
        const [first, ...others] = everyPath(walked, starts, id).map(nodesOf);
        if (first === undefined) return unmet;
        const shared = first.slice(0, -1).filter((node) => others.every((path) => path.includes(node)));
        return shared.length === 0 ? outside : graph.nodes.indexOf(shared.at(-1) as string);
      });
      expect([...above]).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});

/** Pairs of an identity (the end of a way in) and a sensitive node that some path below the requirement joins. */
function openPairs(graph: TinyGraph, sensitive: readonly string[]): Set<string> {
  const ways = graph.links.filter(({ from }) => from.startsWith('entry:'));
  const pairs = ways.flatMap(({ to: identity }) =>
    sensitive
      .filter((resource) => resource === identity || everyPath(graph, [identity], resource).length > 0)
      .map((resource) => `${identity} ${resource}`),
  );
  return new Set(pairs);
}

test('a choke point closes the pairs that are not open without its links, and none that closes more is left out', () => {
  fc.assert(
    fc.property(arbitraryGraph, (graph) => {
      const table = tableOf(graph);
      const entries = nodesWith(table, 'entry');
      const resources = nodesWith(table, 'sensitive');
      const sensitive = resources.map((place) => graph.nodes[place] as string);
      const asked = { table, ways: waysIn(table, entries), resources, tenant: undefined };
      const found = chokePoints(asked, { leftOut: new Set(entries), isOver: () => false });
      const count = (without: string | undefined, gateOf: typeof known) => {
        const { nodes, links } = below(graph, gateOf);
        return openPairs({ nodes, links: links.filter(({ from }) => from !== without) }, sensitive).size;
      };
      const closedBy = (id: string) => {
        const seen = count(undefined, known) - count(id, known);
        return { seen, assumed: count(undefined, worst) - count(id, worst) - seen };
      };
      const candidates = graph.nodes.filter((id) => !id.startsWith('entry:') && !sensitive.includes(id));
      const closing = candidates.filter((id) => {
        const { seen, assumed } = closedBy(id);
        return seen + assumed > 0;
      });
      const told = found.flatMap(({ node, folded }) => [node, ...folded]).map((node) => graph.nodes[node]);
      expect(told.sort()).toEqual(closing.sort());
      for (const { node, closes, folded } of found)
        for (const one of [node, ...folded]) expect(closedBy(graph.nodes[one] as string)).toEqual(closes);
    }),
    { numRuns: 500 },
  );
});
