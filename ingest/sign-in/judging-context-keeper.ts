/** Keeps in the snapshot what people were judged by, so that a question or a rehearsed change can judge them again. */
import { type Graph, setJudgingContext } from '#cypher';

const batch = 5_000;

/** What is kept of one node, as JSON. */
export interface JudgingContext {
  /** What sign-in is judged by: of the tenant its policies and declarations, of a user the facts of the user. */
  readonly inputs: unknown;
  /** What derivation needs beside it: of the tenant who may approve what, of a user the kind of account and who may reset it. */
  readonly context: unknown;
}

/** Writes contexts in batches. */
export class JudgingContextKeeper {
  readonly #graph: Graph;
  readonly #snapshot: string;
  #rows: string[][] = [];

  constructor(graph: Graph, snapshot: string) {
    this.#graph = graph;
    this.#snapshot = snapshot;
  }

  /** Keeps the context of one node. Throws GraphError. */
  async keep(id: string, { inputs, context }: JudgingContext): Promise<void> {
    this.#rows.push([`${this.#snapshot}/${id}`, JSON.stringify(inputs), JSON.stringify(context)]);
    if (this.#rows.length >= batch) await this.flush();
  }

  /** Writes what waits. Throws GraphError. */
  async flush(): Promise<void> {
    if (this.#rows.length > 0) await this.#graph.run(setJudgingContext, { rows: this.#rows });
    this.#rows = [];
  }
}
