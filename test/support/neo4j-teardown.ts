/** Stops the databases that the tests shared, and removes their folders. */
import { rm } from 'node:fs/promises';
import type { Embedded } from '../../cypher/engine/embedded.ts';

export default async function teardown(): Promise<void> {
  const shared = (globalThis as { testDatabases?: { folder: string; embedded: Embedded }[] }).testDatabases ?? [];
  for (const { folder, embedded } of shared) {
    await embedded.release();
    await rm(folder, { recursive: true, force: true });
  }
}
