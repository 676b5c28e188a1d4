/** Keeps in the snapshot what sign-in was judged by, on the tenant's node and on each user's. */
import { type Graph, setSignInInputs } from '#cypher';

const batch = 5_000;

/** Writes inputs in batches. */
export class InputsKeeper {
  readonly #graph: Graph;
  readonly #snapshot: string;
  #rows: string[][] = [];

  constructor(graph: Graph, snapshot: string) {
    this.#graph = graph;
    this.#snapshot = snapshot;
  }

  /** Keeps the inputs of one node. */
  async keep(id: string, inputs: unknown): Promise<void> {
    this.#rows.push([`${this.#snapshot}/${id}`, JSON.stringify(inputs)]);
    if (this.#rows.length >= batch) await this.flush();
  }

  /** Writes what waits. */
  async flush(): Promise<void> {
    if (this.#rows.length > 0) await this.#graph.run(setSignInInputs, { rows: this.#rows });
    this.#rows = [];
  }
}
