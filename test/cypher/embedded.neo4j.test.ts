/** The embedded database lives as long as somebody holds a lease on it, and no longer, however its holders end. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openEmbedded } from '../../cypher/engine/embedded.ts';

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

/** A process that holds the database, and the database's process id. */
async function holder() {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hold-database.ts'), folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
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
});
