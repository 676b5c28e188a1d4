/** A What-If table: a facts folder of raw rows and little else, loaded and asked over the API; then held against the What-If service by `signin --verify`. */
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { openFacts } from '#facts';
import { SignInDocument } from '../../cli/questions/answers.ts';
import { load } from '../../ingest/index.ts';
import { type Answer, type Listening, listen, noLog } from '../api/bank.ts';
import { type Ended, expectFailure, runPostern } from '../bad-input/run-postern.ts';
import { type LiveTenant, type ServiceRow, startLiveTenant } from '../support/live-tenant.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';

interface Case {
  readonly says: string;
  readonly user: string;
  readonly audience: string | null;
  readonly conditions: Readonly<Record<string, string>>;
  readonly decision: string;
  readonly requiredControls: readonly string[];
  /** Names of the policies that apply. */
  readonly applies: readonly string[];
}

const table = JSON.parse(readFileSync(join(import.meta.dirname, 'cases/what-if.json'), 'utf8')) as {
  readonly facts: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly cases: readonly Case[];
};
const document = SignInDocument.toString();

const first = table.cases.find(({ says }) => says === 'MFA off the network') as Case;

let graph: Graph;
let api: Listening;
let live: LiveTenant;
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
  const folder = await mkdtemp(join(tmpdir(), 'what-if-'));
  for (const [name, rows] of Object.entries(table.facts)) {
    const file = join(folder, `${name}.ndjson`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  }
  await load(graph, await openFacts(folder), { replace: true, keep: 1, rest: 0 });
  await rm(folder, { recursive: true });
  api = await listen({ graph, log: noLog });
  live = await startLiveTenant();
});
afterAll(async () => {
  await live.close();
  await api.close();
  await graph.close();
});

async function signIn({ user, audience, conditions }: Pick<Case, 'user' | 'audience' | 'conditions'>) {
  const answer: Answer = await api.ask(document, { user, audience, conditions });
  expect(answer.codes).toEqual([]);
  return answer.data.signIn;
}

describe('a table of sign-ins', () => {
  test.each(table.cases.map((row) => [row.says, row] as const))('%s', async (_says, row) => {
    const answer = await signIn(row);
    const applied = answer.policies.filter(({ applies }: { applies: boolean }) => applies);
    expect({
      decision: answer.decision,
      requiredControls: answer.requiredControls,
      applies: applied.map(({ name }: { name: string }) => name).sort(),
    }).toEqual({ decision: row.decision, requiredControls: row.requiredControls, applies: row.applies });
  });

  test('report-only says what it would do, and what was not collected is said', async () => {
    const answer = await signIn(first);
    const tried = answer.policies.find(({ name }: { name: string }) => name === 'Try: block all');
    expect(tried).toMatchObject({ applies: false, state: 'REPORT_ONLY', why: expect.stringContaining('would close') });
    expect(answer.assumptions).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/methods were not collected/),
        expect.stringMatching(/Per-user MFA/),
      ]),
    );
  });
});

/** What the service says where it agrees with the table. */
function agreeing(body: Record<string, never>): ServiceRow[] {
  const user = (body.signInIdentity as unknown as { userId: string }).userId.toLowerCase();
  const row = table.cases.find((one) => one.says === 'MFA off the network' && one.user === user);
  return (table.facts['graph/conditional-access-policies'] ?? [])
    .filter(({ state }) => state !== 'disabled')
    .map(({ id, displayName, state }) => {
      const policyApplies = row?.applies.includes(String(displayName)) === true || displayName === 'Try: block all';
      const analysisReasons = policyApplies ? 'notSet' : 'users';
      return {
        id: String(id).toUpperCase(),
        displayName: String(displayName),
        state: String(state),
        policyApplies,
        analysisReasons,
      };
    });
}

describe('--verify', () => {
  beforeEach(() => {
    live.asked.length = 0;
    Object.assign(live.behaviour, { answer: agreeing, page: 100, busy: 0 });
  });
  const words = ['signin', 'Ada', '--audience', 'graph', '--ip', '198.51.100.7', '--country', 'us', '--verify'];
  const run = (more: readonly string[] = [], environment: Record<string, string> = {}): Promise<Ended> =>
    runPostern([...words, ...more], { ...live.environment, ...environment });

  test('agrees with a service that says the same', async () => {
    const { status, stdout, stderr } = await run();
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('asking What-If') });
    expect(stdout).toContain('11 verdicts agree, 0 differ');
    expect(live.asked.map(({ body }) => body)).toMatchObject([
      {
        signInIdentity: { userId: first.user },
        signInContext: { includeApplications: ['00000003-0000-0000-c000-000000000000'] },
        signInConditions: {
          clientAppType: 'browser',
          devicePlatform: 'windows',
          ipAddress: '198.51.100.7',
          country: 'US',
        },
      },
    ]);
  });

  test('ends with 3 and names each policy on which they differ, with both reasons', async () => {
    live.behaviour.answer = (body) =>
      agreeing(body)
        .filter(({ displayName }) => displayName !== 'Block legacy')
        .map((one) =>
          one.displayName === 'MFA off the network'
            ? { ...one, policyApplies: false, analysisReasons: 'location' }
            : one,
        );
    const { status, stdout } = await run(['--json', '--progress', 'none']);
    expect(status).toBe(3);
    const [{ agreed, differences }] = JSON.parse(stdout).verified;
    expect(agreed).toBe(9);
    expect(differences).toMatchObject([
      { name: 'MFA off the network', postern: true, service: false, why: expect.stringContaining('location') },
      { name: 'Block legacy', postern: false, service: null },
    ]);
  });

  test('fails with the permission that is missing', async () => {
    live.behaviour.answer = () => ({
      status: 403,
      body: { error: { code: 'Authorization_RequestDenied', message: 'No.' } },
    });
    expectFailure(await run(), 1, /Policy\.Read\.ConditionalAccess/);
  });

  test('refuses a place that the service has no word for, and an endpoint that is none', async () => {
    expectFailure(await run(['--location', 'Office']), 2, /--ip/);
    expectFailure(await run([], { POSTERN_GRAPH_ENDPOINT: 'http://localhost' }), 2, /https/);
  });
});
