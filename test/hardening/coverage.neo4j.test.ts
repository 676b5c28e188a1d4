/**
 * What was not collected makes nothing green. `npm test` draws two collections by seed; `npm run test:hardening` takes them all.
 */
import { readdirSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type NodeKind, openingCollections } from '#catalogue';
import type { Graph } from '#cypher';
import { drawnBySeed } from '../promises/drawing.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { stepsWithout } from './harden.ts';
import { MeasuredDemo } from './measured-demo.ts';

const all = process.env.HARDENING === 'all';
jest.setTimeout(all ? 3_600_000 : 900_000);

let graph: Graph;
let demo: MeasuredDemo;
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
  demo = new MeasuredDemo(graph);
});
afterAll(async () => {
  await wipe(graph);
  await graph.close();
});

const folder = join(import.meta.dirname, '../../ingest/demo');
const collections = ['graph', 'arm'].flatMap((place) =>
  readdirSync(join(folder, place)).map((file) => `${place}/${file.replace('.ndjson', '')}`),
);
const opening = new Set(openingCollections('KeyVault'));
const drawn = (of: readonly string[], count: number) => (all ? of : drawnBySeed(of, count, 17));

/** Changes the manifest's entry of a collection. */
async function told(path: string, name: string, entry: object | undefined): Promise<void> {
  const file = join(path, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  manifest.collections[name] = entry === undefined ? undefined : { ...manifest.collections[name], ...entry };
  await writeFile(file, JSON.stringify(manifest));
}

/** The collection was never collected. */
const dropped = (name: string) => async (path: string) => {
  await rm(join(path, `${name}.ndjson`));
  await told(path, name, undefined);
};

/** Its file was cut off in the middle. */
const cut = (name: string) => async (path: string) => {
  const file = join(path, `${name}.ndjson`);
  const rows = (await readFile(file, 'utf8')).split('\n').filter((row) => row !== '');
  await writeFile(file, rows.slice(0, Math.floor(rows.length / 2)).join('\n'));
  // Of a list that is empty here only its collector can tell that it was cut off.
  if (rows.length === 0) await told(path, name, { status: 'PARTIAL' });
};

/** Judged at their worst where they were never collected, beside a whole registration report. */
const judgedAtWorst: ReadonlySet<string> = new Set(['graph/user-mfa-state', 'graph/user-authentication-methods']);

const subscriptions = [1, 2].map((number) => `/subscriptions/00000000-0000-4000-a00d-00000000000${number}`);
const subscription = subscriptions[1] as string;

/** Who holds a role in the subscription was refused; the manifest tells the scope, or does not. */
const refused =
  (entry: object, scope = subscription) =>
  async (path: string) => {
    const file = join(path, 'arm/role-assignments.ndjson');
    const rows = (await readFile(file, 'utf8')).trim().split('\n');
    await writeFile(file, rows.filter((row) => !row.toLowerCase().includes(`"${scope}/`)).join('\n'));
    await told(path, 'arm/role-assignments', { status: 'PARTIAL', rows: undefined, ...entry });
  };

describe('[I] the hardened tenant', () => {
  const steps = stepsWithout();

  test('of which a subscription refused is undecided there, and where somebody there gets to; nowhere else', async () => {
    const { resources } = await demo.of({ steps, change: refused({ scopes: [subscription] }), changed: 'scope told' });
    const undecided = resources.filter(({ state }) => state === 'UNDECIDED').map(({ id }) => id);
    const within = resources.map(({ id }) => id).filter((id) => `${id}/`.startsWith(`${subscription}/`));
    expect(within.length).toBeGreaterThan(0);
    expect(undecided).toEqual(expect.arrayContaining(within));
    expect(resources.filter(({ state }) => state === 'PROTECTED').length).toBeGreaterThan(5);
  });

  test('of which it is not told where something was refused is undecided everywhere', async () => {
    const { measures } = await demo.of({ steps, change: refused({}), changed: 'scope not told' });
    expect(measures.states).toEqual({ underProtected: 0, undecided: 19, protected: 0 });
  });

  const scenes = (['exactTrust', 'consentRestricted', 'noSecrets', 'passkeys'] as const).flatMap((step) =>
    subscriptions.map((scope) => `${step} ${scope}`),
  );
  test.each(drawn(scenes, 1))('weakened, and then refused, has nothing protected that is not: %s', async (scene) => {
    const [step = '', scope = ''] = scene.split(' ');
    const weakened = stepsWithout([step]);
    const whole = await demo.of({ steps: weakened });
    const change = refused({ scopes: [scope] }, scope);
    const { resources } = await demo.of({ steps: weakened, change, changed: `${scope} refused` });
    const isSafe = new Set(whole.resources.filter(({ state }) => state === 'PROTECTED').map(({ id }) => id));
    const told = resources.filter(({ state }) => state === 'PROTECTED').map(({ id }) => id);
    expect(told.filter((id) => !isSafe.has(id))).toEqual([]);
  });

  const listed = collections.filter((name) => opening.has(name));
  test.each(drawn(listed, 1))('without all of %s has nothing protected that it could open', async (name) => {
    const changes = { cut: cut(name), ...(judgedAtWorst.has(name) ? {} : { dropped: dropped(name) }) };
    for (const [how, change] of Object.entries(changes)) {
      const { resources } = await demo.of({ steps, change, changed: `${how} ${name}` });
      const opens = resources.filter(({ kind }) => openingCollections(kind as NodeKind).includes(name));
      expect(opens.length).toBeGreaterThan(10);
      expect({ how, safe: opens.filter(({ state }) => state === 'PROTECTED') }).toEqual({ how, safe: [] });
    }
  });
});

describe('[I] a collection that opens nothing', () => {
  const others = collections.filter((name) => !opening.has(name) && name !== 'graph/organization');
  test.each(drawn(others, 1))('%s: without it nobody gets to less', async (name) => {
    const [before, after] = [
      await demo.of({ steps: [] }),
      await demo.of({ steps: [], change: dropped(name), changed: name }),
    ];
    const openOf = ({ openIdentities: { seen, assumed } }: (typeof before.resources)[number]) => seen + assumed;
    const now = new Map(after.resources.map((one) => [one.id, openOf(one)]));
    expect(before.resources.filter((one) => openOf(one) > (now.get(one.id) ?? 0)).map(({ name }) => name)).toEqual([]);
  });
});
