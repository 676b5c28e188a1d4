/**
 * kill -9 of Postern, of the database, and of both, at seeded moments of load, publish and drop: what was published
 * answers as before, the next load is clean, and nothing is left behind. A moment is a progress message and a delay.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Graph, type OpenGraph, openGraph, publishedSnapshot } from '#cypher';
import { openFacts } from '#facts';
import { countRoutes, findRoutes, sentence } from '#routes';
import { load } from '../../ingest/index.ts';
import { watched } from '../api/bank.ts';
import { tinyTenantFacts, tinyVault } from './tiny-facts.ts';

const moments = Number(process.env.CRASH_MOMENTS ?? 6);
const victims = ['postern', 'database', 'both'] as const;
const script = join(import.meta.dirname, 'load-once.ts');
let folder: string;
let facts: string;
let messages: string[];
let answers: string;
let stock: { nodes: number; relationships: number };

const everything = {
  name: 'everything',
  mode: 'read',
  text: 'MATCH (n) RETURN count(n) AS nodes, sum(COUNT { (n)-->() }) AS relationships',
} as const;

/** A generator of whole numbers below `limit`, the same for the same seed (Lehmer). */
function seeded(seed: number): (limit: number) => number {
  let state = (seed * 48271 + 11) % 2147483647;
  return (limit) => {
    state = (state * 48271) % 2147483647;
    return state % limit;
  };
}

function startLoad(...more: readonly string[]): ChildProcess {
  return spawn(process.execPath, [script, folder, facts, ...more], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function statusOf(child: ChildProcess): Promise<number> {
  child.stdout?.resume();
  const [status] = await once(child, 'close');
  return status;
}

let held: OpenGraph | undefined;

/** The database, held open between kills: it is only started anew where it was the victim. */
async function database(): Promise<Graph> {
  held ??= await openGraph({ dataFolder: folder, progress: () => {}, environment: {} });
  return held.graph;
}

async function letGo(): Promise<void> {
  await held?.close();
  held = undefined;
}

async function answersOf(graph: Graph): Promise<string> {
  const { snapshot } = await graph.one(publishedSnapshot, {});
  const question = { snapshot: snapshot.id, to: tinyVault };
  const { routes, complete } = await findRoutes(graph, question, { first: 1_000, budget: 240_000 });
  return JSON.stringify({
    complete,
    count: await countRoutes(graph, question, { budget: 240_000 }),
    routes: routes.map(sentence).sort(),
  });
}

async function stockOf(graph: Graph): Promise<typeof stock> {
  return (await graph.one(everything, {} as never)) as unknown as typeof stock;
}

async function loadWhole(): Promise<string[]> {
  const child = startLoad();
  const lines: string[] = [];
  createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => lines.push(line));
  const [status] = await once(child, 'close');
  expect([status, lines.at(-1)]).toEqual([0, expect.stringMatching(/^done /)]);
  return lines;
}

/** Runs a load, kills after its n-th progress message and a delay, and waits until the victims are gone. */
async function killedLoad(victim: (typeof victims)[number], after: number, delay: number): Promise<void> {
  const child = startLoad();
  let seen = 0;
  const reached = new Promise<void>((done) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', () => {
      seen += 1;
      if (seen === after) done();
    });
    child.once('close', () => done());
  });
  await reached;
  await pause(delay);
  const server = JSON.parse(await readFile(join(folder, 'neo4j', 'server.json'), 'utf8').catch(() => '{}')) as {
    pid?: number;
  };
  const gone = child.exitCode === null ? once(child, 'close') : Promise.resolve();
  if (victim !== 'postern' && server.pid !== undefined) kill(server.pid);
  if (victim !== 'database') child.kill('SIGKILL');
  await gone;
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It had ended by itself.
  }
}

beforeAll(async () => {
  const work = await mkdtemp(join(tmpdir(), 'postern-crash-'));
  [folder, facts] = [join(work, 'data'), join(work, 'facts')];
  await tinyTenantFacts(facts);
  await database();
  await loadWhole();
  messages = await loadWhole();
  const graph = await database();
  [answers, stock] = [await answersOf(graph), await stockOf(graph)];
});

afterAll(async () => {
  await letGo();
  await rm(join(folder, '..'), { recursive: true, force: true });
});

describe('a kill', () => {
  test('has something to lose: the published tenant answers with routes', () => {
    expect(JSON.parse(answers)).toMatchObject({ complete: true, count: { exact: true } });
    expect(JSON.parse(answers).routes.length).toBeGreaterThan(3);
  });

  test.each(Array.from({ length: moments }, (_, index) => index))(
    'at moment %i loses nothing and leaves nothing',
    async (moment) => {
      const next = seeded(moment + 1);
      const victim = victims[moment % victims.length] as (typeof victims)[number];
      await killedLoad(victim, 1 + next(messages.length), next(120));
      if (victim !== 'postern') await letGo();
      const graph = await database();
      expect(await answersOf(graph)).toBe(answers);
      await loadWhole();
      expect(await answersOf(graph)).toBe(answers);
      expect(await stockOf(graph)).toEqual(stock);
    },
  );
});

test('two loads at once: the second is refused in words, the first is published', async () => {
  const graph = await database();
  const heartbeat = { every: 0.4, staleAfter: 60 };
  let second: Promise<number> | undefined;
  // The first load writes on once the second has ended.
  const first = watched(graph, async (name) => {
    if (name !== 'create-nodes') return;
    second ??= statusOf(startLoad(String(heartbeat.staleAfter)));
    await second;
  });
  await load(first.graph, await openFacts(facts), { keep: 1, rest: 0, heartbeat });
  expect(await second).toBe(1);
  expect(await stockOf(graph)).toEqual(stock);
});

test('a facts folder that turns out broken leaves what was published', async () => {
  const broken = join(folder, '..', 'broken');
  await cp(facts, broken, { recursive: true });
  await writeFile(join(broken, 'graph', 'users.ndjson'), Buffer.from('\ufeff{"id":"x"}', 'utf16le'));
  const child = spawn(process.execPath, [script, folder, broken], { stdio: 'ignore' });
  expect((await once(child, 'close'))[0]).toBe(1);
  expect(await answersOf(await database())).toBe(answers);
});
