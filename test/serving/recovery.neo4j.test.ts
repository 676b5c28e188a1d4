/** A serving Postern whose database dies: it says so, starts it again, ends with 1 when it cannot, and a signal always ends it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { readServer } from '../../cypher/engine/server-file.ts';

const main = join(import.meta.dirname, '..', '..', 'cli', 'main.ts');
// Several starts of a database, on a machine that has other work.
const patience = 900_000;

let folder: string;
let running: ChildProcess | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'postern-recovery-'));
});
afterEach(() => void running?.kill('SIGKILL'));
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 500 }));

/** Starts `postern serve` on the folder; how it ends, and what readiness says. */
async function serve() {
  const words = [main, 'serve', '--auth', 'none', '--port', '0', '--json', '--data', folder];
  const child = spawn(process.execPath, words, {
    env: { ...process.env, NODE_OPTIONS: '', NEO4J_URI: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running = child;
  const stderr = text(child.stderr);
  const ended = once(child, 'close').then(async ([status]) => ({ status, stderr: await stderr }));
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { address } = JSON.parse(line.toString()) as { address: string };
  const reason = async () => ((await (await fetch(`${address}/readyz`)).json()) as { reason: string }).reason;
  return { child, ended, address, reason };
}

const database = async () => (await readServer(join(folder, 'neo4j')))?.pid ?? 0;

/** Waits until readiness gives this reason. */
async function until(reason: () => Promise<string>, wanted: string): Promise<void> {
  while ((await reason()) !== wanted) await pause(200);
}

test(
  'the database is started again, and Postern ends with 1 when it starts no more',
  async () => {
    const { ended, address, reason } = await serve();
    await until(reason, 'no tenant is loaded');
    process.kill(await database(), 'SIGKILL');
    await until(reason, 'the database is being started again');
    const asked = await fetch(`${address}/graphql?query={snapshot{id}}`, {
      headers: { 'apollo-require-preflight': '1' },
    });
    expect(await asked.text()).toContain('DATABASE_RESTARTING');
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    await until(reason, 'no tenant is loaded');
    await writeFile(join(folder, 'neo4j', 'neo4j.conf'), 'server.memory.pagecache.size=much\n');
    process.kill(await database(), 'SIGKILL');
    const { status, stderr } = await ended;
    expect([status, stderr.trimEnd().split('\n').at(-1)]).toEqual([
      1,
      expect.stringMatching(/^postern: The embedded Neo4j ended while it started .*engine\.log/),
    ]);
    await rm(join(folder, 'neo4j', 'neo4j.conf'));
  },
  patience,
);

test(
  'a signal ends it, though its database has stopped and answers nobody',
  async () => {
    const { child, ended, reason } = await serve();
    const pid = await database();
    process.kill(pid, 'SIGSTOP');
    try {
      await until(reason, 'the database does not answer');
      child.kill('SIGTERM');
      expect((await ended).status).toBe(0);
    } finally {
      process.kill(pid, 'SIGKILL');
    }
  },
  patience,
);
