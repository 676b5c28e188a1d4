/** Starts the embedded database in a process of its own and waits until it is ready. */
import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { GraphError } from './graph-error.ts';
import { findClassPath, findJava } from './java.ts';
import { holdLease } from './lease.ts';
import { planMemory } from './memory.ts';
import { withOwnersMask } from './own-folder.ts';
import { readPreferredPort, readServer, type Server } from './server-file.ts';

/** Exit status of Neo4jServer.java where another server has the folder's lock. */
const locked = 7;

/** A database that this process started, with a lease on it. */
export interface Started {
  readonly server: Server;
  readonly lease: Socket;
  /** Closes its standard input, which is a lease too: the other one is enough. */
  letGo(): void;
}

/**
 * Starts the database of a folder. Undefined where another one has the folder, or this one is not ready at `deadline`
 * (of Date.now()). Throws GraphError ENGINE_MISSING, DATABASE_FULL and DATABASE_UNAVAILABLE.
 */
export async function startServer(
  home: string,
  progress: (message: string) => void,
  deadline: number,
): Promise<Started | undefined> {
  const child = await spawnServer(home, progress);
  let ended: number | null | undefined;
  child.once('exit', (status) => {
    ended = status;
  });
  const startedAt = Date.now();
  let told = startedAt;
  progress('Starting the embedded Neo4j');
  while (Date.now() < deadline) {
    if (ended === locked) return undefined;
    if (ended !== undefined) throw await failedStart(home, ended);
    const server = await readServer(home);
    const lease = server?.pid === child.pid ? await holdLease(server as Server) : undefined;
    if (server && lease) return { server, lease, letGo: () => void child.stdin?.end() };
    if (Date.now() - told > 5_000) {
      told = Date.now();
      progress(
        `Neo4j is starting; after a crash it recovers first, which takes up to a minute (${Math.round((told - startedAt) / 1000)} s)`,
      );
    }
    await pause(100);
  }
  child.kill();
  return undefined;
}

async function spawnServer(home: string, progress: (message: string) => void): Promise<ChildProcess> {
  const [java, classPath] = [await findJava(), await findClassPath(progress)];
  const { heap, pageCache, transaction } = planMemory();
  const log = await open(join(home, 'engine.log'), 'a', 0o600);
  const port = await readPreferredPort(home);
  const options = [`-Xms256m`, `-Xmx${Math.round(heap / 2 ** 20)}m`, '-XX:+UseG1GC', '-cp', classPath];
  const source = join(import.meta.dirname, 'Neo4jServer.java');
  // Detached: a Ctrl-C in the terminal must not reach the database before Postern has closed its work.
  const child = withOwnersMask(() =>
    spawn(java, [...options, source, home, String(port), String(pageCache), String(transaction)], {
      stdio: ['pipe', log.fd, log.fd],
      detached: true,
    }),
  );
  await log.close();
  child.stdin?.on('error', () => {});
  child.unref();
  (child.stdin as Socket | null)?.unref();
  return child;
}

/** Why a start failed, from the end of the log. A store that does not open again is put aside by hand, never by Postern. */
async function failedStart(home: string, status: number | null): Promise<GraphError> {
  const file = join(home, 'engine.log');
  const log = (await readFile(file, 'utf8').catch(() => '')).slice(-20_000);
  if (/No space left/.test(log))
    return new GraphError(
      'DATABASE_FULL',
      `The embedded Neo4j ended while it started: the disk is full. Make room, then try again. See ${file}.`,
    );
  const cause =
    log
      .trim()
      .split('\n')
      .filter((line) => /Caused by|Exception|error/i.test(line))
      .at(-1) ?? '';
  const mend = /cannot be started|StoreFailure|recover|corrupt|StoreId|kernel/i.test(log)
    ? ` If the store is damaged, move ${home} away and load the facts again.`
    : '';
  return new GraphError(
    'DATABASE_UNAVAILABLE',
    `The embedded Neo4j ended while it started (status ${status}). ${cause.trim().slice(0, 200)} See ${file}.${mend}`,
  );
}
