/** The demo tenant with every person renamed: routes of one snapshot cannot pass for those of the other. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The demo tenant's facts. */
export const demoFolder = join(import.meta.dirname, '..', '..', 'ingest', 'demo');

/** A copy whose users have this at the end of their names. Call `remove` when done. */
export async function renamedDemo(ending: string): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'postern-renamed-'));
  await cp(demoFolder, folder, { recursive: true });
  const file = join(folder, 'graph', 'users.ndjson');
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  const rows = lines.map((line) => JSON.parse(line) as { displayName: string });
  const renamed = rows.map((row) => JSON.stringify({ ...row, displayName: row.displayName + ending }));
  await writeFile(file, `${renamed.join('\n')}\n`);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
