/** Every kind of link has kinds of fix or a written reason, every kind of fix is for some link, and remedies ask what Microsoft publishes. */
import { describe, expect, test } from '@jest/globals';
import { entitlementId, linkKinds } from '#catalogue';
import {
  type Fix,
  type FixableLink,
  fixesByLink,
  fixesOf,
  fixesOfPolicies,
  fixesOfSetting,
  fixKinds,
  strengthenPerson,
} from '#links';
import { openJudge } from '../../../support/published-judge.ts';

test('every kind of link has a kind of fix, or a reason that says why not', () => {
  expect(Object.keys(fixesByLink).sort()).toEqual(Object.keys(linkKinds).sort());
  for (const [kind, answer] of Object.entries(fixesByLink))
    expect([kind, 'none' in answer ? answer.none.length > 20 : answer.fixes.length > 0]).toEqual([kind, true]);
});

test('every kind of fix closes some kind of link', () => {
  const named = Object.values(fixesByLink).flatMap((answer) => ('none' in answer ? [] : [...answer.fixes]));
  expect(Object.keys(fixKinds).filter((kind) => !(named as string[]).includes(kind))).toEqual([]);
});

const guid = '00000000-0000-4000-a000-00000000000a';
const link = (over: Partial<FixableLink>): FixableLink => ({
  kind: 'HOLDS',
  from: { id: guid, name: 'Somebody', kind: 'User' },
  to: { id: entitlementId(guid, '/'), name: 'Something' },
  evidence: [],
  ...over,
});
const assignment = `/subscriptions/${guid}/providers/Microsoft.Authorization/roleAssignments/${guid}`;

/** One fix of every kind at the least. */
const examples: readonly Fix[] = [
  ...[
    `graph/directory-role-assignments:${guid}`,
    `arm/role-assignments:${assignment}`,
    `graph/app-role-assignments:${guid}`,
    `graph/oauth2-permission-grants:${guid}`,
    `graph/group-members:${guid}/${guid}`,
    `graph/group-owners:${guid}/${guid}`,
    `graph/application-owners:${guid}/${guid}`,
    `graph/service-principal-owners:${guid}/${guid}`,
    `graph/application-federated-credentials:${guid}/${guid}`,
  ].flatMap((row) => fixesOf(link({ evidence: [row] }))),
  ...(['secret', 'certificate'] as const).flatMap((kind) =>
    fixesOf(
      link({
        kind: 'AUTHENTICATES',
        from: { id: `${kind}:${guid}`, name: 'Key' },
        evidence: [`graph/applications:${guid}`, `credential:${guid}`],
      }),
    ),
  ),
  ...fixesOf(link({ rule: 'public-group', evidence: [`graph/groups:${guid}`] })),
  ...fixesOf(link({ kind: 'PUBLISHES', to: { id: guid, name: 'Something' } })),
  ...fixesOfSetting(
    'graph/conditional-access-policies',
    { id: guid, state: 'enabledForReportingButNotEnforced' },
    new Set(),
  ),
  ...fixesOfSetting(
    'graph/conditional-access-policies',
    { id: guid, state: 'enabled', conditions: { users: { excludeUsers: [guid] } } },
    new Set(),
  ),
  ...fixesOfSetting(
    'graph/authentication-methods-policy',
    { authenticationMethodConfigurations: ['Sms', 'Voice'].map((id) => ({ id, state: 'enabled' })) },
    new Set(),
  ),
  ...fixesOfSetting(
    'graph/authorization-policy',
    {
      allowedToUseSSPR: true,
      defaultUserRolePermissions: {
        permissionGrantPoliciesAssigned: ['ManagePermissionGrantsForSelf.microsoft-user-default-legacy'],
      },
    },
    new Set(),
  ),
  ...fixesOfSetting('graph/security-defaults', { isEnabled: false }, new Set()),
  ...fixesOfSetting('graph/domains', { id: 'tiny.example', authenticationType: 'Federated' }, new Set()),
  ...fixesOfPolicies([], new Set()),
  strengthenPerson({
    id: guid,
    name: 'Somebody',
    registration: { id: guid },
    methods: ['phone', 'email', 'softwareOath', 'microsoftAuthenticator'].map((kind) => ({
      userId: guid,
      id: guid,
      '@odata.type': `#microsoft.graph.${kind}AuthenticationMethod`,
    })),
  }),
];

test('there is an example of every kind', () => {
  expect([...new Set(examples.map(({ kind }) => kind))].sort()).toEqual(Object.keys(fixKinds).sort());
});

describe('every fix', () => {
  test.each(examples.map((fix) => [fix.title, fix] as const))('%s: says all that a person needs', (_, fix) => {
    expect(fix.change.title).toBe(fix.title);
    for (const part of [fix.first, fix.steps, fix.change.steps]) expect(part.length).toBeGreaterThan(0);
    for (const text of [fix.undo, fix.source, fixKinds[fix.kind].licence]) expect(text).not.toBe('');
    expect(fix.source).toMatch(/^https:\/\/learn\.microsoft\.com\//);
  });
});

const judge = openJudge();
const requests = examples.flatMap(({ steps }) =>
  steps.flatMap((step) => /\b((?:GET|POST|PATCH|DELETE|PUT) https:\/\/\S+)/.exec(step)?.[1] ?? []),
);

(judge === undefined ? describe.skip : describe)('a request of a remedy', () => {
  test.each([...new Set(requests)])('%s is as Microsoft publishes it', (request) => {
    expect(judge?.fault(request.replace(/https:\/\/[^/]+/, ''))).toBeUndefined();
  });
});
