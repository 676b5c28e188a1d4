/** Who resets whom: the documented table, parts of users, units, and what closes a reset. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { abilities } from '#catalogue';
import type { Graph } from '#cypher';
import { openTestGraph } from '../../support/test-graph.ts';
import { group, directoryHolding as holds, user } from '../../support/tiny-rows.ts';
import { type TinyTenant, tinyTenant } from '../../support/tiny-tenant.ts';

const targets = [
  'nobody',
  'reader',
  'reports',
  'desk2',
  'auth2',
  'useradm2',
  'privileged',
  'both',
  'inner',
  'owner',
  'app',
  'eligible-admin',
  'eligible-reader',
  'eligible-member',
  'eligible-owner',
  'eligible-ordinary',
];
/** Eligible for what every resetting role covers, or for a group without roles: eligibility protects like holding, and no more. */
const eligible = ['eligible-reader', 'eligible-ordinary'];
const actors = ['passwords', 'desk', 'auth', 'useradm', 'privauth'];
const others = [
  'guest',
  'off',
  'cloud',
  'federated',
  'synced',
  'unit-member',
  'shielded',
  'unit-desk',
  'shield-desk',
  'restricted-admin',
];

const facts = {
  'graph/domains': [{ id: 'fed.example', authenticationType: 'Federated' }],
  'graph/on-premises-synchronization': [{ features: { passwordWritebackEnabled: false } }],
  'graph/users': [
    ...[...targets, ...actors, ...others].map((id) => user(id)),
    user('guest#ext#', { userPrincipalName: 'guest#EXT#@tiny.onmicrosoft.com' }),
    user('disabled', { accountEnabled: false }),
    user('fed', { userPrincipalName: 'fed@fed.example' }),
    user('hybrid', { onPremisesSyncEnabled: true }),
  ],
  'graph/groups': [group('assignable', { isAssignableToRole: true }), group('ordinary')],
  'graph/group-members': [
    { groupId: 'assignable', id: 'inner', '@odata.type': '#microsoft.graph.user' },
    { groupId: 'ordinary', id: 'nobody', '@odata.type': '#microsoft.graph.user' },
  ],
  'graph/group-owners': [{ groupId: 'assignable', id: 'owner' }],
  'graph/administrative-units': [
    { id: 'unit', displayName: 'Unit' },
    { id: 'shield', displayName: 'Shield', isMemberManagementRestricted: true },
  ],
  'graph/administrative-unit-members': [
    { administrativeUnitId: 'unit', id: 'unit-member' },
    { administrativeUnitId: 'unit', id: 'shielded' },
    { administrativeUnitId: 'unit', id: 'reports' },
    { administrativeUnitId: 'shield', id: 'shielded' },
  ],
  'graph/role-eligibility-schedule-instances': [
    holds('eligible-admin', 'globalAdministrator'),
    holds('eligible-reader', 'directoryReaders'),
  ],
  'graph/pim-group-eligibility-schedule-instances': [
    { id: 'em', principalId: 'eligible-member', groupId: 'assignable', accessId: 'member' },
    { id: 'eo', principalId: 'eligible-owner', groupId: 'assignable', accessId: 'owner' },
    { id: 'ey', principalId: 'eligible-ordinary', groupId: 'ordinary', accessId: 'member' },
  ],
  'graph/directory-role-assignments': [
    holds('reader', 'directoryReaders'),
    holds('reports', 'reportsReader'),
    holds('desk2', 'helpdeskAdministrator'),
    holds('auth2', 'authenticationAdministrator'),
    holds('useradm2', 'userAdministrator'),
    holds('privileged', 'privilegedRoleAdministrator'),
    holds('both', 'helpdeskAdministrator'),
    holds('both', 'authenticationAdministrator'),
    holds('app', 'applicationAdministrator'),
    holds('passwords', 'passwordAdministrator'),
    holds('desk', 'helpdeskAdministrator'),
    holds('auth', 'authenticationAdministrator'),
    holds('useradm', 'userAdministrator'),
    holds('privauth', 'privilegedAuthenticationAdministrator'),
    holds('unit-desk', 'helpdeskAdministrator', '/administrativeUnits/unit'),
    holds('shield-desk', 'helpdeskAdministrator', '/administrativeUnits/shield'),
    holds('restricted-admin', 'directoryReaders', '/administrativeUnits/shield'),
  ],
};

describe('who resets whom', () => {
  let graph: Graph;
  let tiny: TinyTenant;
  beforeAll(async () => {
    graph = await openTestGraph();
    tiny = await tinyTenant(graph, facts);
  });
  afterAll(() => graph.close());

  /** The targets whose password an actor sets at once, without going through another target. */
  const resets = (actor: string, kind: string) =>
    [...targets, ...others, 'disabled', 'fed', 'hybrid', 'guest#ext#'].filter(
      (target) => tiny.way(actor, target, ['HOLDS', kind, 'INCLUDES'])?.join(' ') === `HOLDS ${kind} INCLUDES`,
    );

  test.each([
    ['passwords', ['nobody', 'reader', ...eligible]],
    ['desk', ['nobody', 'reader', 'reports', 'desk2', ...eligible]],
    ['auth', ['nobody', 'reader', 'reports', 'auth2', ...eligible]],
    ['useradm', ['nobody', 'reader', 'reports', 'desk2', 'useradm2', ...eligible]],
    ['privauth', targets],
  ])('%s sets the passwords of exactly those whose every role it covers', (actor, expected) => {
    expect(resets(actor, 'RESETS_PASSWORD').filter((one) => targets.includes(one))).toEqual(expected);
  });

  test('only authentication administrators issue passes and reset methods', () => {
    for (const kind of ['ISSUES_TAP', 'RESETS_METHODS']) {
      expect(resets('auth', kind).filter((one) => targets.includes(one))).toEqual([
        'nobody',
        'reader',
        'reports',
        'auth2',
        ...eligible,
      ]);
      expect(resets('useradm', kind)).toEqual([]);
      expect(resets('desk', kind)).toEqual([]);
    }
  });

  test('a unit limits its administrators to its members who are no administrators', () => {
    expect(resets('unit-desk', 'RESETS_PASSWORD')).toEqual(['unit-member']);
  });

  test('a restricted unit shields its members from all but its own administrators', () => {
    expect(resets('shield-desk', 'RESETS_PASSWORD')).toEqual(['shielded']);
    expect(resets('privauth', 'RESETS_PASSWORD')).not.toContain('shielded');
    expect(resets('desk', 'RESETS_PASSWORD')).not.toContain('restricted-admin');
    expect(resets('privauth', 'RESETS_PASSWORD')).toContain('restricted-admin');
  });

  test('no password is set for federated users, guests, and synchronized users without writeback; a pass is, but for guests', () => {
    for (const id of ['fed', 'hybrid', 'guest#ext#']) expect(resets('privauth', 'RESETS_PASSWORD')).not.toContain(id);
    expect(resets('privauth', 'ISSUES_TAP')).toEqual(expect.arrayContaining(['fed', 'hybrid']));
    expect(resets('privauth', 'ISSUES_TAP')).not.toContain('guest#ext#');
  });

  test('a disabled user is reached by those only who can also enable the account', () => {
    expect(resets('useradm', 'RESETS_PASSWORD')).toContain('disabled');
    expect(resets('desk', 'RESETS_PASSWORD')).not.toContain('disabled');
    expect(resets('auth', 'ISSUES_TAP')).not.toContain('disabled');
  });

  test('what is assumed of the reach is counted by the ability', () => {
    const assumed = new Map<string, number>();
    for (const { from, rule, basis } of tiny.links) {
      const ability = rule === 'tenant-wide' || rule === 'scope' ? (from.split(':')[1] ?? '') : rule;
      if (basis !== 'ASSUMED' || !Object.hasOwn(abilities, ability)) continue;
      assumed.set(ability, (assumed.get(ability) ?? 0) + 1);
    }
    expect(assumed.size).toBeGreaterThan(0);
    const report = tiny.report.assumptions;
    for (const [ability, links] of assumed)
      expect(report.find(({ key }) => key === ability)).toMatchObject({
        links,
        people: 0,
        says: expect.stringContaining('taken to be open'),
      });
    const derived = report.filter(({ says }) => says.includes('taken to be open')).map(({ key }) => key);
    expect(derived.sort()).toEqual([...assumed.keys()].sort());
  });
});
