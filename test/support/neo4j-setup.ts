/** Starts the Neo4j that the tests share: NEO4J_URI where it is set, else an embedded one in a temporary folder. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../../cypher/engine/embedded.ts';

export default async function setup(): Promise<void> {
  if (process.env.NEO4J_URI) return;
  const folder = await mkdtemp(join(tmpdir(), 'postern-test-'));
  const embedded = await openEmbedded(folder, (message) => console.error(message));
  const { uri, username, password } = embedded.address;
  Object.assign(process.env, { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password });
  (globalThis as { testDatabase?: unknown }).testDatabase = { folder, embedded };
}
