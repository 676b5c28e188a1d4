/** The What-If service, asked over TLS by the real SDK: its pace, its pages, its refusals. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type LiveTenant, type ServiceRow, startLiveTenant } from '../../support/live-tenant.ts';

let live: LiveTenant;
beforeAll(async () => {
  live = await startLiveTenant();
});
afterAll(() => live.close());
beforeEach(() => {
  live.asked.length = 0;
  Object.assign(live.behaviour, { answer: () => rows, page: 100, busy: 0 });
});

const rows: readonly ServiceRow[] = [
  { id: 'A', displayName: 'MFA', state: 'enabled', policyApplies: true, analysisReasons: 'notSet' },
  { id: 'B', displayName: 'Block', state: 'enabled', policyApplies: false, analysisReasons: 'users,clientApps' },
];

const question = {
  userId: 'user-a',
  target: { appId: '00000002-0000-0ff1-ce00-000000000000' },
  client: 'browser',
  platform: 'windows',
  device: 'compliant',
  flow: 'deviceCodeFlow',
  ip: '40.77.182.32',
  country: 'US',
  userRisk: 'none',
  signInRisk: 'high',
  insiderRisk: 'none',
};

async function ask(given: object = question, environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'ask-once.ts'), JSON.stringify(given)], {
    env: { ...process.env, NODE_OPTIONS: '', ...live.environment, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(await text(child.stdout));
}

describe('the What-If service', () => {
  test('gets the question in its own words and gives a verdict a policy, page by page, a second apart', async () => {
    live.behaviour.page = 1;
    const before = live.throttled();
    const answer = await ask(question, { ASK_TWICE: '1' });
    expect(answer.first).toEqual([
      { id: 'A', name: 'MFA', state: 'enabled', applies: true, reasons: [] },
      { id: 'B', name: 'Block', state: 'enabled', applies: false, reasons: ['users', 'clientApps'] },
    ]);
    expect(answer.second).toEqual(answer.first);
    expect(live.throttled()).toBe(before);
    expect(live.asked[0]?.body).toEqual({
      signInIdentity: { '@odata.type': '#microsoft.graph.userSignIn', userId: 'user-a' },
      signInContext: {
        '@odata.type': '#microsoft.graph.applicationContext',
        includeApplications: ['00000002-0000-0ff1-ce00-000000000000'],
      },
      signInConditions: {
        clientAppType: 'browser',
        country: 'US',
        ipAddress: '40.77.182.32',
        signInRiskLevel: 'high',
        userRiskLevel: 'none',
        devicePlatform: 'windows',
        deviceInfo: { isCompliant: true, trustType: 'AzureAD' },
        authenticationFlow: { transferMethod: 'deviceCodeFlow' },
      },
      appliedPoliciesOnly: false,
    });
  });

  test('is asked about a user action and an authentication context, and is not told what it has no word for', async () => {
    await ask({
      ...question,
      target: { userAction: 'urn:user:registersecurityinfo' },
      platform: 'unknown',
      flow: 'none',
    });
    await ask({ ...question, target: { authenticationContext: 'c3' }, device: 'unregistered' });
    expect(live.asked.map(({ body }) => body.signInContext)).toEqual([
      { '@odata.type': '#microsoft.graph.userActionContext', userAction: 'registerSecurityInformation' },
      { '@odata.type': '#microsoft.graph.authContext', authenticationContextValue: 'c3' },
    ]);
    expect(Object.keys(live.asked[0]?.body.signInConditions ?? {})).not.toContain('devicePlatform');
    expect(Object.keys(live.asked[0]?.body.signInConditions ?? {})).not.toContain('authenticationFlow');
    expect(Object.keys(live.asked[1]?.body.signInConditions ?? {})).not.toContain('deviceInfo');
  });

  test('that is busy without saying for how long is asked again', async () => {
    live.behaviour.busy = 1;
    const answer = await ask();
    expect(answer.first).toHaveLength(2);
    expect(answer.progress).toEqual([expect.stringContaining('busy')]);
  });

  test.each([
    [403, 'Authorization_RequestDenied', 'WHAT_IF_FORBIDDEN', 'Policy.Read.ConditionalAccess'],
    [401, 'InvalidAuthenticationToken', 'WHAT_IF_CREDENTIALS', 'AZURE_CLIENT_SECRET'],
    [404, 'Request_ResourceNotFound', 'WHAT_IF_NOT_FOUND', 'tenant'],
    [400, 'BadRequest', 'WHAT_IF_REFUSED', 'BadRequest'],
  ])('that answers %d %s is told as %s', async (status, code, wanted, says) => {
    live.behaviour.answer = () => ({ status, body: { error: { code, message: 'No.' } } });
    expect(await ask()).toMatchObject({ name: 'WhatIfError', code: wanted, message: expect.stringContaining(says) });
  });

  test('that takes no credentials is told as such, without the secret', async () => {
    const answer = await ask(question, { AZURE_CLIENT_SECRET: 'wrong-battery' });
    expect(answer).toMatchObject({ code: 'WHAT_IF_CREDENTIALS', message: expect.stringContaining('AADSTS7000215') });
    expect(JSON.stringify(answer)).not.toContain('wrong-battery');
    expect(live.asked).toEqual([]);
  });

  test('whose answer is no answer of What-If is told as strange', async () => {
    live.behaviour.answer = () => ({ status: 200, body: { value: [{ id: 'A' }] } });
    expect(await ask()).toMatchObject({ code: 'WHAT_IF_STRANGE', message: expect.stringContaining('policyApplies') });
  });
});
