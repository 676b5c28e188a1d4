/** The record of an identity: a name proves nothing, what is not collected is a question, owners are graded. */
import { describe, expect, test } from '@jest/globals';
import { type GovernedTenant, inventoryOf } from '#governance';
import { credential, day, now, owner, person, reaches, tenantOf, workload } from './sketch.ts';

const recordOf = (tenant: GovernedTenant) => inventoryOf(tenant)[0];
const ofWorkload = (more: Parameters<typeof workload>[0] = {}) => recordOf(tenantOf({ workloads: [workload(more)] }));
const ofPerson = (more: Parameters<typeof person>[0] = {}) => recordOf(tenantOf({ people: [person(more)] }));

describe('what an identity is', () => {
  test.each([
    ['svc-backup', {}, 'SERVICE_ACCOUNT', 'NAME'],
    ['Silvia Vcano', {}, 'PERSON', 'DERIVED'],
    ['svc-backup', { isServiceAccount: true }, 'SERVICE_ACCOUNT', 'DECLARED'],
    ['Ada', { lastSignIn: { value: { interactive: undefined, nonInteractive: now } } }, 'SERVICE_ACCOUNT', 'DERIVED'],
    ['Ada', { lastSignIn: { value: { interactive: undefined, nonInteractive: undefined } } }, 'PERSON', 'DERIVED'],
    ['Ada', { agentParent: 'agent' }, 'AGENT_USER', 'OBSERVED'],
    ['Ada', { isGuest: true }, 'GUEST', 'OBSERVED'],
  ])('%s %j is %s by %s', (name, more, value, confidence) => {
    expect(ofPerson({ name, ...more })?.sort).toMatchObject({ value, confidence });
  });

  test.each([
    [{}, 'APPLICATION'],
    [{ foreignTenant: 'vendor' }, 'THIRD_PARTY_APPLICATION'],
    [{ foreignTenant: 'microsoft', isMicrosoft: true }, 'MICROSOFT_APPLICATION'],
    [{ of: 'managedIdentity' as const }, 'MANAGED_IDENTITY'],
    [{ credentials: [credential('federated', { issuer: 'https://token.actions.githubusercontent.com' })] }, 'PIPELINE'],
  ])('%j is %s', (more, value) => {
    expect(ofWorkload(more)?.sort.value).toBe(value);
  });

  test('an ordinary person who reaches nothing has no record', () => {
    expect(ofPerson({ reach: reaches.nothing })).toBeUndefined();
  });
});

describe('an agent', () => {
  const blueprint = workload({
    ...{ id: 'bp', name: 'Blueprint', of: 'agentBlueprint', credentials: [credential('secret')] },
    ...{ agents: [{ id: 'sp', name: 'Agent', kind: 'AgentIdentity' }], inherited: { value: ['Microsoft Graph'] } },
  });

  test('tells its blueprint, with the secrets that are it and what it inherits', () => {
    const agent = workload({ of: 'agent' });
    const [record] = inventoryOf(tenantOf({ workloads: [agent, blueprint] }));
    expect(record?.blueprint).toMatchObject({ id: 'bp', inherited: { value: ['Microsoft Graph'] } });
    expect(record?.blueprint?.credentials).toMatchObject([{ type: 'secret', isActive: true }]);
    expect(ofWorkload()?.blueprint).toBeNull();
  });

  test('tells owners who control it and do not answer for it; unknown where sponsors are', () => {
    const owners = { value: [owner({ id: 'olu' }), owner({ id: 'ida' })] };
    const isSponsor = (more: Parameters<typeof workload>[0]) => {
      const known = ofWorkload({ owners, ...more })?.owners;
      return known && 'value' in known ? known.value.map((one) => one.isSponsor) : known;
    };
    expect(isSponsor({ of: 'agent', sponsors: { value: [owner({ id: 'olu' })] } })).toEqual([true, false]);
    expect(isSponsor({ of: 'agent', sponsors: { unknown: ['graph/agent-identities'] } })).toEqual([null, null]);
    expect(isSponsor({})).toEqual([null, null]);
  });

  test('tells when somebody last said that it is needed; not collected is not never', () => {
    const attestation = { value: { lastAt: now - day, issues: ['noManager'] } };
    expect(ofWorkload({ of: 'agent', attestation })?.attestation).toEqual(attestation);
    const unread = { unknown: ['graph/agent-identities'] };
    expect(ofWorkload({ of: 'agent', attestation: unread })?.attestation).toEqual(unread);
  });
});

describe('flags', () => {
  test('say nothing of what was not collected', () => {
    const unread = { unknown: ['x'] };
    expect(ofWorkload({ owners: unread, lastUse: unread })?.flags).toEqual([]);
    expect(ofWorkload({ owners: { value: [] }, lastUse: { value: undefined } })?.flags).toEqual(['UNOWNED', 'STALE']);
  });

  test('tell whose purpose is over and who is still armed', () => {
    expect(ofWorkload({ declared: { until: now - day } })?.flags).toEqual(['PURPOSE_OVER']);
    expect(ofWorkload({ declared: { until: now - day }, holds: [] })?.flags).toEqual([]);
  });

  test('tell a machine that somebody uses', () => {
    expect(ofPerson({ isServiceAccount: true })?.flags).toEqual(['HUMAN_USE']);
    expect(ofPerson()?.flags).toEqual([]);
  });
});

test('owners are graded against what the identity reaches', () => {
  const weak = owner({ exposure: { seen: 1, assumed: 1 } });
  const record = ofWorkload({ owners: { value: [weak, owner({ id: 'strong' })] } });
  expect(record?.owners).toMatchObject({ value: [{ isWeaker: true }, { isWeaker: false }] });
});

test('credentials tell age, lifetime, end and who shares them', () => {
  const record = ofWorkload({
    credentials: [credential('secret'), credential('secret', { id: 'old', endsAt: now - day })],
  });
  expect(record?.credentials).toMatchObject([{ isActive: true, ageDays: 10, lifetimeDays: 90 }, { isActive: false }]);
  expect(record?.expiresAt).toBe(now + 80 * day);
});

test('what revoking leaves alive is told', () => {
  expect(ofWorkload({ foreignTenant: 'vendor' })?.revocation.staysAlive.join()).toContain('vendor');
  expect(ofWorkload({ of: 'managedIdentity' })?.revocation.howFast).toContain('24 hours');
});
