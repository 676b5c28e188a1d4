/** Builds a table of links from rows, in whatever order whoever reads them streams them in. */
import type { Level, LinkKind, NodeKind } from '#catalogue';
import { AssumptionSets } from './assumption-sets.ts';
import { groupBy } from './group-links.ts';
import {
  closed,
  type LinkTable,
  linkKindNames,
  type NodeColumns,
  nodeFlags,
  nodeKindNames,
  untold,
} from './link-table.ts';

/** What is told of a node. */
export interface NodeTold {
  readonly kind: NodeKind;
  /** What it requires, where it is sensitive. */
  readonly required?: Level | null;
}

/** What is told of a link. */
export interface LinkTold {
  readonly gate: Level;
  /** Its gate where every open question is answered well; null where there is no link then. */
  readonly gateKnown: Level | null;
  readonly kind?: LinkKind;
  /** Keys of the assumptions that its evidence names. */
  readonly assumptions?: readonly string[];
  /** The number that the database gave it: needed where the table keeps numbers. */
  readonly number?: number;
}

const nodeKindPlaces = new Map(nodeKindNames.map((kind, place) => [kind, place]));
const linkKindPlaces = new Map(linkKindNames.map((kind, place) => [kind, place]));

/** Collects nodes and links: 14 bytes a link, half as many again while it grows. */
export class LinkTableBuilder {
  readonly #places = new Map<number, number>();
  readonly #kinds: number[] = [];
  readonly #flags: number[] = [];
  readonly #required: number[] = [];
  readonly #assumptionSets = new AssumptionSets();
  readonly #keepsNumbers: boolean;
  #count = 0;
  #links: Columns;

  /** `keepNumbers`: the table keeps the numbers that the database gave the links. */
  constructor({ keepNumbers = false }: { readonly keepNumbers?: boolean } = {}) {
    this.#keepsNumbers = keepNumbers;
    this.#links = columnsOf(1 << 10, keepNumbers);
  }

  /** The place of a node by the number that the database gave it; new where the node was not met before. */
  place(number: number): number {
    const known = this.#places.get(number);
    if (known !== undefined) return known;
    const place = this.#places.size;
    this.#places.set(number, place);
    this.#kinds.push(untold);
    this.#flags.push(0);
    this.#required.push(0);
    return place;
  }

  /** Notes what a node is; returns its place. */
  node(number: number, { kind, required = null }: NodeTold): number {
    const place = this.place(number);
    this.#kinds[place] = nodeKindPlaces.get(kind) ?? untold;
    this.#flags[place] = (kind === 'Entry' ? nodeFlags.entry : 0) | (required === null ? 0 : nodeFlags.sensitive);
    this.#required[place] = required ?? 0;
    return place;
  }

  /**
   * Adds a link between two places. Throws RangeError beyond 65,536 sets of assumptions, TypeError where the table
   * keeps numbers and none was told.
   */
  link(from: number, to: number, told: LinkTold): void {
    if (this.#count === this.#links.targets.length) this.#grow();
    const at = this.#count++;
    const links = this.#links;
    links.sources[at] = from;
    links.targets[at] = to;
    links.gates[at] = told.gate;
    links.gatesKnown[at] = told.gateKnown ?? closed;
    links.kinds[at] = told.kind === undefined ? untold : (linkKindPlaces.get(told.kind) ?? untold);
    links.assumptions[at] = told.assumptions === undefined ? 0 : this.#assumptionSets.numberOf(told.assumptions);
    if (links.numbers !== undefined) links.numbers[at] = numberOf(told);
  }

  /** The table: links that leave the same node keep the order in which they were added. */
  build(): LinkTable {
    const nodes = this.#nodes();
    const { sources, targets, gates, gatesKnown, kinds, assumptions, numbers } = this.#links;
    const { offsets, order } = groupBy(sources.subarray(0, this.#count), nodes.count);
    return {
      nodes,
      links: {
        count: this.#count,
        targets: arranged(targets, order),
        gates: arranged(gates, order),
        gatesKnown: arranged(gatesKnown, order),
        kinds: arranged(kinds, order),
        assumptions: arranged(assumptions, order),
        numbers: numbers && arranged(numbers, order),
      },
      offsets,
      places: this.#places,
      assumptionSets: this.#assumptionSets,
    };
  }

  #nodes(): NodeColumns {
    return {
      count: this.#places.size,
      numbers: Float64Array.from(this.#places.keys()),
      kinds: Uint8Array.from(this.#kinds),
      flags: Uint8Array.from(this.#flags),
      required: Uint8Array.from(this.#required),
    };
  }

  #grow(): void {
    const old = this.#links;
    this.#links = columnsOf(Math.ceil(old.sources.length * 1.5), this.#keepsNumbers);
    for (const name of Object.keys(old) as (keyof Columns)[]) if (old[name]) this.#links[name]?.set(old[name]);
  }
}

type Columns = ReturnType<typeof columnsOf>;

/** Room for so many links. */
function columnsOf(size: number, keepNumbers: boolean) {
  return {
    sources: new Int32Array(size),
    targets: new Int32Array(size),
    gates: new Uint8Array(size),
    gatesKnown: new Uint8Array(size),
    kinds: new Uint8Array(size),
    assumptions: new Uint16Array(size),
    numbers: keepNumbers ? new Float64Array(size) : undefined,
  };
}

function numberOf({ number }: LinkTold): number {
  if (number === undefined) throw new TypeError('the table keeps the numbers of links, and one was not told');
  return number;
}

/** A column in another order. */
function arranged<T extends Exclude<Columns[keyof Columns], undefined>>(column: T, order: Int32Array): T {
  const made = column.slice(0, order.length) as T;
  for (let place = 0; place < order.length; place++) made[place] = column[order[place] as number] as number;
  return made;
}
