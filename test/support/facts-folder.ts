/** Writes rows as a facts folder. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Facts } from './tiny-tenant.ts';

/** Writes the collections, a file each. */
export async function writeFacts(folder: string, facts: Facts): Promise<void> {
  for (const [name, rows] of Object.entries(facts)) {
    const file = join(folder, `${name}.ndjson`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  }
}
