/** The links of a snapshot as typed arrays (compressed sparse rows): 9 bytes a link, so that millions fit. */
import type { Level } from '#catalogue';

/** Nodes are numbered 0 to nodeCount - 1 in the order they were added; the links of node n are offsets[n] to offsets[n + 1]. */
export interface LinkTable {
  readonly nodeCount: number;
  readonly offsets: Int32Array;
  readonly targets: Int32Array;
  readonly gates: Uint8Array;
  /** 1 where the link is ASSUMED. */
  readonly assumed: Uint8Array;
}

/** One node with its links; targets are the numbers that the database gave the nodes. */
export interface LinkedNode {
  readonly node: number;
  readonly targets: readonly number[];
  readonly gates: readonly number[];
  readonly assumed: readonly boolean[];
}

/** Collects nodes and links, then builds the table. */
export class LinkTableBuilder {
  /** Place in the table by the database's number. */
  readonly places = new Map<number, number>();
  readonly #counts: number[] = [];
  #targets = new Float64Array(1 << 16);
  #gates = new Uint8Array(1 << 16);
  #assumed = new Uint8Array(1 << 16);
  #links = 0;

  add(row: LinkedNode): void {
    this.places.set(row.node, this.places.size);
    this.#counts.push(row.targets.length);
    this.#reserve(this.#links + row.targets.length);
    for (let i = 0; i < row.targets.length; i++) {
      this.#targets[this.#links] = row.targets[i] as number;
      this.#gates[this.#links] = row.gates[i] as Level;
      this.#assumed[this.#links] = row.assumed[i] ? 1 : 0;
      this.#links += 1;
    }
  }

  build(): LinkTable {
    const offsets = new Int32Array(this.#counts.length + 1);
    for (let n = 0; n < this.#counts.length; n++) offsets[n + 1] = (offsets[n] as number) + (this.#counts[n] as number);
    const targets = Int32Array.from(
      this.#targets.subarray(0, this.#links),
      (target) => this.places.get(target) as number,
    );
    return {
      nodeCount: this.#counts.length,
      offsets,
      targets,
      gates: this.#gates.slice(0, this.#links),
      assumed: this.#assumed.slice(0, this.#links),
    };
  }

  #reserve(links: number): void {
    if (links <= this.#gates.length) return;
    const size = Math.max(links, this.#gates.length * 2);
    const grow = <T extends Float64Array | Uint8Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    this.#targets = grow(this.#targets, new Float64Array(size));
    this.#gates = grow(this.#gates, new Uint8Array(size));
    this.#assumed = grow(this.#assumed, new Uint8Array(size));
  }
}
