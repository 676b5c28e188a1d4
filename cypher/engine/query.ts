/** A typed Cypher statement, as the generator makes them from the .cypher files. */

/** How a statement runs: `read` and `write` in a transaction that may be tried again, `batches` on its own (CALL {} IN TRANSACTIONS). */
export type QueryMode = 'read' | 'write' | 'batches';

/** One statement with the types of its parameters and rows. */
export interface Query<Parameters, Row> {
  /** The file's basename; named in logs and in the transaction's metadata. */
  readonly name: string;
  readonly mode: QueryMode;
  readonly text: string;
  /** Never set: carries the types. */
  readonly types?: { readonly parameters: Parameters; readonly row: Row };
}
