/** The password of a data folder's database: random, made at the first start, readable by its owner only. */
import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Server } from './server-file.ts';
import { changeDefaultPassword } from './session.ts';

/** Milliseconds: who started a database sets its password at once, unless it was killed. */
const patience = 60_000;

/** The password, for the process that started the database: set where it was not. Throws GraphError. */
export async function setPassword(home: string, server: Server): Promise<string> {
  const known = await read(fileIn(home));
  if (known !== undefined) return known;
  // Kept under another name until it is set: a crash in between loses nothing.
  const draft = `${fileIn(home)}.new`;
  const password = (await read(draft)) ?? randomBytes(24).toString('base64url');
  await writeFile(draft, password, { mode: 0o600 });
  await changeDefaultPassword(`bolt://127.0.0.1:${server.boltPort}`, password);
  await rename(draft, fileIn(home));
  return password;
}

/**
 * The password, for a process that joined the database. Waits while the one that started it may be setting it: two that
 * set it at once would lock each other out. Throws GraphError.
 */
export async function knownPassword(home: string, server: Server): Promise<string> {
  for (let waited = 0; waited < patience; waited += 100) {
    const known = await read(fileIn(home));
    if (known !== undefined) return known;
    await pause(100);
  }
  return await setPassword(home, server);
}

function fileIn(home: string): string {
  return join(home, 'credential');
}

/** The password in a file; undefined where there is none, or the file was cut before it was written. */
async function read(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.length >= 32 ? text : undefined;
}
