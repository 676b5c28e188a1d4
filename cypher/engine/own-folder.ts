/** The folder of an embedded database, which nobody but its owner may enter. */
import { chmod, mkdir, statfs } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import { GraphError } from './graph-error.ts';

/** Bytes that a database needs to start at all: what a new one writes, and transaction logs for the first statements. */
const leastFree = 48 * 2 ** 20;

/**
 * Makes `<data folder>/neo4j` where it is not there, closes it and the data folder to other users, and returns its
 * path. Throws GraphError DATABASE_FULL where too little room is left, and system errors such as ENOTDIR.
 */
export async function ownFolder(dataFolder: string): Promise<string> {
  const home = resolve(dataFolder, 'neo4j');
  await mkdir(home, { recursive: true, mode: 0o700 });
  await chmod(home, 0o700);
  // A folder that Postern is started in, or one above it, is not Postern's alone.
  if (!contains(dirname(home), process.cwd())) await chmod(dirname(home), 0o700).catch(() => {});
  const { bavail, bsize } = await statfs(home);
  if (bavail * bsize < leastFree) {
    const [free, needed] = [bavail * bsize, leastFree].map((bytes) => Math.floor(bytes / 2 ** 20));
    throw new GraphError(
      'DATABASE_FULL',
      `The disk is full: ${free} MB are free in ${dataFolder}, and the database needs ${needed} MB to start. Make room, or give another folder with --data.`,
    );
  }
  return home;
}

function contains(folder: string, path: string): boolean {
  return !relative(folder, path).startsWith('..');
}

/** Runs `work`, which must not wait, so that the files it makes, and those of processes it starts, are the owner's alone. */
export function withOwnersMask<T>(work: () => T): T {
  const before = process.umask(0o077);
  try {
    return work();
  } finally {
    process.umask(before);
  }
}
