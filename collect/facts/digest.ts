/** Digests of telephone numbers and mail addresses: the same one can be told, and which one it is cannot. */
import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The digest of a text, `digest:<hex>`: the same in every case and spacing, and another for every salt. A digest stays as it is. */
export type Digest = (text: string) => string;

/** Digests with this salt. */
export function digestWith(salt: string): Digest {
  return (text) => {
    if (/^digest:[0-9a-f]{64}$/.test(text)) return text;
    const normal = text.replace(/\s+/g, '').toLowerCase();
    return `digest:${createHmac('sha256', salt).update(normal).digest('hex')}`;
  };
}

/** A salt that nobody has used. */
export function freshSalt(): string {
  return randomBytes(32).toString('hex');
}

/** The salt of a data folder, made at the first need; only its owner may read it. Throws system errors. */
export async function saltOf(dataFolder: string): Promise<string> {
  const path = join(dataFolder, 'digest-salt');
  const there = await readFile(path, 'utf8').catch(() => '');
  if (there.trim() !== '') return there.trim();
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const salt = freshSalt();
  try {
    await writeFile(path, `${salt}\n`, { mode: 0o600, flag: 'wx' });
    return salt;
  } catch (error) {
    // Another run made it in the meantime.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await readFile(path, 'utf8')).trim();
  }
}
