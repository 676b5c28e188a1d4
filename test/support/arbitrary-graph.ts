/** Random small graphs: with cycles, parallel links, hubs, nodes that no entry reaches. */

import fc from 'fast-check';
import type { Level } from '#catalogue';
import type { TinyGraph, TinyLink } from './tiny-graph.ts';

const entries = ['entry:sign-in', 'entry:leaked-credential'] as const;

const gate = fc.constantFrom<Level>(0, 0, 0, 1, 2, 3, 5);

/** Up to seven inner nodes a to g, where g is the usual target; nothing leads into an entry. */
export const arbitraryGraph: fc.Arbitrary<TinyGraph> = fc.integer({ min: 2, max: 7 }).chain((size) => {
  const inner = Array.from({ length: size }, (_, index) => String.fromCharCode(97 + index));
  const nodes = [...entries, ...inner];
  const link: fc.Arbitrary<TinyLink> = fc
    .record({
      from: fc.constantFrom(...nodes),
      to: fc.constantFrom(...inner),
      gate,
      kind: fc.constantFrom('MEMBER_OF' as const, 'HOLDS' as const),
      known: fc.constantFrom<Level | 'same' | null>('same', 'same', 2, 4, null),
      authenticates: fc.boolean(),
    })
    .map(({ known, ...told }) => {
      const gateKnown = known === null ? null : known === 'same' ? told.gate : (Math.max(told.gate, known) as Level);
      return { ...told, gateKnown, basis: gateKnown === told.gate ? ('OBSERVED' as const) : ('ASSUMED' as const) };
    });
  return fc
    .array(link, { minLength: 1, maxLength: 14 })
    .map((links) => ({ nodes, links: links.filter(({ from, to }) => from !== to) }));
});

/** The node that questions are asked about. */
export function targetOf({ nodes }: TinyGraph): string {
  return nodes.at(-1) as string;
}

/** The ids of the entries. */
export function entriesOf({ nodes }: TinyGraph): string[] {
  return nodes.filter((id) => id.startsWith('entry:'));
}
