/** The token of a data folder: random, made at first need, readable by its owner only. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const shape = /^[\w-]{43}$/;

/** Where the token of a data folder lies. */
export function tokenFile(dataFolder: string): string {
  return join(dataFolder, 'token');
}

/**
 * The token, of 256 random bits. One that others could read, or that is none, is replaced. Throws system errors such
 * as EACCES.
 */
export async function keepToken(dataFolder: string): Promise<string> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const file = tokenFile(dataFolder);
  const known = await readOwn(file);
  if (known !== undefined) return known;
  const token = randomBytes(32).toString('base64url');
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${token}\n`, { mode: 0o600 });
  await rename(draft, file);
  // Where two start at once, the last one wins for both.
  return (await readOwn(file)) ?? token;
}

async function readOwn(file: string): Promise<string | undefined> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (handle === undefined) return undefined;
  try {
    const readByOthers = process.platform !== 'win32' && ((await handle.stat()).mode & 0o077) !== 0;
    const text = (await handle.readFile('utf8')).trim();
    return shape.test(text) && !readByOthers ? text : undefined;
  } finally {
    await handle.close();
  }
}
