/** The links of a snapshot as typed arrays (compressed sparse rows): 9 bytes a link, so that millions fit. */
import { type LinkKind, linkKinds, type NodeKind, nodeKinds } from '#catalogue';
import type { AssumptionSets } from './assumption-sets.ts';

/** The gate of a link that cannot be crossed: above every level. */
export const closed = 255;

/** In a column of kinds: whoever streamed the rows in did not tell the kind. */
export const untold = 255;

/** Bits of a node's flags. */
export const nodeFlags = { entry: 1, sensitive: 2 } as const;

/** What is told of each node, by its place: 0 to count - 1, in the order in which the nodes were first met. */
export interface NodeColumns {
  readonly count: number;
  /** The numbers that the database gave the nodes. */
  readonly numbers: Float64Array;
  /** Places in `nodeKindNames`, or `untold`. */
  readonly kinds: Uint8Array;
  /** Bits of `nodeFlags`. */
  readonly flags: Uint8Array;
  /** The level that a sensitive node requires; 0 for any other node. */
  readonly required: Uint8Array;
}

/** What is told of each link, by its place: 0 to count - 1, grouped by the node that it leaves. */
export interface LinkColumns {
  readonly count: number;
  /** The places of the nodes that the links lead to. */
  readonly targets: Int32Array;
  /** What must be defeated to cross the link, or `closed`. */
  readonly gates: Uint8Array;
  /** The same where every open question is answered well; `closed` where there is no link then. Never below the gate. */
  readonly gatesKnown: Uint8Array;
  /** Places in `linkKindNames`, or `untold`. */
  readonly kinds: Uint8Array;
  /** The assumptions that the link's evidence names, as a number of `assumptionSets`. */
  readonly assumptions: Uint16Array;
  /** The numbers that the database gave the links, where the table keeps them (8 bytes a link more). */
  readonly numbers: Float64Array | undefined;
}

/** A graph to be walked. Walks only read it; whoever settles approvals changes gates. */
export interface LinkTable {
  readonly nodes: NodeColumns;
  readonly links: LinkColumns;
  /** The links that leave node n have the places offsets[n] to offsets[n + 1] - 1. */
  readonly offsets: Int32Array;
  /** The place of a node by the number that the database gave it. */
  readonly places: ReadonlyMap<number, number>;
  readonly assumptionSets: AssumptionSets;
}

/** Names of the kinds of node, in the order of the catalogue. */
export const nodeKindNames = Object.keys(nodeKinds) as readonly NodeKind[];

/** Names of the kinds of link, in the order of the catalogue. */
export const linkKindNames = Object.keys(linkKinds) as readonly LinkKind[];

/** The places of the nodes that have a flag. */
export function nodesWith({ nodes }: LinkTable, flag: keyof typeof nodeFlags): number[] {
  const found: number[] = [];
  for (let node = 0; node < nodes.count; node++)
    if (((nodes.flags[node] as number) & nodeFlags[flag]) !== 0) found.push(node);
  return found;
}

/** Whether an assumption decides a link: its gate is higher, or there is no link, where open questions are answered well. */
export function isAssumed({ links }: LinkTable, link: number): boolean {
  return links.gatesKnown[link] !== links.gates[link];
}

/** Notes that a link rests on an assumption. */
export function nameAssumption({ links, assumptionSets }: LinkTable, link: number, assumption: string): void {
  const named = assumptionSets.keysOf(links.assumptions[link] as number);
  links.assumptions[link] = assumptionSets.numberOf([...named, assumption]);
}

/** The numbers that the database gave some links. Throws Error where the table keeps no numbers. */
export function numbersOf({ links: { numbers } }: LinkTable, links: readonly number[]): number[] {
  if (numbers === undefined) throw new Error('this table keeps no numbers of links');
  return links.map((link) => numbers[link] as number);
}
