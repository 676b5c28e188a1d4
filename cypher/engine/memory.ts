/** Sizes the embedded database from the machine, so that it neither starves nor takes everything. */
import { totalmem } from 'node:os';

const gigabyte = 2 ** 30;

/** Bytes of Java heap and of page cache. */
export interface MemoryPlan {
  readonly heap: number;
  readonly pageCache: number;
}

/** A sixth of the machine's memory each for heap and page cache: heap 512 MB to 8 GB, page cache 256 MB to 16 GB. */
export function planMemory(machineBytes: number = totalmem()): MemoryPlan {
  const share = machineBytes / 6;
  return {
    heap: Math.round(Math.min(Math.max(share, gigabyte / 2), 8 * gigabyte)),
    pageCache: Math.round(Math.min(Math.max(share, gigabyte / 4), 16 * gigabyte)),
  };
}
