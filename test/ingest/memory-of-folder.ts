/** What a load knows when it has read a folder. */
import type { FactsFolder } from '#facts';
import type { LoadMemory } from '../../ingest/memory/index.ts';
import { Account } from '../../ingest/snapshot/account.ts';
import { readFacts } from '../../ingest/snapshot/read-facts.ts';
import { nowhere } from '../../ingest/snapshot/record-sink.ts';
import { emptyMemory } from './empty-memory.ts';

/** Reads every collection. Throws FactsError. */
export async function memoryOfFolder(folder: FactsFolder): Promise<LoadMemory> {
  const memory = emptyMemory();
  await readFacts(folder, memory, nowhere, new Account(), () => {});
  return memory;
}
