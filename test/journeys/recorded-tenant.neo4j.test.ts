/** The recorded tenant, loaded from raw rows and from its AzureHound export: one graph, save for what is held. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openSource } from '#collect';
import type { Graph } from '#cypher';
import { openFacts } from '#facts';
import { findRoutes } from '#routes';
import { load } from '../../ingest/index.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { explanations, judge } from './recorded-differences.ts';
import { recordedFacts } from './recorded-facts.ts';
import { recordedUsers, whoHoldsNothing, whoMayRead } from './recorded-policies.ts';
import { routesByHand } from './routes-by-hand.ts';
import { type Contents, contentsOf } from './snapshot-contents.ts';
import { waysIntoUsers } from './ways-in-by-hand.ts';

const data = join(import.meta.dirname, '../../../shared/data');
const objects = join(data, 'recorded-tenant/objects');
const exported = join(data, 'azurehound/azurehound-list-all.json');
const available = existsSync(objects) && existsSync(exported);

/** What only one of two sets of contents has. */
function differencesOf(raw: Contents, other: Contents): string[] {
  const only = (name: string, mine: Contents, theirs: Contents) =>
    (['nodes', 'links'] as const).flatMap((part) =>
      [...mine[part]].filter((one) => !theirs[part].has(one)).map((one) => `${name} only ${one}`),
    );
  return [...only('raw', raw, other), ...only('export', other, raw)];
}

(available ? describe : describe.skip)('the recorded tenant', () => {
  let graph: Graph;
  let folder: string;
  const snapshots = { raw: '', export: '' };

  beforeAll(async () => {
    graph = await openTestGraph();
    await wipe(graph);
    folder = await mkdtemp(join(tmpdir(), 'postern-recorded-'));
    await recordedFacts(objects, folder);
    snapshots.raw = (await load(graph, await openFacts(folder))).snapshot;
    const source = await openSource(exported, () => {});
    try {
      snapshots.export = (await load(graph, source.folder)).snapshot;
    } finally {
      await source.close();
    }
  });
  afterAll(async () => {
    await graph.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function hasRoute(snapshot: string, from: string, to: string): Promise<boolean> {
    const { routes, stoppedBy } = await findRoutes(graph, { snapshot, from, to }, { first: 1, budget: 240_000 });
    expect(stoppedBy).not.toBe('TIME');
    return routes.length > 0;
  }

  test('gives the same nodes and links from raw rows and from its export, save for what is held', async () => {
    const [raw, other] = [await contentsOf(graph, snapshots.raw), await contentsOf(graph, snapshots.export)];
    expect(raw.nodes.size).toBeGreaterThan(600);
    const differences = differencesOf(raw, other);
    expect(judge(differences, explanations)).toEqual({ unexplained: [], idle: [] });
    // Decoys: a difference that nothing explains, and a reason for none, are told.
    expect(judge([...differences, 'raw only User nobody'], explanations).unexplained).toEqual(['raw only User nobody']);
    const oneSided = 'export only entry:sign-in -SIGNS_IN 0 ASSUMED-> nobody';
    expect(judge([...differences, oneSided], explanations).unexplained).toEqual([oneSided]);
    expect(judge(differences, [...explanations, { why: 'idle', matches: /^raw only User / }]).idle).toEqual(['idle']);
  });

  test.each(['raw', 'export'] as const)('lets whoever may get secrets of a vault reach it (%s)', async (kind) => {
    const policies = await whoMayRead(objects);
    expect(policies.map(({ vault }) => vault.split('/').at(-1))).toContain('vaultbymetron');
    expect(policies.length).toBeGreaterThan(8);
    const missed = [];
    for (const { vault, principal } of policies)
      if (!(await hasRoute(snapshots[kind], principal, vault))) missed.push({ vault, principal });
    expect(missed).toEqual([]);
  });

  test('leads nowhere from principals who hold nothing that reads: a policy without "get" is no way', async () => {
    const { policyHolders, users, vaults } = await whoHoldsNothing(objects);
    expect([policyHolders.length, users.length].every((count) => count > 1)).toBe(true);
    const led = [];
    for (const principal of [...policyHolders, ...users])
      for (const vault of vaults) if (await hasRoute(snapshots.raw, principal, vault)) led.push({ vault, principal });
    expect(led).toEqual([]);
  });

  test.each(routesByHand.map((route) => [route.because, route] as const))(
    'has the routes that its rows say: %s',
    async (_, { from, to, by }) => {
      const snapshot = snapshots.raw;
      const { routes, stoppedBy } = await findRoutes(graph, { snapshot, from, to }, { first: 25, budget: 240_000 });
      expect(stoppedBy).not.toBe('TIME');
      // Of routes that are as short at the same barrier none is before another for a reason.
      const first = routes.filter(
        (one) => one.barrier === routes[0]?.barrier && one.links.length === routes[0]?.links.length,
      );
      const kinds = first.map(({ links }) => links.map(({ kind }) => kind));
      const told = kinds.map((one) => one.filter((kind) => kind !== 'INCLUDES' && kind !== 'SIGNED_IN'));
      if (by.length > 0) expect(told).toContainEqual(by);
      else expect(told).toEqual([]);
    },
  );

  test('lets everybody in by a password but where Azure asks for MFA itself; administrators reset by two gates, guests not at all', async () => {
    const ways = await waysIntoUsers(graph, snapshots.raw, 'id');
    const users = await recordedUsers(objects);
    expect(users.map(({ isGuest }) => isGuest).filter(Boolean).length).toBeGreaterThan(12);
    for (const { id, isGuest, isAdministrator } of users) {
      const own = ways.get(id) ?? [];
      const levels = (kind: string, where: (audience: string) => boolean) => [
        ...new Set(own.filter((way) => way.startsWith(kind) && where(way)).map((way) => way.replace(/^\S+ /, ''))),
      ];
      const isWrite = (way: string) => way.includes('@azure-write');
      expect([id, levels('SIGNS_IN', (way) => !isWrite(way))]).toEqual([id, ['1 ASSUMED']]);
      const mandatory = levels('SIGNS_IN', isWrite);
      if (mandatory.length > 0)
        expect([id, mandatory, levels('ENROLS', isWrite)]).toEqual([id, ['2 ASSUMED'], ['1 ASSUMED']]);
      const reset = isGuest ? [] : [isAdministrator ? '2 ASSUMED' : '1 ASSUMED'];
      expect([id, levels('RECOVERS', () => true)]).toEqual([id, reset]);
      expect([id, levels('HELP_DESK', () => true)]).toEqual([id, isGuest ? [] : ['1 ASSUMED']]);
    }
  });
});
