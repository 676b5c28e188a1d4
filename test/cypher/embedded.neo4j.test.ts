/** The embedded database lives as long as somebody holds a lease on it, and no longer, however its holders end. */
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { openGraph } from '#cypher';
import { openEmbedded } from '../../cypher/engine/embedded.ts';
import { readServer } from '../../cypher/engine/server-file.ts';

// Several starts of a database in one test, on a machine that has other work.
jest.setTimeout(900_000);

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postern-engine-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function hold(data: string) {
  return spawn(process.execPath, [join(import.meta.dirname, 'hold-database.ts'), data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Runs until it is stopped. */
const endless = {
  name: 'endless',
  mode: 'read',
  text: 'UNWIND range(1, 1000000000000) AS n WITH n WHERE n % 7 = 8 RETURN count(*) AS n',
} as const;

/** Files and folders, the folder itself included, with rights for anybody but their owner. */
async function readableByOthers(top: string): Promise<string[]> {
  const files = await readdir(top, { recursive: true, withFileTypes: true });
  expect(files.length).toBeGreaterThan(20);
  const paths = [top, ...files.map((file) => join(file.parentPath, file.name))];
  const modes = await Promise.all(paths.map((path) => stat(path).catch(() => undefined)));
  return paths.filter((_, index) => ((modes[index]?.mode ?? 0) & 0o077) !== 0);
}

/** What a port answers to somebody who says this, until it closes the connection. */
function heardAt(port: number, said: string): Promise<string> {
  return new Promise((done) => {
    let heard = '';
    const socket = connectSocket({ host: '127.0.0.1', port }, () => socket.write(said));
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1');
    });
    socket.on('error', () => {});
    socket.once('close', () => done(heard));
  });
}

/** A process that holds the database, and the database's process id. */
async function holder() {
  const child = hold(folder);
  const [text] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, database: Number(text.toString()) };
}

async function gone(pid: number): Promise<boolean> {
  for (let waited = 0; waited < 240_000 && isAlive(pid); waited += 100) await pause(100);
  return !isAlive(pid);
}

describe('the embedded database', () => {
  test('is one for all who use its folder, survives the one that started it, and ends with the last one, killed or not', async () => {
    const first = await holder();
    const second = await holder();
    expect(second.database).toBe(first.database);
    first.child.kill('SIGKILL');
    await once(first.child, 'close');
    await pause(500);
    expect(isAlive(second.database)).toBe(true);
    second.child.kill('SIGKILL');
    expect(await gone(second.database)).toBe(true);
  });

  test('has a random password that only its owner can read', async () => {
    const file = join(folder, 'neo4j', 'credential');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readFile(file, 'utf8')).length).toBeGreaterThanOrEqual(32);
  });

  test('is up again on the same port, and ends when it is released', async () => {
    const port = await readFile(join(folder, 'neo4j', 'port'), 'utf8');
    const embedded = await openEmbedded(folder, () => {});
    expect(embedded.address.uri).toBe(`bolt://127.0.0.1:${port}`);
    await embedded.release();
    expect(await gone(embedded.pid)).toBe(true);
  });

  test('is for its owner only, files and lease alike, and starts where the files that say where it is are cut', async () => {
    const data = join(folder, 'open');
    const home = join(data, 'neo4j');
    await mkdir(home, { recursive: true, mode: 0o755 });
    const cut = '{"pid":1,"boltP';
    await writeFile(join(home, 'server.json'), cut);
    await writeFile(join(home, 'port'), 'seven', { mode: 0o600 });
    const embedded = await openEmbedded(data, () => {});
    expect(await readableByOthers(data)).toEqual([]);

    const { leasePort = 0, secret = '' } = (await readServer(home)) ?? {};
    const strangers = ['', `${'0'.repeat(64)}\n`, `${secret.slice(1)}\n\n`].map((said) => heardAt(leasePort, said));

    await writeFile(join(home, 'server.json'), cut);
    await expect(openEmbedded(data, () => {})).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: expect.stringMatching(/server\.json, which says where, is damaged.*End that Postern/),
    });

    await embedded.release();
    expect(await gone(embedded.pid)).toBe(true);
    expect(await Promise.all(strangers)).toEqual(['', '', '']);
    expect(await readableByOthers(data)).toEqual([]);
  });

  test('that waits in its start for what never comes ends with whoever started it', async () => {
    const data = join(folder, 'never');
    await mkdir(join(data, 'neo4j'), { recursive: true });
    // Reading it waits for a writer.
    execFileSync('mkfifo', [join(data, 'neo4j', 'neo4j.conf')]);
    const child = hold(data);
    const server = () =>
      execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => line.includes('Neo4jServer.java') && line.includes(data))
        .map((line) => Number.parseInt(line, 10));
    let [pid] = server();
    for (; pid === undefined; [pid] = server()) await pause(100);
    // It has the lock, so that it has begun to read.
    while (!(await readdir(join(data, 'neo4j'))).includes('lock')) await pause(100);
    child.kill('SIGKILL');
    expect(await gone(pid)).toBe(true);
  });
});

test('a store that is damaged is told, with what to do', async () => {
  const data = join(folder, 'damaged');
  await cp(join(folder, 'neo4j'), join(data, 'neo4j'), { recursive: true });
  const store = join(data, 'neo4j', 'data', 'databases', 'neo4j');
  await writeFile(join(store, 'neostore'), randomBytes(8_192));
  await expect(openEmbedded(data, () => {})).rejects.toMatchObject({
    code: 'DATABASE_UNAVAILABLE',
    message: expect.stringMatching(/engine\.log.*If the store is damaged, move .*neo4j away and load the facts again/),
  });
});

describe('a database that is killed', () => {
  const end = (pid: number | undefined) => process.kill(pid ?? 0, 'SIGKILL');

  test('ends what waits for it, in words', async () => {
    const opened = await openGraph({ dataFolder: folder, progress: () => {}, environment: {} });
    const waiting = opened.graph.one(endless, {});
    const failure = expect(waiting).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: expect.stringMatching(/The database in .* ended\. See .*engine\.log/),
    });
    await pause(500);
    end(opened.embedded?.pid);
    await failure;
    await opened.close();
  });
});
