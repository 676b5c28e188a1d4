/** Sizes the embedded database from the machine, so that it neither starves nor takes everything. */
import { totalmem } from 'node:os';

const gigabyte = 2 ** 30;

/** Bytes of Java heap, of page cache, and what one transaction may take of the heap. */
export interface MemoryPlan {
  readonly heap: number;
  readonly pageCache: number;
  readonly transaction: number;
}

/**
 * A sixth of the machine's memory each for heap and page cache: heap 512 MB to 8 GB, page cache 256 MB to 16 GB. One
 * transaction may take a third of the heap: a batch of a load needs some 50 MB, and all transactions together are
 * kept to 70 % of it by Neo4j itself.
 */
export function planMemory(machineBytes: number = totalmem()): MemoryPlan {
  const share = machineBytes / 6;
  const heap = Math.round(Math.min(Math.max(share, gigabyte / 2), 8 * gigabyte));
  return {
    heap,
    transaction: Math.round(heap / 3),
    pageCache: Math.round(Math.min(Math.max(share, gigabyte / 4), 16 * gigabyte)),
  };
}
