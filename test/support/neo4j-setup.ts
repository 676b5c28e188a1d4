/** Starts the Neo4j that the tests share: NEO4J_URI where it is set, else an embedded one in a temporary folder for each of jest's workers. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../../cypher/engine/embedded.ts';

/** `maxWorkers` is jest's; one without it. */
export default async function setup({ maxWorkers = 1 }: { readonly maxWorkers?: number } = {}): Promise<void> {
  if (process.env.NEO4J_URI) {
    if (maxWorkers > 1) throw new Error('NEO4J_URI names one database: say --runInBand.');
    return;
  }
  const databases = [];
  for (let worker = 1; worker <= maxWorkers; worker += 1) {
    const folder = await mkdtemp(join(tmpdir(), 'postern-test-'));
    const embedded = await openEmbedded(folder, (message) => console.error(message));
    databases.push({ folder, embedded });
    const { uri: NEO4J_URI, username: NEO4J_USERNAME, password: NEO4J_PASSWORD } = embedded.address;
    const address = { NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD, POSTERN_TEST_FOLDER: folder };
    if (maxWorkers === 1) Object.assign(process.env, address);
    else process.env[`POSTERN_TEST_DATABASE_${worker}`] = JSON.stringify(address);
  }
  (globalThis as { testDatabases?: unknown }).testDatabases = databases;
}
