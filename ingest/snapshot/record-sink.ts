/** Where the records go that rows become. */
import type { FactRecord, LinkRecord, NodeRecord } from '#derivation';

/** Takes records; what it does with them, and when, is its own matter. */
export interface RecordSink {
  node(record: NodeRecord): void;
  link(record: LinkRecord): void;
  fact(record: FactRecord): void;
  /** Returns when more can be taken. Throws GraphError. */
  makeRoom(): Promise<void>;
  /** Returns when nothing is under way. Throws GraphError. */
  settle(): Promise<void>;
  /** Returns when all was taken. Throws GraphError. */
  flush(): Promise<void>;
}

/** A sink for whoever wants to know what the rows say, and nothing drawn. */
export const nowhere: RecordSink = {
  node: () => undefined,
  link: () => undefined,
  fact: () => undefined,
  makeRoom: async () => undefined,
  settle: async () => undefined,
  flush: async () => undefined,
};
