/** Opens files of a facts folder: regular files that lie in it, and nothing that hangs, never ends or leads elsewhere. */
import { constants, type Stats } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { FactsError } from './facts-error.ts';

/** An open file, and how many bytes it had when it was opened: what is added while it is read is not read. */
export interface RegularFile {
  readonly handle: FileHandle;
  readonly size: number;
}

/** The file at a path below the folder; undefined where none is there. Close it. Throws FactsError FACTS_UNREADABLE for whatever else is. */
export async function openRegularFile(folder: string, path: string): Promise<RegularFile | undefined> {
  const place = join(folder, path);
  let handle: FileHandle | undefined;
  try {
    const [inside, real] = await Promise.all([realpath(folder), realpath(place)]);
    const way = relative(inside, real);
    if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
      throw refused(place, `leads out of the folder, to ${real}. Put the file itself there.`);
    // Without O_NONBLOCK, to open a FIFO waits for whoever writes to it.
    handle = await open(real, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0));
    const found = await handle.stat();
    if (!found.isFile())
      throw refused(place, `is ${kindOf(found)}, not a regular file. Put a file there, or remove it.`);
    return { handle, size: found.size };
  } catch (error) {
    await handle?.close();
    if (error instanceof FactsError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw refused(place, `cannot be read: ${message}`, error);
  }
}

function refused(place: string, says: string, cause?: unknown): FactsError {
  return new FactsError('FACTS_UNREADABLE', `${place} ${says}`, cause);
}

function kindOf(found: Stats): string {
  if (found.isDirectory()) return 'a folder';
  if (found.isFIFO()) return 'a pipe';
  if (found.isSocket()) return 'a socket';
  return 'a device';
}
