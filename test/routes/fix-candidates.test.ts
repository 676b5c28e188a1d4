/** What is never proposed, however much it would close. */
import { expect, test } from '@jest/globals';
import { directoryRole, entryId } from '#catalogue';
import { linkCandidates } from '#routes';
import { type GroundLink, groundOf, inAzure, overTenant } from '../support/quick-ground.ts';

const entry = entryId('sign-in');
const admin = overTenant(directoryRole.globalAdministrator);
const [owner, data] = [inAzure('owner'), inAzure('data')];
const nodes = [
  [entry, 'Entry'],
  ['u', 'User'],
  ['v', 'User'],
  ['w', 'User'],
  ['sp', 'ServicePrincipal'],
  ['g', 'Group'],
  [admin, 'Entitlement'],
  [owner, 'Entitlement'],
  [data, 'Entitlement'],
  ['vault', 'KeyVault', 3],
] as const;
const ways: readonly GroundLink[] = ['u', 'v', 'w', 'sp'].map((to) => ({ from: entry, to, kind: 'SIGNS_IN' }));
const leads: readonly GroundLink[] = [admin, owner, data, 'g'].map((from) => ({ from, to: 'vault', kind: 'CONTROLS' }));
const holds = (from: string, to: string, row: string): GroundLink => ({ from, to, kind: 'HOLDS', evidence: [row] });

const proposed = (some: readonly GroundLink[], ...spared: string[]) =>
  linkCandidates(groundOf(nodes, [...ways, ...leads, ...some]), new Set(spared)).map(({ fix }) => fix.touches[0]);
const asAdmin = (who: string) => holds(who, admin, `graph/directory-role-assignments:${who}`);

test('what the last two Global Administrators hold', () => {
  expect(proposed([asAdmin('u'), asAdmin('v')])).toEqual([]);
  expect(new Set(proposed([asAdmin('u'), asAdmin('v'), asAdmin('w')]))).toEqual(new Set(['u', 'v', 'w']));
});

test('what a break-glass account holds', () => {
  const held = [holds('u', owner, 'arm/role-assignments:u'), holds('v', owner, 'arm/role-assignments:v')];
  expect(proposed(held, 'u')).toEqual(['v']);
});

test('the last owner', () => {
  const owns = (from: string): GroundLink => ({
    from,
    to: 'g',
    kind: 'ADDS_MEMBER',
    evidence: [`graph/group-owners:g/${from}`],
  });
  expect(proposed([owns('u')])).toEqual([]);
  expect(proposed([owns('u'), owns('v')]).sort()).toEqual(['u', 'v']);
});

test("a workload's use of its own data", () => {
  expect(proposed([holds('sp', data, 'arm/role-assignments:sp')])).toEqual([]);
  expect(proposed([holds('u', data, 'arm/role-assignments:u')])).toEqual(['u']);
});

test('what accounts that synchronize directories hold', () => {
  const role = overTenant(directoryRole.directorySynchronizationAccounts);
  const ground = groundOf(
    [...nodes, [role, 'Entitlement']],
    [...ways, { from: role, to: 'vault', kind: 'CONTROLS' }, holds('u', role, 'graph/directory-role-assignments:u')],
  );
  expect(linkCandidates(ground, new Set())).toEqual([]);
});
