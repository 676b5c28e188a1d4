/** The salt of digests: made at first need, kept in the data folder, readable by its owner alone. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The salt of a data folder. */
export async function saltOf(dataFolder: string): Promise<string> {
  const path = join(dataFolder, 'digest-salt');
  const there = await readFile(path, 'utf8').catch(() => '');
  if (there.trim() !== '') return there.trim();
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const salt = randomBytes(32).toString('hex');
  try {
    await writeFile(path, `${salt}\n`, { mode: 0o600, flag: 'wx' });
    return salt;
  } catch {
    // Another run made it in the meantime.
    return (await readFile(path, 'utf8')).trim();
  }
}
