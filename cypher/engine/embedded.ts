/** The embedded database of a data folder: joined where a running Postern has started it, else started. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { connect as connectSocket, type Socket } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { GraphError } from './graph-error.ts';
import { findClassPath, findJava } from './java.ts';
import { planMemory } from './memory.ts';
import { type Address, changeDefaultPassword } from './session.ts';

/** Exit status of Neo4jServer.java where another server has the folder's lock. */
const locked = 7;
/** Recovery after a kill in the middle of a load was seen to take 45 s; the server itself gives up after ten minutes. */
const patience = 11 * 60_000;

/** A running embedded database, for as long as its lease is held. */
export interface Embedded {
  readonly address: Address;
  /** The process id of the database. */
  readonly pid: number;
  /** Fires when the database goes although the lease was held. */
  onLoss(listener: () => void): void;
  /** Gives the lease back; the last one to go stops the database. Resolves when it is down or in others' hands. */
  release(): Promise<void>;
}

interface Server {
  readonly pid: number;
  readonly boltPort: number;
  readonly leasePort: number;
}

/** Joins or starts the database of `dataFolder`. Throws GraphError ENGINE_MISSING or DATABASE_UNAVAILABLE. */
export async function openEmbedded(dataFolder: string, progress: (message: string) => void): Promise<Embedded> {
  const home = resolve(dataFolder, 'neo4j');
  await mkdir(home, { recursive: true });
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    const server = await readServer(home);
    const lease = server && (await holdLease(server.leasePort));
    if (server && lease) return await embedded(home, server, lease, () => {});
    const started = await startServer(home, progress, deadline);
    if (started) return started;
    progress('Another Postern is starting or stopping the database of this data folder: waiting');
    await pause(500);
  }
  throw new GraphError(
    'DATABASE_UNAVAILABLE',
    `The database in ${home} did not become ready. See ${join(home, 'engine.log')}.`,
  );
}

async function readServer(home: string): Promise<Server | undefined> {
  const text = await readFile(join(home, 'server.json'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Server);
}

/** An open connection to the lease port keeps the database alive, from the moment the server has answered with a byte. */
function holdLease(port: number): Promise<Socket | undefined> {
  return new Promise((done) => {
    const socket = connectSocket({ host: '127.0.0.1', port });
    socket.once('data', () => done(socket));
    socket.once('close', () => done(undefined));
    socket.on('error', () => {});
  });
}

async function startServer(
  home: string,
  progress: (message: string) => void,
  deadline: number,
): Promise<Embedded | undefined> {
  const [java, classPath] = [await findJava(), await findClassPath(progress)];
  const { heap, pageCache, transaction } = planMemory();
  const log = await open(join(home, 'engine.log'), 'a');
  const port = await readFile(join(home, 'port'), 'utf8').catch(() => '0');
  const options = [`-Xms256m`, `-Xmx${Math.round(heap / 2 ** 20)}m`, '-XX:+UseG1GC', '-cp', classPath];
  const source = join(import.meta.dirname, 'Neo4jServer.java');
  // Detached: a Ctrl-C in the terminal must not reach the database before Postern has closed its work.
  const child = spawn(java, [...options, source, home, port.trim(), String(pageCache), String(transaction)], {
    stdio: ['pipe', log.fd, log.fd],
    detached: true,
  });
  await log.close();
  let ended: number | null | undefined;
  child.once('exit', (status) => {
    ended = status;
  });
  child.stdin?.on('error', () => {});
  child.unref();
  (child.stdin as Socket | null)?.unref();
  const startedAt = Date.now();
  let told = startedAt;
  progress('Starting the embedded Neo4j');
  while (Date.now() < deadline) {
    if (ended === locked) return undefined;
    if (ended !== undefined) throw await failedStart(home, ended);
    const server = await readServer(home);
    const lease = server?.pid === child.pid ? await holdLease(server?.leasePort ?? 0) : undefined;
    if (server && lease) return await embedded(home, server, lease, () => child.stdin?.end());
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

async function failedStart(home: string, status: number | null): Promise<GraphError> {
  const log = await readFile(join(home, 'engine.log'), 'utf8').catch(() => '');
  const full = /No space left/.test(log.slice(-20_000));
  const cause =
    log
      .trim()
      .split('\n')
      .filter((line) => /Caused by|Exception|error/i.test(line))
      .at(-1) ?? '';
  return new GraphError(
    full ? 'DATABASE_FULL' : 'DATABASE_UNAVAILABLE',
    `The embedded Neo4j ended while it started (status ${status}). ${full ? 'The disk is full: make room.' : cause.trim().slice(0, 200)} See ${join(home, 'engine.log')}.`,
  );
}

async function embedded(home: string, server: Server, lease: Socket, letGo: () => void): Promise<Embedded> {
  lease.unref();
  const password = await credential(home, server);
  letGo(); // The socket is the lease from here on; the standard input has done its part.
  await writeFile(join(home, 'port'), String(server.boltPort));
  let released = false;
  return {
    pid: server.pid,
    address: { uri: `bolt://127.0.0.1:${server.boltPort}`, username: 'neo4j', password, database: 'neo4j' },
    onLoss(listener) {
      lease.once('close', () => {
        if (!released) listener();
      });
    },
    async release() {
      released = true;
      lease.destroy();
      await stopped(home, server);
    },
  };
}

/** The password of the data folder's database: random, made at the first start, readable by its owner only. */
async function credential(home: string, server: Server): Promise<string> {
  const file = join(home, 'credential');
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known !== undefined) return known;
  // Kept under another name until it is set: a crash in between loses nothing.
  const draft = `${file}.new`;
  await writeFile(draft, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch(() => {});
  const password = await readFile(draft, 'utf8');
  await changeDefaultPassword(`bolt://127.0.0.1:${server.boltPort}`, password);
  await rename(draft, file).catch(() => {});
  return password;
}

/** Waits until the database process has gone, or someone else evidently keeps it (5 s with server.json in place). */
async function stopped(home: string, server: Server): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 50) {
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
