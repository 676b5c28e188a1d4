/** Accounts that are no person's: left out of the help desk's while nobody says whom it serves, and asked about at what a call would ask. */
import { expect, test } from '@jest/globals';
import type { AssuranceConfiguration } from '../../assurance/configuration.ts';
import { callIfServed } from '../../assurance/ways-in/help-desk.ts';
import { directoryRole } from '../../cypher/catalogue/index.ts';
import { type CaseUser, tenantOf, userOf } from './scene.ts';

const call = (user: CaseUser & Record<string, unknown>, configuration: AssuranceConfiguration = {}) =>
  callIfServed(tenantOf({ configuration }), userOf(user));

const machine = { roleTemplateIds: [directoryRole.directorySynchronizationAccounts] };

test('[U] machines, break-glass accounts and mailboxes of no person are left out; a person is not', () => {
  expect(call(machine)).toBe(1);
  expect(call({ mailboxSettings: { userPurpose: 'room' } })).toBe(1);
  expect(call({}, { serviceAccounts: ['user-a'] })).toBe(1);
  expect(call({}, { breakGlass: ['user-a'] })).toBe(1);
  expect(call({ mailboxSettings: { userPurpose: 'user' } })).toBeUndefined();
  expect(call({})).toBeUndefined();
});

test('[U] whom the desk serves answers it, and whoever is exempt or disabled is no question', () => {
  expect(call(machine, { helpDesk: { serves: { users: ['somebody'] } } })).toBeUndefined();
  expect(call(machine, { helpDesk: { serves: { users: ['*'] } } })).toBeUndefined();
  expect(call(machine, { helpDesk: { exempt: { roles: ['*'] } } })).toBeUndefined();
  expect(call({ ...machine, accountEnabled: false })).toBeUndefined();
});

test('[U] the level is what the desk verifies', () => {
  expect(call(machine, { helpDesk: { verification: 'nothing' } })).toBe(0);
  expect(call(machine, { helpDesk: { verification: 'identity-proofing' } })).toBe(3);
});
