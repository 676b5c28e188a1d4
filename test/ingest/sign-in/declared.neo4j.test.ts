/** Every key of postern.yaml has its effect in a load: what is declared replaces what is assumed, and nothing else changes. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { directoryRole } from '#catalogue';
import type { Configuration } from '#configuration';
import { type Graph, node } from '#cypher';
import { ask } from '../../../api/ask.ts';
import { openTestGraph } from '../../support/test-graph.ts';
import { azure, azureHolding, directoryHolding, group, subscription, user } from '../../support/tiny-rows.ts';
import { type Facts, type TinyTenant, tinyTenant } from '../../support/tiny-tenant.ts';

const people = ['emergency', 'bound', 'scoped', 'cloud', 'clerk', 'synced', 'desk-admin', 'owner', 'device', 'pushed'];
const guest = 'guest_partner.example#EXT#@tiny.example';
const policy = (id: string, includeUsers: string[], builtInControls: string[], applications: object) => ({
  id,
  displayName: id,
  state: 'enabled',
  conditions: { users: { includeUsers }, applications, clientAppTypes: ['all'] },
  grantControls: { operator: 'OR', builtInControls },
});
const everything = { includeApplications: ['All'] };
const method = (userId: string, type: string, more = {}) => ({
  userId,
  id: `${userId}-${type}`,
  '@odata.type': `#microsoft.graph.${type}AuthenticationMethod`,
  ...more,
});

const drawn: Facts = {
  'graph/users': [
    ...people.map((id) => user(id, { userType: 'Member', onPremisesSyncEnabled: id === 'synced' })),
    user('federated', { userType: 'Member', userPrincipalName: 'f@fed.example' }),
    user('guest', { userType: 'Guest', userPrincipalName: guest, externalUserState: 'Accepted' }),
  ],
  'graph/groups': [group('synced-group', { onPremisesSyncEnabled: true }), group('ops')],
  'graph/domains': [
    { id: 'tiny.example', authenticationType: 'Managed' },
    { id: 'fed.example', authenticationType: 'Federated', federationConfiguration: [{ id: 'c' }] },
  ],
  'graph/conditional-access-policies': [
    policy('mfa', ['pushed', 'bound', 'guest', 'federated'], ['mfa'], everything),
    policy('enrolment', ['bound'], ['mfa'], { includeUserActions: ['urn:user:registersecurityinfo'] }),
    policy('scoped', ['scoped'], ['mfa'], {
      ...everything,
      excludeApplications: ['00000000-0000-4000-8000-000000000001'],
    }),
    policy('managed', ['device'], ['compliantDevice'], everything),
  ],
  'graph/security-defaults': [{ id: 'sd', isEnabled: false }],
  'graph/authorization-policy': [{ id: 'ap', allowedToUseSSPR: false }],
  'graph/on-premises-synchronization': [{ id: 's', features: { passwordWritebackEnabled: false } }],
  'graph/device-registration-policy': [{ multiFactorAuthConfiguration: 'notRequired' }],
  'graph/cross-tenant-access-policies': [{ inboundTrust: { isMfaAccepted: true } }],
  'graph/authentication-methods-policy': [
    {
      policyMigrationState: 'migrationComplete',
      authenticationMethodConfigurations: ['Email', 'Sms', 'MicrosoftAuthenticator', 'X509Certificate'].map((id) => ({
        id,
        state: 'enabled',
        includeTargets: [{ id: 'all_users', targetType: 'group' }],
      })),
    },
  ],
  'graph/user-registration-details': [...people, 'federated', 'guest'].map((id) => ({
    id,
    isMfaRegistered: ['pushed', 'bound', 'scoped'].includes(id),
    isSsprEnabled: ['cloud', 'clerk'].includes(id),
    isSsprCapable: ['cloud', 'clerk'].includes(id),
    methodsRegistered: [],
  })),
  'graph/user-authentication-methods': [
    ...['cloud', 'clerk'].flatMap((id) => [method(id, 'email'), method(id, 'phone', { phoneType: 'mobile' })]),
    ...['pushed', 'bound', 'scoped'].map((id) => method(id, 'microsoftAuthenticator')),
    method('emergency', 'fido2', { attestationLevel: 'attested', passkeyType: 'deviceBound' }),
  ],
  'graph/user-mfa-state': [...people, 'federated', 'guest'].map((userId) => ({ userId, perUserMfaState: 'disabled' })),
  'graph/service-principals': [
    { id: 'foreign', appId: 'a1', displayName: 'foreign', appOwnerOrganizationId: 'elsewhere' },
    {
      id: 'own',
      appId: 'a2',
      displayName: 'own',
      appOwnerOrganizationId: 'tenant',
      keyCredentials: [{ keyId: 'K-1' }, { keyId: 'K-2' }],
    },
  ],
  // With actions, so that no list stands in for them.
  'graph/directory-role-definitions': (
    [
      ['helpdeskAdministrator', 'microsoft.directory/users/password/update'],
      ['exchangeAdministrator', 'microsoft.office365.exchange/allEntities/basic/allTasks'],
      ['globalAdministrator', 'microsoft.directory/users/allProperties/allTasks'],
    ] as const
  ).map(([name, action]) => ({
    id: directoryRole[name],
    templateId: directoryRole[name],
    displayName: name,
    isBuiltIn: true,
    rolePermissions: [{ allowedResourceActions: [action] }],
  })),
  'graph/directory-role-assignments': [
    directoryHolding('desk-admin', 'helpdeskAdministrator'),
    directoryHolding('clerk', 'exchangeAdministrator'),
    directoryHolding('emergency', 'globalAdministrator'),
  ],
  'arm/subscriptions': [{ id: subscription, displayName: 's' }],
  'arm/role-assignments': [
    azureHolding('owner', azure.owner, subscription),
    azureHolding('abroad', azure.reader, subscription, { principalType: 'ForeignGroup' }),
  ],
};

/** Policies name people by ids: what is no id names nobody, and everybody's sign-in would rest on that. */
const ids = new Map(
  [...people, 'federated', 'guest'].map((name, at) => [
    name,
    `00000000-0000-4000-a000-${String(at).padStart(12, '0')}`,
  ]),
);

/** A value with the ids of people in place of their names, but where a field says how they are called. */
function withIds(value: unknown, field = ''): unknown {
  if (typeof value === 'string') return /name$/i.test(field) ? value : (ids.get(value) ?? value);
  if (Array.isArray(value)) return value.map((one) => withIds(one, field));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withIds(inner, name)]));
}

const facts = withIds(drawn) as Facts;

/** The id of a node whose id a person's name stands in. */
const idOf = (node: string) => node.replace(/[\w-]+/g, (word) => ids.get(word) ?? word);

type Row = readonly [key: string, from: string, to: string, assumed: readonly string[], declared: readonly string[]];

/** What is declared at once; each row of the table is about one key. */
const declared: Configuration = {
  helpDesk: { verification: 'nothing', resets: 'password', administrators: false },
  selfServiceReset: { methodsRequired: 2 },
  identityProviders: { 'fed.example': { firstFactor: 3, mfa: 5, signingKey: 5 } },
  onPremisesDirectory: 4,
  otherTenant: 3,
  legacyProtocols: false,
  nonExportableCertificates: ['k-1'],
  publisher: 3,
  deviceEnrolmentRestricted: true,
  certificatesNonExportable: true,
  breakGlass: ['desk-admin', 'emergency', 'gone'].map(idOf),
  breakGlassAlerting: true,
};
const table: readonly Row[] = [
  ['helpDesk.verification', 'help-desk-call', 'cloud', ['HELP_DESK_RESETS 1 ASSUMED'], ['HELP_DESK_RESETS 0 DECLARED']],
  ['helpDesk.resets', 'help-desk-call', 'pushed', ['HELP_DESK_RESETS 1 ASSUMED'], ['HELP_DESK_RESETS 1 DECLARED']],
  ['helpDesk.administrators', 'help-desk-call', 'desk-admin', ['HELP_DESK_RESETS 1 ASSUMED'], []],
  ['selfServiceReset.methodsRequired', 'self-service-reset', 'cloud', ['RECOVERS 1 ASSUMED'], ['RECOVERS 2 OBSERVED']],
  ['identityProviders', 'federation-key', 'federated', ['FORGES_TOKEN 1 ASSUMED'], ['FORGES_TOKEN 5 DECLARED']],
  [
    'identityProviders.mfa',
    'stolen-session',
    'federated',
    ['PROXIES_SIGN_IN 2 ASSUMED', 'REPLAYS_SESSION 2 ASSUMED'],
    ['REPLAYS_SESSION 3 DECLARED'],
  ],
  ['onPremisesDirectory', 'on-premises-directory', 'synced', ['FORGES_TOKEN 1 ASSUMED'], ['FORGES_TOKEN 4 DECLARED']],
  [
    'onPremisesDirectory',
    'on-premises-directory',
    'synced-group',
    ['ADDS_MEMBER 1 ASSUMED'],
    ['ADDS_MEMBER 4 DECLARED'],
  ],
  ['otherTenant', 'other-tenant', `ent:${azure.reader}@${subscription}`, ['HOLDS 1 ASSUMED'], ['HOLDS 3 DECLARED']],
  ['legacyProtocols', 'sign-in', 'mailbox:clerk', ['SIGNS_IN_LEGACY 1 ASSUMED'], []],
  ['nonExportableCertificates', 'leaked-credential', 'certificate:k-1', ['LEAKS 3 ASSUMED'], ['LEAKS 4 DECLARED']],
  ['publisher', 'publisher', 'foreign', ['PUBLISHES 1 ASSUMED'], ['PUBLISHES 3 DECLARED']],
  [
    'deviceEnrolmentRestricted',
    'sign-in',
    'device',
    ['ENROLS_DEVICE 1 ASSUMED', 'SIGNS_IN 3 CONFIGURED'],
    ['SIGNS_IN 3 CONFIGURED'],
  ],
  // What nothing is declared about stays as it is.
  ['another certificate', 'leaked-credential', 'certificate:k-2', ['LEAKS 3 ASSUMED'], ['LEAKS 3 ASSUMED']],
  ['a password', 'sign-in', 'cloud', ['SIGNS_IN 1 CONFIGURED'], ['SIGNS_IN 1 CONFIGURED']],
  ['another push', 'sign-in', 'pushed', ['SIGNS_IN 3 OBSERVED'], ['SIGNS_IN 3 OBSERVED']],
  [
    'a tenant that is not declared',
    'stolen-session',
    'guest',
    ['PROXIES_SIGN_IN 2 ASSUMED', 'REPLAYS_SESSION 2 ASSUMED'],
    ['PROXIES_SIGN_IN 2 ASSUMED', 'REPLAYS_SESSION 2 ASSUMED'],
  ],
];

/** Switches that change the sign-in of many, declared apart from the rest. */
const switches: Configuration = {
  strictBinding: true,
  mandatoryMfa: false,
  resourceExclusionHole: true,
  selfServiceReset: { enabled: false },
  threatModel: { besideHeadline: ['leaked-credential'] },
};
const switched: readonly Row[] = [
  ['strictBinding', 'sign-in', 'pushed', ['SIGNS_IN 3 OBSERVED'], ['SIGNS_IN 1 OBSERVED']],
  [
    'strictBinding: a method that was registered with MFA',
    'sign-in',
    'bound',
    ['SIGNS_IN 3 OBSERVED'],
    ['SIGNS_IN 3 OBSERVED'],
  ],
  // Whether the certificate that is enough can be copied is an open question.
  ['mandatoryMfa', 'sign-in', 'owner@azure-write', ['ENROLS_METHOD 1 CONFIGURED', 'SIGNS_IN 3 ASSUMED'], []],
  // That baseline scopes are enforced is named as an assumption.
  ['resourceExclusionHole', 'sign-in', 'scoped', ['SIGNS_IN 3 ASSUMED'], ['SIGNS_IN 1 CONFIGURED']],
  ['selfServiceReset.enabled', 'self-service-reset', 'cloud', ['RECOVERS 1 ASSUMED'], []],
  ['a password', 'sign-in', 'cloud', ['SIGNS_IN 1 CONFIGURED'], ['SIGNS_IN 1 CONFIGURED']],
];

describe('a key of postern.yaml', () => {
  let graph: Graph;
  const loaded: Partial<Record<'nothing' | 'declared' | 'switches', TinyTenant>> = {};
  const headlines: Record<string, number | null> = {};
  const marked: Record<string, boolean> = {};
  const marks = 'query ($id: ID!) { node(id: $id) { breakGlass } }';
  beforeAll(async () => {
    graph = await openTestGraph();
    const ways = { nothing: {}, declared, switches };
    for (const name of ['nothing', 'declared', 'switches'] as const) {
      const tiny = await tinyTenant(graph, facts, ways[name]);
      loaded[name] = tiny;
      const key = `${tiny.report.snapshot}/certificate:k-1`;
      for (const id of name === 'declared' ? ['emergency', 'cloud'] : [])
        marked[id] = (await ask<{ node: { breakGlass: boolean } }>(graph, marks, { id: idOf(id) })).node.breakGlass;
      headlines[name] = (await graph.maybeOne(node, { key }))?.node.exposureHeadline ?? null;
    }
  });
  afterAll(() => graph.close());

  test.each(table)('%s: from %s to %s', (_, from, to, before, after) => {
    expect(loaded.nothing?.between(`entry:${from}`, idOf(to))).toEqual(before);
    expect(loaded.declared?.between(`entry:${from}`, idOf(to))).toEqual(after);
  });

  test.each(switched)('%s: from %s to %s', (_, from, to, before, after) => {
    expect(loaded.nothing?.between(`entry:${from}`, idOf(to))).toEqual(before);
    expect(loaded.switches?.between(`entry:${from}`, idOf(to))).toEqual(after);
  });

  test('threatModel.besideHeadline: the headline leaves those entries out, and no others', () => {
    expect(loaded.nothing?.report.besideHeadline).toEqual(['stolen-session', 'flow-phishing']);
    expect(headlines).toEqual({ nothing: 3, declared: 4, switches: null });
  });

  test('breakGlass: each account by its rules, and the account is marked', async () => {
    const { report } = loaded.declared as TinyTenant;
    const broken = report.breakGlass.map(({ id, name, findings }) => [
      id,
      name,
      findings.filter(({ met }) => !met).map(({ rule }) => rule),
    ]);
    expect(broken).toEqual([
      [idOf('desk-admin'), 'desk-admin', ['no other use']],
      [idOf('emergency'), 'emergency', []],
      ['gone', null, []],
    ]);
    expect(loaded.nothing?.report.breakGlass).toEqual([]);
    expect(marked).toEqual({ emergency: true, cloud: false });
  });

  test('what is assumed is counted, by links and by people; what is declared is not', () => {
    const counted = (name: 'nothing' | 'declared', key: string) =>
      loaded[name]?.report.assumptions.find((one) => one.key === key);
    expect(counted('nothing', 'help-desk')).toMatchObject({
      links: 11,
      people: 11,
      says: expect.stringContaining('desk'),
    });
    expect(counted('nothing', 'publisher')).toMatchObject({ links: 1, people: 0 });
    expect(counted('nothing', 'certificate-exportable')?.links).toBeGreaterThanOrEqual(2);
    // Of whom a policy asks for a managed device: a password is enough where a device can be enrolled.
    const left = (name: 'nothing' | 'declared') =>
      loaded[name]?.report.assumptions.filter(({ says }) => says.includes('taken to be open'));
    expect(left('nothing')).toMatchObject([{ key: 'password-members', links: 1 }]);
    expect(left('declared')).toEqual([]);
    expect(counted('declared', 'help-desk')).toBeUndefined();
    expect(counted('declared', 'publisher')).toBeUndefined();
    expect(counted('declared', 'certificate-exportable')).toMatchObject({ links: 1, people: 0 });
  });
});
