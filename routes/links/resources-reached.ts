/** Which resources each node reaches over links below a gate: one walk that finds components and unites their sets. */
import type { LinkTable } from './link-table.ts';
import type { ResourceSets } from './resource-sets.ts';

/** What is walked. */
export interface ReachAsked {
  readonly table: LinkTable;
  /** The column of gates: `links.gates` or `links.gatesKnown`. */
  readonly gates: Uint8Array;
  /** The highest gate that may be crossed. */
  readonly level: number;
  /** A node that is a target and is not walked on from. */
  readonly without: number | undefined;
  /** Where walks begin; what they do not reach is not looked at. */
  readonly from: Int32Array;
  readonly sets: ResourceSets;
  /** The set of a node that is a resource itself; 0 for any other. */
  readonly own: Int32Array;
  /** Whether a link is one of those that are asked about; absent: none is. */
  readonly isMarked?: ((link: number) => boolean) | undefined;
}

/** The numbers of the sets that each node reaches, the node itself included; 0 where it was not reached or reaches nothing. */
export interface Reached {
  readonly all: Int32Array;
  /** Those of them to which some walk crosses a marked link. */
  readonly byMarked: Int32Array;
}

const unvisited = 0;

/** Walks. Nodes that lead to each other have the same set (Tarjan's algorithm, without recursion: chains are deeper than a stack). */
export function resourcesReached(asked: ReachAsked): Reached {
  const walk = new ComponentWalk(asked);
  for (const node of asked.from) walk.from(node);
  return { all: walk.reached, byMarked: walk.byMarked };
}

class ComponentWalk {
  /** While a node is open, what was found below it so far. */
  readonly reached: Int32Array;
  readonly byMarked: Int32Array;
  readonly #asked: ReachAsked;
  readonly #isMarked: ((link: number) => boolean) | undefined;
  /** 1 where a marked link leads from a node of the component to another of it. */
  readonly #marksInside: Uint8Array;
  /** In which order nodes were met, from 1. */
  readonly #order: Int32Array;
  /** The first node on the stack that each is known to lead to. */
  readonly #low: Int32Array;
  readonly #isOnStack: Uint8Array;
  /** The next link of each open node. */
  readonly #next: Int32Array;
  readonly #stack: Int32Array;
  readonly #path: Int32Array;
  #met = 0;
  #height = 0;
  #depth = 0;

  constructor(asked: ReachAsked) {
    const { count } = asked.table.nodes;
    this.#asked = asked;
    this.#isMarked = asked.isMarked;
    const marked = asked.isMarked === undefined ? 0 : count;
    this.byMarked = new Int32Array(marked);
    this.#marksInside = new Uint8Array(marked);
    this.reached = new Int32Array(count);
    this.#order = new Int32Array(count);
    this.#low = new Int32Array(count);
    this.#isOnStack = new Uint8Array(count);
    this.#next = new Int32Array(count);
    this.#stack = new Int32Array(count);
    this.#path = new Int32Array(count);
  }

  from(start: number): void {
    if (this.#order[start] !== unvisited) return;
    const { table, gates, level } = this.#asked;
    const { offsets, links } = table;
    this.#open(start);
    while (this.#depth > 0) {
      const node = this.#path[this.#depth - 1] as number;
      const at = this.#next[node] as number;
      if (at === (offsets[node + 1] as number)) {
        this.#close(node);
        continue;
      }
      this.#next[node] = at + 1;
      if ((gates[at] as number) > level) continue;
      const target = links.targets[at] as number;
      if (this.#order[target] === unvisited) this.#open(target);
      else if (this.#isOnStack[target] === 1) this.#joins(node, this.#order[target] as number, at);
      else this.#leaves(node, target, at);
    }
  }

  #open(node: number): void {
    const { table, own, without } = this.#asked;
    this.#met += 1;
    this.#order[node] = this.#met;
    this.#low[node] = this.#met;
    this.#next[node] = (node === without ? table.offsets[node + 1] : table.offsets[node]) as number;
    this.reached[node] = own[node] as number;
    this.#stack[this.#height++] = node;
    this.#isOnStack[node] = 1;
    this.#path[this.#depth++] = node;
  }

  /** A node whose links were all looked at: tells what it found to the node before, or ends its component. */
  #close(node: number): void {
    this.#depth -= 1;
    const isEnd = this.#low[node] === this.#order[node];
    if (isEnd) this.#endComponent(node);
    if (this.#depth === 0) return;
    const before = this.#path[this.#depth - 1] as number;
    const link = (this.#next[before] as number) - 1;
    if (isEnd) return this.#leaves(before, node, link);
    this.#joins(before, this.#low[node] as number, link);
    this.reached[before] = this.#union(this.reached, before, this.reached, node);
    if (this.#isMarked === undefined) return;
    this.byMarked[before] = this.#union(this.byMarked, before, this.byMarked, node);
    if (this.#marksInside[node] === 1) this.#marksInside[before] = 1;
  }

  /** A link to another node of the same component. */
  #joins(node: number, low: number, link: number): void {
    if (low < (this.#low[node] as number)) this.#low[node] = low;
    if (this.#isMarked?.(link)) this.#marksInside[node] = 1;
  }

  /** A link to a component that has ended. */
  #leaves(node: number, target: number, link: number): void {
    this.reached[node] = this.#union(this.reached, node, this.reached, target);
    if (this.#isMarked === undefined) return;
    const through = this.#isMarked(link) ? this.reached : this.byMarked;
    this.byMarked[node] = this.#union(this.byMarked, node, through, target);
  }

  #endComponent(root: number): void {
    const set = this.reached[root] as number;
    const isMarked = this.#isMarked !== undefined;
    const byMarked = (isMarked && this.#marksInside[root] === 1 ? set : this.byMarked[root]) as number;
    for (let node = -1; node !== root; ) {
      node = this.#stack[--this.#height] as number;
      this.#isOnStack[node] = 0;
      this.reached[node] = set;
      if (isMarked) this.byMarked[node] = byMarked;
    }
  }

  #union(sets: Int32Array, node: number, others: Int32Array, other: number): number {
    return this.#asked.sets.union(sets[node] as number, others[other] as number);
  }
}
