/** Exceptions: who answers for each, and what nobody answers for stands first. */
import { expect, test } from '@jest/globals';
import { exceptionsOf, type PolicyExclusion } from '#governance';
import { day, now, person, reaches, tenantOf, workload } from './sketch.ts';

const policy = { id: 'p', name: 'MFA for all' };
const excluded = (id: string, more: Partial<PolicyExclusion> = {}): PolicyExclusion => ({
  ...{ policy, who: { id, name: id, kind: 'Group' }, people: 3, isBreakGlass: false },
  ...more,
});
const declared = { policy: 'mfa for all', who: 'g', owner: 'Olu', reason: 'scanners' };
const states = (...all: Parameters<typeof exceptionsOf>) =>
  exceptionsOf(...all).map(({ who, state }) => `${who.id} ${state}`);

test('an exclusion is declared by the id or the name of its policy, and by nothing else', () => {
  expect(states(tenantOf(), [excluded('g')], [declared])).toEqual(['g DECLARED']);
  expect(states(tenantOf(), [excluded('g')], [{ ...declared, policy: 'p' }])).toEqual(['g DECLARED']);
  expect(states(tenantOf(), [excluded('g')], [{ ...declared, policy: 'q' }])).toEqual(['g UNDECLARED']);
  expect(states(tenantOf(), [excluded('g')], [{ ...declared, who: 'h' }])).toEqual(['g UNDECLARED']);
});

test('past its end it has lapsed', () => {
  expect(states(tenantOf(), [excluded('g')], [{ ...declared, until: now - day }])).toEqual(['g LAPSED']);
  expect(states(tenantOf(), [excluded('g')], [{ ...declared, until: now + day }])).toEqual(['g DECLARED']);
});

test('an emergency account that is declared needs no other reason', () => {
  const [one] = exceptionsOf(tenantOf(), [excluded('g', { isBreakGlass: true })], []);
  expect(one).toMatchObject({ state: 'DECLARED', owner: null, reason: 'declared as a break-glass account' });
});

test('vendors that reach something and shared accounts that sign in are exceptions too; nobody else is', () => {
  const tenant = tenantOf({
    people: [
      person({ id: 'desk', declared: { kind: 'room' } }),
      person({ id: 'shut', declared: { kind: 'room' }, enabled: false }),
      person(),
    ],
    workloads: [
      workload({ id: 'vendor', foreignTenant: 't2', declared: { purpose: 'reports', until: now + day } }),
      workload({ id: 'harmless', foreignTenant: 't2', reach: reaches.nothing }),
      workload({ id: 'microsoft', foreignTenant: 't3', isMicrosoft: true }),
      workload({ id: 'own' }),
    ],
  });
  expect(states(tenant, [], [])).toEqual(['desk UNDECLARED', 'vendor DECLARED']);
});
