/** The question of sign-in, over HTTP, against the demo tenant and small tenants that were loaded. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseConfiguration } from '#configuration';
import type { Graph } from '#cypher';
import { openFacts } from '#facts';
import { SignInDocument } from '../../cli/questions/answers.ts';
import { signInText } from '../../cli/sign-in-text.ts';
import { load } from '../../ingest/index.ts';
import { recordedFacts } from '../journeys/recorded-facts.ts';
import { openTestGraph, wipe } from '../support/test-graph.ts';
import { tinyTenant } from '../support/tiny-tenant.ts';
import { type Answer, type Listening, listen, noLog } from './bank.ts';

const root = join(import.meta.dirname, '..', '..');
const document = SignInDocument.toString();
const recorded = join(root, '../shared/data/recorded-tenant/objects');
const demoUser = (number: number) => `00000000-0000-4000-a000-${String(number).padStart(12, '0')}`;

let graph: Graph;
let api: Listening;
beforeAll(async () => {
  graph = await openTestGraph();
  await wipe(graph);
  api = await listen({ graph, log: noLog });
});
afterAll(async () => {
  await api.close();
  await graph.close();
});

async function signIn(user: string, audience?: string, conditions?: object): Promise<Answer['data']> {
  const answer = await api.ask(document, { user, audience, conditions });
  expect(answer.codes).toEqual([]);
  return answer.data.signIn;
}

const all = {
  users: { includeUsers: ['All'] },
  applications: { includeApplications: ['All'] },
  clientAppTypes: ['all'],
};
const mfa = { operator: 'OR', builtInControls: ['mfa'] };

describe('the demo tenant', () => {
  beforeAll(async () => {
    await load(graph, await openFacts(join(root, 'ingest/demo')), { replace: true, keep: 1, rest: 0 });
  });

  test('a step-up names what is required, the sets that meet it, and their levels', async () => {
    const answer = await signIn(demoUser(10).toUpperCase(), 'graph', { client: 'browser', device: 'compliant' });
    expect(answer).toMatchObject({ audience: 'graph', decision: 'STEP_UP', requiredControls: ['mfa'] });
    expect(answer.waysIn).toMatchObject([
      {
        kind: 'SIGNS_IN',
        authenticators: ['password', 'microsoftAuthenticatorPush'],
        level: { name: 'MFA', value: 3 },
        basis: 'OBSERVED',
        entry: 'entry:sign-in',
      },
    ]);
  });

  test('each policy says whether it applies, and why, condition by condition', async () => {
    const { policies } = await signIn(demoUser(6), 'graph');
    const byName = new Map(policies.map((policy: { name: string }) => [policy.name.slice(0, 5), policy]));
    expect(byName.get('CA002')).toMatchObject({ applies: true, state: 'ENABLED', controls: ['mfa'] });
    expect(byName.get('CA003')).toMatchObject({
      applies: false,
      why: 'the application is not included',
      conditions: expect.arrayContaining([
        { name: 'applications', applies: false, why: 'the application is not included' },
      ]),
    });
    expect(byName.get('CA006')).toMatchObject({ applies: false, state: 'REPORT_ONLY' });
    expect(byName.get('CA014')).toMatchObject({ applies: false, state: 'DISABLED' });
  });

  test('without conditions every audience is answered, and the other ways in with where they begin', async () => {
    const answer = await signIn(demoUser(6));
    expect(answer.audiences.map((one: { audience: string }) => one.audience)).toEqual(
      expect.arrayContaining(['azure-write', 'keyvault', 'graph', 'exchange', 'device-registration']),
    );
    expect(answer.waysIn).toContainEqual(
      expect.objectContaining({ kind: 'HELP_DESK_RESETS', entry: 'entry:help-desk-call', basis: 'ASSUMED' }),
    );
    expect(answer.assumptions).toContain(
      'What the help desk verifies is not declared: one factor, for password and methods.',
    );
    expect((await signIn(demoUser(6), 'azure')).audiences).toHaveLength(2);
  });

  test('a legacy client is blocked', async () => {
    expect(await signIn(demoUser(6), 'exchange', { client: 'other' })).toMatchObject({
      decision: 'BLOCKED',
      requiredControls: ['block'],
      waysIn: [],
    });
  });

  test('an appId is an audience, and one of a named audience is that one', async () => {
    const own = 'aaaaaaaa-0000-4000-8000-000000000001';
    expect((await signIn(demoUser(6), own.toUpperCase())).audience).toBe(own);
    expect((await signIn(demoUser(6), '00000003-0000-0000-c000-000000000000')).audience).toBe('graph');
  });

  test('a user action takes the place of an audience', async () => {
    const answer = await signIn(demoUser(6), undefined, { userAction: 'registerSecurityInfo' });
    expect(answer).toMatchObject({ audience: 'urn:user:registersecurityinfo', decision: 'BLOCKED' });
  });

  test.each([
    [{ user: 'nobody' }, 'NODE_NOT_FOUND', 'nobody'],
    [{ user: '00000000-0000-4000-a001-000000000009' }, 'BAD_USER_INPUT', 'Group'],
    [{ user: demoUser(6), audience: 'fax' }, 'BAD_USER_INPUT', 'azure-write'],
    [
      { user: demoUser(6), audience: 'graph', conditions: { client: 'telnet' } },
      'BAD_USER_INPUT',
      'exchangeActiveSync',
    ],
    [{ user: demoUser(6), audience: 'graph', conditions: { location: 'atlantis' } }, 'BAD_USER_INPUT', 'Head office'],
    [{ user: demoUser(6), conditions: { ip: '300.1.1.1' } }, 'BAD_USER_INPUT', 'IPv4'],
    [{ user: demoUser(6), conditions: { country: 'Atlantis' } }, 'BAD_USER_INPUT', 'ISO 3166-1'],
    [{ user: demoUser(6), conditions: { signInRisk: 'grave' } }, 'BAD_USER_INPUT', 'none, low, medium, high'],
    [
      { user: demoUser(6), audience: 'graph', conditions: { authenticationContext: 'c1' } },
      'BAD_USER_INPUT',
      'not about both',
    ],
  ])('%j is refused with %s', async (variables, code, named) => {
    const { codes, text } = await api.ask(document, variables);
    expect(codes).toEqual([code]);
    expect(text).toContain(named);
  });

  test('as text it says the decision, the sets, the policies and what is assumed', async () => {
    const text = signInText((await api.ask(document, { user: demoUser(6) })).data);
    expect(text).toContain('Owen Castell, signing in to');
    expect(text).toContain('step-up (mfa)');
    expect(text).toContain('2 restricted MFA: the password and a text message (observed)');
    expect(text).toMatch(
      /CA001 Block legacy authentication \(block\)\n\s+clientAppTypes: the client browser is not included/,
    );
    expect(text).toMatch(/Taken for granted:\n\s+What the help desk verifies is not declared/);
    // Names break where the table is narrow.
    for (const name of ['Azure Key Vault', 'Exchange Online']) expect(text).toContain(name);
  });
});

test('what the operator declares counts in the load and in the answer', async () => {
  const configuration = parseConfiguration(
    `helpDesk: { verification: nothing }\nbreakGlass: [${demoUser(4)}]\nsensitive: [{ kind: User, id: '${demoUser(4)}', requires: 4, because: break-glass }]`,
    'postern.yaml',
  );
  await load(graph, await openFacts(join(root, 'ingest/demo')), { replace: true, keep: 1, rest: 0, configuration });
  expect((await signIn(demoUser(6), 'graph')).waysIn[0]).toMatchObject({
    kind: 'HELP_DESK_RESETS',
    level: { value: 0 },
    authenticators: [],
  });
  expect((await signIn(demoUser(4), 'graph')).breakGlass).toMatchObject([
    { rule: 'excluded everywhere', met: false },
    { rule: 'phishing-resistant', met: true },
    { rule: 'alerting declared', met: false },
    { rule: 'no other use', met: true },
  ]);
  expect((await signIn(demoUser(3), 'graph')).breakGlass).toEqual([]);
  const { data } = await api.ask(
    `{ helped: node(id: "${demoUser(6)}") { exposure { value } } account: node(id: "${demoUser(4)}") { sensitiveBecause } }`,
  );
  expect(data).toEqual({ helped: { exposure: { value: 0 } }, account: { sensitiveBecause: 'break-glass' } });
});

describe('small tenants', () => {
  const user = (id: string) => ({ id, displayName: id, userPrincipalName: `${id}@quay.example`, accountEnabled: true });
  const facts = {
    'graph/users': [user('ada'), user('bob')],
    'graph/groups': [{ id: 'ops', displayName: 'Operations' }],
    'graph/group-members': [{ groupId: 'ops', id: 'stranger', '@odata.type': '#microsoft.graph.user' }],
    'graph/user-authentication-methods': [
      { userId: 'ada', id: 'm1', '@odata.type': '#microsoft.graph.passwordAuthenticationMethod' },
      { userId: 'ada', id: 'm2', '@odata.type': '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod' },
    ],
    'graph/security-defaults': [{ id: 'defaults', isEnabled: false }],
    'graph/named-locations': [
      {
        id: 'office',
        '@odata.type': '#microsoft.graph.ipNamedLocation',
        displayName: 'Office',
        isTrusted: true,
        ipRanges: [{ cidrAddress: '203.0.113.0/24' }],
      },
    ],
  };
  const policy = (id: string, state: string, conditions: object = {}) => ({
    id,
    displayName: id,
    state,
    conditions: { ...all, ...conditions },
    grantControls: mfa,
  });

  test('a policy that only reports protects nobody; the answer is of the snapshot that is published', async () => {
    const reporting = { 'graph/conditional-access-policies': [policy('p', 'enabledForReportingButNotEnforced')] };
    await tinyTenant(graph, { ...facts, ...reporting });
    const open = await signIn('ada', 'graph', { client: 'browser' });
    expect(open).toMatchObject({ decision: 'ALLOWED', requiredControls: [], level: { value: 1 } });
    expect(open.waysIn).toContainEqual(
      expect.objectContaining({ authenticators: ['password'], level: { name: 'SINGLE_FACTOR', value: 1 } }),
    );
    expect(open.policies).toMatchObject([
      { applies: false, why: expect.stringContaining('would close this: require mfa') },
    ]);
    await tinyTenant(graph, { ...facts, 'graph/conditional-access-policies': [policy('p', 'enabled')] });
    const closed = await signIn('ada', 'graph', { client: 'browser' });
    expect(closed).toMatchObject({ decision: 'STEP_UP', requiredControls: ['mfa'] });
    expect(closed.level.value).toBe(3);
    expect((await signIn('bob', 'graph', { client: 'browser' })).waysIn).toEqual([]);
  });

  test('a trusted network is left out, by address and by name; the adversary is not on it, the ordinary sign-in is', async () => {
    const away = policy('away', 'enabled', { locations: { includeLocations: ['All'], excludeLocations: ['office'] } });
    const phones = policy('phones', 'enabled', { platforms: { includePlatforms: ['windows'] } });
    await tinyTenant(graph, { ...facts, 'graph/conditional-access-policies': [away] });
    expect((await signIn('ada', 'graph', { ip: '203.0.113.9' })).decision).toBe('ALLOWED');
    expect((await signIn('ada', 'graph', { location: 'Office' })).decision).toBe('ALLOWED');
    expect((await signIn('ada', 'graph', { ip: '203.0.114.9' })).decision).toBe('STEP_UP');
    expect((await signIn('ada', 'graph')).decision).toBe('STEP_UP');
    await tinyTenant(graph, { ...facts, 'graph/conditional-access-policies': [phones] });
    expect(await signIn('ada', 'graph')).toMatchObject({ decision: 'ALLOWED', ordinary: { decision: 'STEP_UP' } });
  });

  test('an application that a policy leaves out is open, the others are not', async () => {
    const app = 'bbbbbbbb-0000-4000-8000-000000000001';
    const except = policy('p', 'enabled', {
      applications: { includeApplications: ['All'], excludeApplications: [app, 'payroll-app'] },
    });
    await tinyTenant(graph, { ...facts, 'graph/conditional-access-policies': [except] });
    expect((await signIn('ada', app)).decision).toBe('ALLOWED');
    expect((await signIn('ada', 'payroll-app')).decision).toBe('ALLOWED');
    expect((await signIn('ada', app.replace('1', '2'))).decision).toBe('STEP_UP');
    expect((await signIn('ada', 'sharepoint')).decision).toBe('STEP_UP');
  });

  test('a user of whom there is no row has no answer', async () => {
    await tinyTenant(graph, facts);
    await graph.run(
      { name: 'forget', mode: 'write', text: "MATCH (n:User {id: 'bob'}) REMOVE n.signInInputs" } as never,
      {},
    );
    const { codes, text } = await api.ask(document, { user: 'bob' });
    expect(codes).toEqual(['BAD_USER_INPUT']);
    expect(text).toContain('graph/users');
  });
});

(existsSync(recorded) ? test : test.skip)(
  "in the recorded tenant, whose policies only report, everybody gets in with a password alone, this tenant's or another's",
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'postern-recorded-'));
    try {
      await recordedFacts(recorded, folder);
      await load(graph, await openFacts(folder), { replace: true, keep: 1, rest: 0 });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    const users = JSON.parse(readFileSync(join(recorded, 'users.json'), 'utf8')) as {
      id: string;
      accountEnabled?: boolean;
      userType?: string;
    }[];
    const members = users.filter(({ accountEnabled, userType }) => accountEnabled !== false && userType !== 'Guest');
    expect(members.length).toBeGreaterThan(0);
    for (const { id } of members.slice(0, 20)) {
      const answer = await signIn(id, 'graph', { client: 'browser' });
      expect(answer).toMatchObject({ decision: 'ALLOWED', level: { value: 1 } });
      expect([['password'], ['federatedSingleFactor']]).toContainEqual(answer.waysIn[0].authenticators);
    }
  },
);
