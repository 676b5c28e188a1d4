/** Decisions on a small tenant: what a what-if and a plan of fixes promise is what loading the changed facts gives. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Change, parseChange } from '#changes';
import { rehearse } from '#collect';
import type { Graph } from '#cypher';
import { openFacts } from '#facts';
import { readMeasuredResources } from '#routes';
import { type Bench, factsOf } from '../../cli/decisions/measure-facts.ts';
import { type Plan, planFixes } from '../../cli/decisions/plan-fixes.ts';
import { sensitiveResources } from '../../cli/decisions/sensitive-resources.ts';
import { whatIf } from '../../cli/decisions/what-if.ts';
import { load } from '../../ingest/index.ts';
import { sharedVault, vault } from '../support/shared-vault.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { azure, resourceGroup, subscription, user } from '../support/tiny-rows.ts';

const assignment = (principalId: string) => ({
  id: `${resourceGroup}/providers/Microsoft.Authorization/roleAssignments/${principalId}`,
  properties: {
    principalId,
    roleDefinitionId: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${azure.owner}`,
    scope: resourceGroup,
  },
});
const tenant = sharedVault([assignment('g'), assignment('c')]);

let graph: Graph;
let folder: string;
let bench: Bench;
const said: string[] = [];
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
  folder = await mkdtemp(join(tmpdir(), 'postern-decisions-'));
  for (const [name, rows] of Object.entries(tenant)) {
    const file = join(folder, 'facts', `${name}.ndjson`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  }
  const output = {
    json: true,
    progress: (line: string) => void said.push(line),
    answer: async () => {},
    close: () => {},
  };
  bench = { graph, embedded: undefined, data: folder, output, signal: new AbortController().signal };
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await graph.close();
});

const facts = () => factsOf(join(folder, 'facts'), undefined);
const all = { resources: [], untilProtected: false };
const change = (...steps: object[]): Change => parseChange(JSON.stringify({ title: 'A change', steps }), 'change.json');

describe('what-if', () => {
  const asked = (name: string) => ({ facts: facts(), out: join(folder, name), allowUndecided: false });

  test('a member who leaves opens nothing and closes what led through the group', async () => {
    const left = change({ collection: 'graph/group-members', row: { groupId: 'g', id: 'a' }, remove: true });
    const { before, after, resources } = await whatIf(bench, left, asked('left'));
    expect(after.openPairs.seen + after.openPairs.assumed).toBeLessThan(
      before.openPairs.seen + before.openPairs.assumed,
    );
    expect(resources.flatMap(({ worse }) => worse)).toEqual([]);
  });

  test('a member who comes makes the vault worse', async () => {
    const fresh = change(
      { collection: 'graph/users', add: user('d') },
      { collection: 'graph/group-members', add: { groupId: 'g', id: 'd' } },
    );
    const { resources } = await whatIf(bench, fresh, asked('came'));
    expect(resources.find(({ id }) => id === vault.id)?.worse.join()).toMatch(/open identities from/);
  });

  test('tells the first route that opens and the first that closes', async () => {
    const fresh = change(
      { collection: 'graph/users', add: user('d') },
      { collection: 'arm/role-assignments', add: assignment('d') },
      { collection: 'arm/role-assignments', row: { id: assignment('c').id }, remove: true },
    );
    const { opened, closed } = await whatIf(bench, fresh, asked('routes'));
    const toVault = (routes: typeof opened | null) => routes?.filter(({ resource }) => resource === vault.id) ?? [];
    expect(toVault(opened).map(({ sentence }) => sentence)).toEqual([expect.stringMatching(/ signs in as d /)]);
    expect(toVault(closed).map(({ sentence }) => sentence)).toEqual([expect.stringMatching(/ signs in as c /)]);
  });

  test('tells whom a policy locks out, makes register and asks for more', async () => {
    const policy = (id: string, who: string, grantControls: object) => ({
      collection: 'graph/conditional-access-policies',
      add: {
        id,
        displayName: id,
        state: 'enabled',
        conditions: {
          users: { includeUsers: [who], excludeUsers: [], includeGroups: [], excludeGroups: [] },
          applications: { includeApplications: ['All'], excludeApplications: [] },
          clientAppTypes: ['all'],
        },
        grantControls: { operator: 'OR', builtInControls: [], ...grantControls },
      },
    });
    const registered = (id: string, ...methodsRegistered: string[]) => ({
      collection: 'graph/user-registration-details',
      add: {
        id,
        methodsRegistered,
        isMfaRegistered: methodsRegistered.length > 0,
        isMfaCapable: methodsRegistered.length > 0,
      },
    });
    const given = change(
      registered('a'),
      registered('b'),
      registered('c', 'microsoftAuthenticatorPush', 'softwareOneTimePasscode'),
    );
    const report = join(folder, 'registered');
    await rehearse(given, { facts: join(folder, 'facts'), out: report });
    const stricter = change(
      policy('block', 'a', { builtInControls: ['block'] }),
      policy('more for b', 'b', { builtInControls: ['mfa'] }),
      policy('more for c', 'c', { builtInControls: ['mfa'] }),
    );
    const { people } = await whatIf(bench, stricter, { ...asked('people'), facts: factsOf(report, undefined) });
    const ids = (some: readonly { readonly id: string }[]) => some.map(({ id }) => id);
    expect([ids(people.lockedOut), ids(people.mustRegister), ids(people.askedMore)]).toEqual([['a'], ['b'], ['c']]);
  });

  test('a change that changes nothing changes nothing', async () => {
    const same = change({ collection: 'graph/users', row: { id: 'a' }, set: { displayName: 'a' } });
    const { before, after, resources, opened, closed, people } = await whatIf(bench, same, asked('same'));
    expect([after, resources, opened, closed]).toEqual([before, [], [], []]);
    expect(people).toEqual({ lockedOut: [], mustRegister: [], askedMore: [] });
  });
});

describe('fixes', () => {
  let plan: Plan;
  beforeAll(async () => {
    const asked = {
      ...all,
      facts: facts(),
      budget: 2,
      out: join(folder, 'changes'),
      work: join(folder, 'work'),
    };
    await mkdir(asked.work);
    plan = await planFixes(bench, asked);
  });

  test('each step, applied after the steps before it, gives what it promises', async () => {
    expect(plan.steps).toHaveLength(2);
    let current = join(folder, 'facts');
    for (const [at, step] of plan.steps.entries()) {
      const out = join(folder, `after-${at}`);
      await rehearse(parseChange(await readFile(step.change, 'utf8'), step.change), { facts: current, out });
      current = out;
      const { measures } = await load(graph, await openFacts(out), { replace: true });
      const { states, openPairs, shortfall } = measures;
      expect({ states, openPairs, shortfall }).toEqual(step.cumulative);
    }
    const totals = [plan.before, ...plan.steps.map(({ cumulative }) => cumulative)].map(
      ({ shortfall }) => shortfall.seen,
    );
    expect(totals).toEqual([...totals].sort((a, b) => b - a));
  });

  test('settings whose effect is told without a load are not loaded to be scored', () => {
    const tries = said.filter((line) => line.startsWith('try: '));
    expect(tries.length).toBeGreaterThan(0);
    expect(tries.filter((line) => /security defaults/.test(line))).toEqual([]);
  });

  test('of one resource end when that is protected', async () => {
    const work = await mkdtemp(join(folder, 'w-'));
    const asked = { facts: facts(), budget: 5, resources: [String(vault.id)], untilProtected: true };
    const { steps, bound, boundOfObjects } = await planFixes(bench, { ...asked, out: join(folder, 'vault'), work });
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.length).toBeLessThanOrEqual(5);
    // A group and a person lead to it: one setting may do for all who sign in, changes of objects are two.
    expect([bound, boundOfObjects]).toEqual([1, 2]);
    const none = {
      ...asked,
      resources: ['not a resource'],
      out: join(folder, 'none'),
      work: await mkdtemp(join(folder, 'w-')),
    };
    expect(await planFixes(bench, none)).toMatchObject({ steps: [], bound: 0 });
  });

  test('of what is not sensitive are refused, not empty', async () => {
    const { snapshot } = await load(graph, await openFacts(join(folder, 'facts')), { replace: true, keep: 1, rest: 0 });
    const named = (...names: string[]) => sensitiveResources(graph, snapshot, names);
    expect(await named('kv')).toEqual([vault.id]);
    await expect(named('kv', 'a')).rejects.toMatchObject({
      status: 2,
      message: expect.stringMatching(/no sensitive resource/),
    });
    await expect(named('nothing')).rejects.toThrow(/Nothing is called/);
  });

  test('nothing that was tried is published, or left behind', async () => {
    const report = await load(graph, await openFacts(join(folder, 'facts')), { replace: true, keep: 1, rest: 0 });
    await planFixes(bench, {
      ...all,
      facts: facts(),
      budget: 1,
      out: join(folder, 'again'),
      work: await mkdtemp(join(folder, 'w-')),
    });
    const left = await graph.many(
      { name: 'snapshots-left', mode: 'read', text: 'MATCH (s:Snapshot) RETURN s.id AS id, s.state AS state' },
      {},
    );
    expect(left).toEqual([{ id: report.snapshot, state: 'READY' }]);
    expect(await readMeasuredResources(graph, report.snapshot)).not.toEqual([]);
  });
});
