/** The table of links against the rows it was built from, in whatever order they came, forwards and backwards. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Basis, type Level, type LinkKind, linkKinds, type NodeKind, nodeKinds } from '#catalogue';
import {
  AssumptionSets,
  closed,
  incomingLinks,
  isAssumed,
  type LinkTable,
  LinkTableBuilder,
  linkKindNames,
  nameAssumption,
  nodeKindNames,
  nodesWith,
  numbersOf,
  untold,
} from '#links';

interface Node {
  readonly number: number;
  readonly kind: NodeKind;
  readonly required: Level | null;
}

interface Link {
  readonly number: number;
  readonly from: number;
  readonly to: number;
  readonly gate: Level;
  readonly basis: Basis;
  readonly kind: LinkKind | undefined;
  readonly assumptions: readonly string[];
}

const level = fc.constantFrom<Level>(0, 1, 2, 3, 4, 5);
/** Internal ids of a large store do not fit in 32 bits. */
const big = 2 ** 33;

const node = fc.record({
  number: fc.constantFrom(3, 7, 1, big + 5, big, 12),
  kind: fc.constantFrom(...(Object.keys(nodeKinds) as NodeKind[])),
  required: fc.option(level),
});
const nodes = fc.uniqueArray(node, { selector: ({ number }) => number, minLength: 1 });

/** Links among some nodes, parallel ones and those to oneself too, some ends of which no row describes. */
const rows = nodes.chain((known) => {
  const end = fc.constantFrom(...known.map(({ number }) => number), 99);
  const link = fc.record({
    number: fc.nat({ max: 40 }).map((number) => big + number),
    from: end,
    to: end,
    gate: level,
    basis: fc.constantFrom<Basis>('OBSERVED', 'ASSUMED'),
    kind: fc.option(fc.constantFrom(...(Object.keys(linkKinds) as LinkKind[])), { nil: undefined }),
    assumptions: fc.array(fc.constantFrom('one', 'two', 'three'), { maxLength: 4 }),
  });
  const links = fc.uniqueArray(link, { selector: ({ number }) => number, maxLength: 20 });
  return fc.record({ nodes: fc.constant(known), links, nodesAfter: fc.boolean() });
});

function built(all: { nodes: Node[]; links: Link[]; nodesAfter: boolean }, keepNumbers = true): LinkTable {
  const builder = new LinkTableBuilder({ keepNumbers });
  const tellNodes = () => {
    for (const { number, ...told } of all.nodes) builder.node(number, told);
  };
  if (!all.nodesAfter) tellNodes();
  for (const { from, to, basis, kind, ...told } of all.links)
    builder.link(builder.place(from), builder.place(to), {
      ...told,
      gateKnown: basis === 'ASSUMED' ? null : told.gate,
      ...(kind === undefined ? {} : { kind }),
    });
  if (all.nodesAfter) tellNodes();
  return builder.build();
}

/** A link of the table as it was told; ends by the numbers of the nodes. */
function told(table: LinkTable, from: number, place: number) {
  const { links, nodes: columns, assumptionSets } = table;
  return {
    number: links.numbers?.[place],
    from: columns.numbers[from],
    to: columns.numbers[links.targets[place] as number],
    gate: links.gates[place],
    known: links.gatesKnown[place],
    assumed: isAssumed(table, place),
    kind: links.kinds[place] === untold ? undefined : linkKindNames[links.kinds[place] as number],
    assumptions: assumptionSets.keysOf(links.assumptions[place] as number),
  };
}

/** A link as it must be told. */
function expected({ basis, assumptions, gate, ...link }: Link) {
  const assumed = basis === 'ASSUMED';
  return { ...link, gate, known: assumed ? closed : gate, assumed, assumptions: [...new Set(assumptions)].sort() };
}

function placesBetween(offsets: Int32Array, node: number): number[] {
  const [from, to] = [offsets[node] as number, offsets[node + 1] as number];
  return Array.from({ length: to - from }, (_, index) => from + index);
}

describe('a table of links', () => {
  test('has the links that leave each node, as they were told and in that order', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const table = built(all);
        expect(table.links.count).toBe(all.links.length);
        for (const [number, place] of table.places) {
          const leaving = placesBetween(table.offsets, place).map((link) => told(table, place, link));
          expect(leaving).toEqual(all.links.filter(({ from }) => from === number).map(expected));
        }
      }),
    );
  });

  test('turned round has the links into each node: by their numbers where it keeps them, else as they stand', () => {
    fc.assert(
      fc.property(rows, fc.boolean(), (all, keepNumbers) => {
        const table = built(all, keepNumbers);
        const { offsets, links, sources } = incomingLinks(table);
        const order = keepNumbers
          ? all.links.toSorted((a, b) => a.number - b.number)
          : [...table.places.keys()].flatMap((number) => all.links.filter(({ from }) => from === number));
        for (const [number, place] of table.places) {
          const into = placesBetween(offsets, place).map((at) => links[at] as number);
          expect(into.map((link) => told(table, sources[link] as number, link))).toEqual(
            order
              .filter(({ to }) => to === number)
              .map(expected)
              .map((link) => ({ ...link, number: keepNumbers ? link.number : undefined })),
          );
        }
      }),
    );
  });

  test('knows of each node its number, its kind, whether it is an entry, and what it requires', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const table = built(all);
        const numbersWith = (flag: 'entry' | 'sensitive') =>
          nodesWith(table, flag).map((place) => table.nodes.numbers[place]);
        const numbers = (kept: (one: Node) => boolean) => all.nodes.filter(kept).map(({ number }) => number);
        expect(numbersWith('entry').sort()).toEqual(numbers(({ kind }) => kind === 'Entry').sort());
        expect(numbersWith('sensitive').sort()).toEqual(numbers(({ required }) => required !== null).sort());
        for (const { number, kind, required } of all.nodes) {
          const place = table.places.get(number) as number;
          expect(table.nodes.numbers[place]).toBe(number);
          expect(nodeKindNames[table.nodes.kinds[place] as number]).toBe(kind);
          expect(table.nodes.required[place]).toBe(required ?? 0);
        }
        const met = new Set([...all.nodes.map(({ number }) => number), ...all.links.flatMap((l) => [l.from, l.to])]);
        expect(table.nodes.count).toBe(met.size);
        const undescribed = table.places.get(99);
        if (undescribed !== undefined) expect(table.nodes.kinds[undescribed]).toBe(untold);
      }),
    );
  });

  test('grows with its links and takes 9 bytes for each, 17 turned round, 8 more with numbers', () => {
    const count = 5_000;
    const links = Array.from({ length: count }, (_, index): Link => {
      return {
        number: index,
        from: index % 7,
        to: index % 11,
        gate: 1,
        basis: 'OBSERVED',
        kind: 'HOLDS',
        assumptions: [],
      };
    });
    const bytes = (columns: object) =>
      Object.values(columns).reduce((sum, column) => sum + (ArrayBuffer.isView(column) ? column.byteLength : 0), 0);
    const table = built({ nodes: [], links, nodesAfter: false }, false);
    expect(bytes(table.links)).toBe(count * 9);
    const { links: order, sources } = incomingLinks(table);
    expect(bytes({ order, sources })).toBe(count * 8);
    const numbered = built({ nodes: [], links, nodesAfter: false });
    expect(bytes(numbered.links)).toBe(count * 17);
    expect(new Set(numbered.links.numbers)).toEqual(new Set(links.map(({ number }) => number)));
  });

  test('gives no numbers where it keeps none, and takes no link without one where it does', () => {
    const one: Link = { number: 8, from: 1, to: 2, gate: 1, basis: 'OBSERVED', kind: 'HOLDS', assumptions: [] };
    expect(numbersOf(built({ nodes: [], links: [one], nodesAfter: false }), [0])).toEqual([8]);
    expect(() => numbersOf(built({ nodes: [], links: [one], nodesAfter: false }, false), [0])).toThrow(/no numbers/);
    const builder = new LinkTableBuilder({ keepNumbers: true });
    expect(() => builder.link(builder.place(1), builder.place(2), { gate: 1, gateKnown: 1 })).toThrow(/was not told/);
  });

  test('whose link comes to rest on an assumption names that one beside the others, of that link only', () => {
    const one: Link = { number: 1, from: 1, to: 2, gate: 2, basis: 'OBSERVED', kind: 'HOLDS', assumptions: ['two'] };
    const table = built({ nodes: [], links: [one, { ...one, number: 2 }], nodesAfter: false });
    nameAssumption(table, 0, 'one');
    expect(told(table, 0, 0)).toMatchObject({ gate: 2, known: 2, assumptions: ['one', 'two'] });
    expect(told(table, 0, 1)).toMatchObject({ gate: 2, known: 2, assumed: false, assumptions: ['two'] });
  });
});

describe('sets of assumptions', () => {
  test('are kept once, whatever the order of their keys', () => {
    const sets = new AssumptionSets();
    expect(sets.numberOf(['b', 'a', 'b'])).toBe(sets.numberOf(['a', 'b']));
    expect(sets.numberOf(['a'])).not.toBe(sets.numberOf(['a', 'b']));
    expect(sets.keysOf(sets.numberOf(['b', 'a']))).toEqual(['a', 'b']);
    expect(sets.keysOf(sets.numberOf([]))).toEqual([]);
  });

  test('are refused beyond what 16 bits can number, and where no set has the number', () => {
    const sets = new AssumptionSets();
    for (let key = 1; key < 2 ** 16; key++) sets.numberOf([String(key)]);
    expect(sets.keysOf(2 ** 16 - 1)).toEqual([String(2 ** 16 - 1)]);
    expect(() => sets.numberOf(['one more'])).toThrow(RangeError);
    expect(sets.numberOf(['7'])).toBe(7);
    expect(() => sets.keysOf(2 ** 16)).toThrow(RangeError);
  });
});
