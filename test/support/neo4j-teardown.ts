/** Stops the Neo4j that the tests shared, and removes its folder. */
import { rm } from 'node:fs/promises';
import type { Embedded } from '../../cypher/engine/embedded.ts';

export default async function teardown(): Promise<void> {
  const shared = (globalThis as { testDatabase?: { folder: string; embedded: Embedded } }).testDatabase;
  if (shared === undefined) return;
  await shared.embedded.release();
  await rm(shared.folder, { recursive: true, force: true });
}
