/** What each kind of fix changes, and for which links there is none. */
import { describe, expect, test } from '@jest/globals';
import { type FixableLink, fixesOf, fixesOfSetting } from '#links';

const fixOf = (link: FixableLink, kind?: string) =>
  fixesOf(link).find((fix) => kind === undefined || fix.kind === kind);

const link = (over: Partial<FixableLink>): FixableLink => ({
  kind: 'HOLDS',
  from: { id: 'user', name: 'Somebody' },
  to: { id: 'target', name: 'Something' },
  evidence: [],
  ...over,
});

describe('remove-assignment', () => {
  test.each([
    ['graph/directory-role-assignments:one', { id: 'one' }, /roleAssignments\/one$/],
    [
      'arm/role-assignments:/subscriptions/s/providers/x',
      { id: '/subscriptions/s/providers/x' },
      /subscriptions\/s\/providers\/x\?api/,
    ],
    ['graph/app-role-assignments:two', { id: 'two' }, /appRoleAssignments\/two$/],
    ['graph/oauth2-permission-grants:three', { id: 'three' }, /oauth2PermissionGrants\/three$/],
    ['graph/group-members:g/u', { groupId: 'g', id: 'u' }, /groups\/g\/members\/u\/\$ref$/],
  ])('of %s', (evidence, row, request) => {
    const fix = fixOf(link({ evidence: [evidence] }));
    const collection = evidence.slice(0, evidence.indexOf(':'));
    expect(fix?.kind).toBe('remove-assignment');
    expect(fix?.change.steps).toEqual([{ kind: 'remove', collection, row }]);
    expect(fix?.steps[1]).toMatch(request);
  });
});

test('change-owner removes the one owner', () => {
  const fix = fixOf(link({ kind: 'ADDS_CREDENTIAL', evidence: ['graph/application-owners:app/user'] }));
  expect(fix?.kind).toBe('change-owner');
  expect(fix?.change.steps).toEqual([
    { kind: 'remove', collection: 'graph/application-owners', row: { applicationId: 'app', id: 'user' } },
  ]);
});

test('retire-credential deletes the one key, secret or certificate', () => {
  const evidence = ['graph/applications:app', 'credential:key'];
  const retired = (from: string) =>
    fixOf(link({ kind: 'AUTHENTICATES', from: { id: from, name: 'CI' }, evidence }))?.change.steps;
  const step = { kind: 'set', collection: 'graph/applications', row: { id: 'app' } };
  expect(retired('secret:key')).toEqual([{ ...step, set: { 'passwordCredentials[keyId=key]': null } }]);
  expect(retired('certificate:print')).toEqual([{ ...step, set: { 'keyCredentials[keyId=key]': null } }]);
});

test.each([
  ['an assumption', ['assumption:help-desk']],
  ['two rows', ['graph/group-members:g/u', 'graph/groups:g']],
  ['a row that is no assignment', ['graph/users:u']],
  ['a pair that is none', ['graph/group-members:g']],
])('there is none for a link drawn from %s', (_, evidence) => {
  expect(fixOf(link({ evidence }))).toBeUndefined();
});

describe('change-policy', () => {
  const [pilot, emergency] = ['00000000-0000-4000-a000-000000000001', '00000000-0000-4000-a000-000000000002'];
  const policy = (state: string) => ({
    id: 'p',
    displayName: 'MFA',
    state,
    conditions: { users: { excludeUsers: [emergency, 'GuestsOrExternalUsers'], excludeGroups: [pilot] } },
  });
  const changes = (state: string) =>
    fixesOfSetting('graph/conditional-access-policies', policy(state), new Set([emergency])).map(
      ({ change }) => change.steps,
    );
  const step = { kind: 'set', collection: 'graph/conditional-access-policies', row: { id: 'p' } };

  test('enforces a policy that only reports', () => {
    expect(changes('enabledForReportingButNotEnforced')).toEqual([[{ ...step, set: { state: 'enabled' } }]]);
  });

  test('drops whoever is left out, but for emergency accounts and words', () => {
    expect(changes('enabled')).toEqual([[{ ...step, set: { [`conditions.users.excludeGroups[=${pilot}]`]: null } }]]);
  });

  test('leaves a policy that is switched off alone', () => {
    expect(changes('disabled')).toEqual([]);
  });
});

test('methods-policy switches off what a telephone number gives away, where it is on', () => {
  const authenticationMethodConfigurations = [
    { id: 'Fido2', state: 'enabled' },
    { id: 'Sms', state: 'enabled' },
    { id: 'Voice', state: 'disabled' },
  ];
  const row = { authenticationMethodConfigurations };
  const fixes = fixesOfSetting('graph/authentication-methods-policy', row, new Set());
  expect(fixes.map(({ title }) => title)).toEqual(['Switch off text messages as a way to sign in']);
});

test('narrow-reset takes reset away from administrators who have it', () => {
  const of = (allowedToUseSSPR: boolean) =>
    fixesOfSetting('graph/authorization-policy', { allowedToUseSSPR }, new Set());
  expect([of(true).length, of(false).length]).toEqual([1, 0]);
});
