/** A sensitive person whose ways in differ by audience is reached at any of them: measured as one, listed as one. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  identityNodes,
  incomingLinks,
  LinkTableBuilder,
  measure,
  nodesWith,
  openIdentitiesTo,
  openLinks,
  waysIn,
} from '#links';
import { arbitraryGraph } from '../../support/arbitrary-graph.ts';
import type { TinyLink } from '../../support/tiny-graph.ts';

const person = 'b';
const signedIn = 'c';

/** Where `target` is sensitive; `c` is where `b` is signed in at one audience. */
function asked(all: readonly string[], links: readonly TinyLink[], target: string, isSplit: boolean) {
  const nodes = [...new Set([...all, person, signedIn, target])];
  const builder = new LinkTableBuilder();
  const kindOf = (id: string) => (id.startsWith('entry:') ? 'Entry' : id === signedIn && isSplit ? 'SignedIn' : 'User');
  for (const [number, id] of nodes.entries())
    builder.node(number, { kind: kindOf(id), required: id === target ? 3 : null });
  for (const { from, to, gate, gateKnown = gate } of links)
    builder.link(nodes.indexOf(from), nodes.indexOf(to), { gate, gateKnown });
  const table = builder.build();
  const standsFor = identityNodes(nodes.length, [[nodes.indexOf(signedIn), nodes.indexOf(person)]]);
  const ways = waysIn(table, nodesWith(table, 'entry'), standsFor);
  return { table, ways, resources: [nodes.indexOf(target)], tenant: undefined };
}

test('[U] whoever gets in at one audience has the person; an account that nobody gets into has nobody', () => {
  const way = { from: 'entry:sign-in', to: signedIn, gate: 1 } as const;
  const part = { from: person, to: signedIn, gate: 0 } as const;
  const nodes = ['entry:sign-in'];
  const open = asked(nodes, [way, part], person, true);
  expect(measure(open).resources[0]?.openIdentities).toEqual({ seen: 1, assumed: 0 });
  const both = { ...open, incoming: incomingLinks(open.table) };
  expect(openIdentitiesTo(both, open.resources[0] as number).map(({ barrier }) => barrier)).toEqual([1]);
  expect([...openLinks(open, 3)]).toContain(1);
  expect(measure(asked(nodes, [way, part], person, false)).resources[0]?.openIdentities.seen).toBe(0);
});

test('[U] as if both led to one thing that is sensitive, on random graphs', () => {
  fc.assert(
    fc.property(arbitraryGraph, ({ nodes, links }) => {
      const inside = links.filter(({ to }) => to !== 'thing');
      const thing = [person, signedIn].map((from) => ({ from, to: 'thing', gate: 0 }) as const);
      const split = measure(asked(nodes, inside, person, true));
      const same = measure(asked(nodes, [...inside, ...thing], 'thing', true));
      expect(split.resources).toEqual(same.resources);
      expect(split.pairs).toEqual(same.pairs);
    }),
    { numRuns: 500 },
  );
});
