/** whatIf and fixes over the API: what they promise is what loading the changed facts gives, and what they cannot tell they refuse. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseChange } from '#changes';
import { rehearse } from '#collect';
import type { Graph } from '#cypher';
import { openFacts } from '#facts';
import { ask } from '../../api/index.ts';
import { load } from '../../ingest/index.ts';
import { writeFacts } from '../support/facts-folder.ts';
import { sharedVault, vault } from '../support/shared-vault.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { azure, azureHolding, resourceGroup, user } from '../support/tiny-rows.ts';

const holding = (who: string) => azureHolding(who, azure.owner, resourceGroup);
const tenant = sharedVault([holding('g'), holding('c')]);
const measures =
  '{ states { underProtected undecided protected } openPairs { seen assumed } shortfall { seen assumed } }';
const whatIf = `query ($changes: String!) { whatIf(changes: $changes) {
  title notQuick isWorse isJudged people { lockedOut { id } mustRegister { id } askedMore { id } } before ${measures} after ${measures}
  resources { id name worse before { state openIdentities { seen assumed } shortfall { seen assumed } } after { state } } } }`;
const fixes = `query ($to: ID, $first: Int) { fixes(to: $to, first: $first) { complete before ${measures}
  exactOnly { kind says } steps { kind title change touches first steps undo licence source alone ${measures} cumulative ${measures} } } }`;

let graph: Graph;
let folder: string;
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
  folder = await mkdtemp(join(tmpdir(), 'postern-decisions-'));
  await writeFacts(join(folder, 'facts'), tenant);
  await load(graph, await openFacts(join(folder, 'facts')), { replace: true, keep: 5, rest: 0 });
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await wipe(graph);
  await graph.close();
});

const change = (...steps: object[]) => JSON.stringify({ title: 'A change', steps });
const left = change({ collection: 'arm/role-assignments', row: { id: holding('c').id }, remove: true });

async function asked(changes: string) {
  const { whatIf: answer } = await ask<{ whatIf: Record<string, never> }>(graph, whatIf, { changes });
  return answer as Record<string, unknown>;
}

/** What loading the facts with some changes gives. */
async function loadedAfter(...changes: string[]) {
  let facts = join(folder, 'facts');
  for (const text of changes) {
    const out = await mkdtemp(join(folder, 'after-'));
    await rehearse(parseChange(text, 'change'), { facts, out: join(out, 'facts') });
    facts = join(out, 'facts');
  }
  const elsewhere = await load(graph, await openFacts(facts), { replace: true, keep: 5, rest: 0 });
  await load(graph, await openFacts(join(folder, 'facts')), { replace: true, keep: 5, rest: 0 });
  const { states, openPairs, shortfall } = elsewhere.measures;
  return { states, openPairs, shortfall };
}

describe('whatIf', () => {
  test('tells of a removal what loading the changed facts gives', async () => {
    const answer = await asked(left);
    expect(answer).toMatchObject({ title: 'A change', notQuick: null, isWorse: false });
    expect(answer.after).toEqual(await loadedAfter(left));
    expect(answer.resources).toEqual([expect.objectContaining({ id: vault.id, worse: [] })]);
  });

  test('judges people again by a policy that comes, and tells whom it locks out', async () => {
    const policy = {
      id: 'block-c',
      state: 'enabled',
      conditions: {
        users: { includeUsers: ['c'], excludeUsers: [], includeGroups: [], excludeGroups: [] },
        applications: { includeApplications: ['All'], excludeApplications: [] },
        clientAppTypes: ['all'],
      },
      grantControls: { operator: 'OR', builtInControls: ['block'] },
    };
    const blocked = change({ collection: 'graph/conditional-access-policies', add: policy });
    const answer = await asked(blocked);
    expect(answer).toMatchObject({ notQuick: null, isWorse: false, isJudged: true });
    expect(answer.after).not.toEqual(answer.before);
    expect(answer.after).toEqual(await loadedAfter(blocked));
    expect(answer.people).toEqual({ lockedOut: [{ id: 'c' }], mustRegister: [], askedMore: [] });
    expect(await asked(left)).toMatchObject({ isJudged: false });
  });

  test('judges people again by security defaults', async () => {
    const on = change({ collection: 'graph/security-defaults', row: {}, set: { isEnabled: true } });
    const answer = await asked(on);
    expect(answer).toMatchObject({ isJudged: true });
    expect(answer.after).toEqual(await loadedAfter(on));
  });

  test('refuses to promise what only judging people again can tell', async () => {
    const added = change({ collection: 'graph/users', add: user('d') });
    expect(await asked(added)).toMatchObject({
      notQuick: expect.stringMatching(/^Step 1:/),
      after: null,
      isWorse: null,
    });
  });

  test('refuses what fits nothing in the snapshot', async () => {
    const gone = change({ collection: 'arm/role-assignments', row: { id: 'nothing' }, remove: true });
    expect(await asked(gone)).toMatchObject({ notQuick: expect.stringContaining('nothing in the snapshot') });
  });

  test('says where a change file is wrong', async () => {
    await expect(asked('{"title": "x", "steps": [{"collection": "graph/users"}]}')).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});

interface Step {
  readonly change: string;
  readonly cumulative: object;
  readonly licence: string;
}

describe('fixes', () => {
  const plan = async (variables: object) =>
    (
      await ask<{ fixes: { steps: Step[]; complete: boolean; before: object; exactOnly: { kind: string }[] } }>(
        graph,
        fixes,
        variables as Record<string, unknown>,
      )
    ).fixes;

  test('each step, applied after the steps before it, gives what it promises', async () => {
    const { steps, complete, exactOnly } = await plan({ first: 3 });
    expect(complete).toBe(true);
    expect(steps.length).toBeGreaterThanOrEqual(2);
    for (const at of steps.keys())
      expect(steps[at]?.cumulative).toEqual(await loadedAfter(...steps.slice(0, at + 1).map((one) => one.change)));
    expect(exactOnly.map(({ kind }) => kind)).toContain('strengthen-person');
  });

  test('of one resource count that resource alone', async () => {
    const { before } = await plan({ to: String(vault.id), first: 1 });
    expect(before).toMatchObject({ states: { underProtected: 0, undecided: 1, protected: 0 } });
  });

  test('of what is not sensitive are refused', async () => {
    await expect(plan({ to: 'a', first: 1 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(plan({ first: 101 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});

test('fixesOfLink tells what the tenant would be without a link', async () => {
  const document = `query ($from: ID!, $to: ID!) { fixesOfLink(from: $from, to: $to, kind: HOLDS) {
    title notQuick before ${measures} after ${measures} } }`;
  const drawn = {
    name: 'drawn-from-a-row',
    mode: 'read' as const,
    text: 'MATCH (a:Node)-[l:HOLDS]->(b) WHERE $row IN l.evidence RETURN a.id AS from, b.id AS to',
  };
  const rows = await graph.many<{ row: string }, { from: string; to: string }>(drawn, {
    row: `arm/role-assignments:${holding('c').id}`,
  });
  const { from, to } = rows[0] as (typeof rows)[number];
  const of = async (who: string) =>
    (await ask<{ fixesOfLink: Record<string, never>[] }>(graph, document, { from: who, to })).fixesOfLink;
  const { before, after } = await asked(left);
  expect(await of(from.toUpperCase())).toEqual([
    { title: expect.stringMatching(/^Remove the Azure role .* of c/), notQuick: null, before, after },
  ]);
  expect(await of('nobody')).toEqual([]);
});
