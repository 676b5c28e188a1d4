/** The embedded database of a data folder: joined where a running Postern has started it, else started. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { abortable } from './abortable.ts';
import { knownPassword, setPassword } from './credential.ts';
import { GraphError } from './graph-error.ts';
import { holdLease } from './lease.ts';
import { ownFolder } from './own-folder.ts';
import { portFile, readServer, type Server, serverFile } from './server-file.ts';
import type { Address } from './session.ts';
import { startServer } from './start-server.ts';

/** Recovery after a kill in the middle of a load was seen to take 45 s; the server itself gives up after ten minutes. */
const patience = 11 * 60_000;
/** Milliseconds that a release waits for the database to close its store; the database gives itself as long. */
const longestStop = 30_000;

/** A running embedded database, for as long as its lease is held. */
export interface Embedded {
  readonly address: Address;
  /** The process id of the database. */
  readonly pid: number;
  /** Fires when the database goes although the lease was held. */
  readonly lost: AbortSignal;
  /** Gives the lease back; the last one to go stops the database. Resolves when it is down or in others' hands. */
  release(): Promise<void>;
}

/**
 * Joins or starts the database of `dataFolder`. Throws GraphError ENGINE_MISSING, DATABASE_FULL or
 * DATABASE_UNAVAILABLE, and system errors such as ENOTDIR.
 */
export async function openEmbedded(dataFolder: string, progress: (message: string) => void): Promise<Embedded> {
  const home = await ownFolder(dataFolder);
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    const server = await readServer(home);
    const lease = server && (await holdLease(server));
    if (server && lease) return await embedded(home, server, lease);
    const started = await startServer(home, progress, deadline);
    if (started) return await embedded(home, started.server, started.lease, started.letGo);
    await refuseUnknownServer(home);
    progress('Another Postern is starting or stopping the database of this data folder: waiting');
    await pause(500);
  }
  throw new GraphError(
    'DATABASE_UNAVAILABLE',
    `The database in ${home} did not become ready. See ${join(home, 'engine.log')}.`,
  );
}

/** Throws where a database runs in the folder and its file is no such file: the file is put there whole, so waiting mends nothing. */
async function refuseUnknownServer(home: string): Promise<void> {
  const file = serverFile(home);
  if (existsSync(file) && (await readServer(home)) === undefined && existsSync(file))
    throw new GraphError(
      'DATABASE_UNAVAILABLE',
      `A database runs in ${home}, and ${file}, which says where, is damaged or of another version of Postern. End that Postern, or the Java process that it left, then try again.`,
    );
}

/** `letGo` gives back the other lease of the process that started the database; undefined in one that joined it. */
async function embedded(home: string, server: Server, lease: Socket, letGo?: () => void): Promise<Embedded> {
  lease.unref();
  const loss = new AbortController();
  lease.once('close', () => loss.abort(databaseEnded(home)));
  try {
    const password = await abortable(
      loss.signal,
      () => {},
      () => (letGo === undefined ? knownPassword(home, server) : setPassword(home, server)),
    );
    letGo?.(); // The socket is the lease from here on; the standard input has done its part.
    await writeFile(portFile(home), String(server.boltPort), { mode: 0o600 });
    return {
      pid: server.pid,
      address: { uri: `bolt://127.0.0.1:${server.boltPort}`, username: 'neo4j', password, database: 'neo4j' },
      lost: loss.signal,
      async release() {
        lease.removeAllListeners('close');
        lease.destroy();
        await stopped(home, server);
      },
    };
  } catch (error) {
    letGo?.();
    lease.destroy();
    throw error;
  }
}

function databaseEnded(home: string): GraphError {
  return new GraphError('DATABASE_UNAVAILABLE', `The database in ${home} ended. See ${join(home, 'engine.log')}.`);
}

/** Waits until the database process has gone, or someone else evidently keeps it (2 s with server.json in place). */
async function stopped(home: string, server: Server): Promise<void> {
  for (let waited = 0; waited < longestStop; waited += 50) {
    if (!isAlive(server.pid)) return;
    if (waited > 2_000 && (await readServer(home))?.pid === server.pid) return;
    await pause(50);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
