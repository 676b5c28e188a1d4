/** The embedded database lives as long as somebody holds a lease on it, and no longer, however its holders end. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect as connectSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type GraphError, openGraph, openLastingGraph } from '#cypher';
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
const one = { name: 'one', mode: 'read', text: 'RETURN 1 AS n' } as const;

/** A process that holds the database, and the database's process id. */
async function holder() {
  const child = hold(folder);
  const [text] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, database: Number(text.toString()) };
}

async function gone(pid: number): Promise<boolean> {
  for (let waited = 0; waited < 60_000 && isAlive(pid); waited += 100) await pause(100);
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

  test('and all its files are closed to other users, in a folder that was open to them', async () => {
    const data = join(folder, 'open');
    await mkdir(data, { mode: 0o755 });
    const embedded = await openEmbedded(data, () => {});
    await embedded.release();
    const files = await readdir(data, { recursive: true, withFileTypes: true });
    const readable = [];
    for (const file of files) {
      const path = join(file.parentPath, file.name);
      if (((await stat(path)).mode & 0o077) !== 0) readable.push(path);
    }
    expect(files.length).toBeGreaterThan(20);
    expect(readable).toEqual([]);
    expect((await stat(data)).mode & 0o777).toBe(0o700);
  });

  test('is not held by who does not know the secret of its lease port', async () => {
    const embedded = await openEmbedded(folder, () => {});
    const { leasePort, secret } = (await readServer(join(folder, 'neo4j'))) ?? {};
    const strangers = ['', `${'0'.repeat(64)}\n`, `${secret?.slice(1)}\n\n`].map((said) => {
      const socket = connectSocket({ host: '127.0.0.1', port: leasePort ?? 0 }).on('error', () => {});
      socket.write(said);
      return socket;
    });
    const heard = strangers.map((socket) => once(socket, 'data').catch(() => 'nothing'));
    const closed = strangers.map((socket) => once(socket, 'close').then(() => 'nothing'));
    await embedded.release();
    expect(await gone(embedded.pid)).toBe(true);
    for (const [index, one] of heard.entries()) expect(await Promise.race([one, closed[index]])).toBe('nothing');
  });

  test('starts where its files are cut, and is not waited for where it runs and does not say where', async () => {
    const home = join(folder, 'neo4j');
    await writeFile(join(home, 'server.json'), '{"pid":1,"boltP');
    await writeFile(join(home, 'port'), 'seven');
    const embedded = await openEmbedded(folder, () => {});
    await writeFile(join(home, 'server.json'), '{"pid":1,"boltP');
    await expect(openEmbedded(folder, () => {})).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: expect.stringMatching(/server\.json, which says where, is damaged.*End that Postern/),
    });
    await embedded.release();
    expect(await gone(embedded.pid)).toBe(true);
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

  test('is started again for a server that goes on, until it starts no more', async () => {
    const said: string[] = [];
    const options = { dataFolder: folder, progress: (message: string) => void said.push(message), environment: {} };
    const lasting = await openLastingGraph(options, [100, 100, 100]);
    const pid = lasting.embedded?.pid;
    end(pid);
    expect(await gone(pid ?? 0)).toBe(true);
    const failures: unknown[] = [];
    for (;;) {
      const answer = await lasting.graph.one(one, {}).catch((error: GraphError) => void failures.push(error.code));
      if (answer !== undefined) break;
      await pause(100);
    }
    expect(await lasting.health.one(one, {})).toEqual({ n: 1 });
    expect(failures).toContain('DATABASE_RESTARTING');
    expect(said).toContain('The database is back');
    await writeFile(join(folder, 'neo4j', 'neo4j.conf'), 'server.memory.pagecache.size=much\n');
    const { pid: second = 0 } = (await readServer(join(folder, 'neo4j'))) ?? {};
    const givenUp = once(lasting.givenUp, 'abort');
    end(second);
    await givenUp;
    expect(lasting.givenUp.reason).toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
    await lasting.close();
  });
});
