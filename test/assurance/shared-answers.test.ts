/** Users who are judged as one share every answer, and nobody else does: each is judged beside others as alone. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { assess } from '../../assurance/assess.ts';
import type { CompiledTenant } from '../../assurance/tenant.ts';
import { namedLocations, policies } from './generated.ts';
import { type CaseUser, methodsPolicy, policyOf, tenantOf, userOf } from './scene.ts';

/** One who has a bit of everything. */
const base: CaseUser = {
  registered: ['mobilePhone', 'microsoftAuthenticatorPush', 'passKeySynced'],
  groupIds: ['group-a'],
};
const phone = { '@odata.type': 'phone', phoneType: 'mobile' };

const trusted = { tenantId: '11111111-1111-1111-1111-111111111111', inboundTrust: { isMfaAccepted: true } };
const from: CaseUser = {
  userType: 'Guest',
  userPrincipalName: 'ada_fabrikam.example#EXT#@contoso.example',
  externalUserState: 'Accepted',
  identities: [{ signInType: 'federated', issuer: 'ExternalAzureAD' }],
};

/** What sets somebody apart: one trait each, which must count in some tenant. */
const traits: Readonly<Record<string, CaseUser>> = {
  'another id, which policies name': { id: 'user-b' },
  'a disabled account': { accountEnabled: false },
  'a guest': { userType: 'Guest' },
  'a guest from elsewhere': from,
  'a guest of a known tenant': { ...from, homeTenantId: trusted.tenantId },
  'a member from elsewhere': { ...from, userType: 'Member' },
  'a federated domain': { userPrincipalName: 'ada@fabrikam.example' },
  'synchronized from on premises': { onPremisesSyncEnabled: true },
  'another group': { groupIds: ['group-b'] },
  'unknown groups': { notCollected: ['groups'] },
  'a role of administration': { roleTemplateIds: ['62e90394-69f5-4237-9190-012177145e10'] },
  'a role that administers nobody': { roleTemplateIds: ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b'] },
  'MFA enforced for the one user': { perUserMfaState: 'enforced' },
  'self-service reset': { isSsprCapable: true },
  'nothing registered': { registered: [] },
  'one method more': { registered: [...(base.registered as string[]), 'windowsHelloForBusiness'] },
  'a registration that was not collected': { registered: 'not collected' },
  'no row of registration': { registered: 'no row' },
  'methods that were collected': { methods: ['password', phone] },
  'a group that is left out and open': { joins: [{ group: 'group-x', assumed: false }] },
  'the same group, perhaps open': { joins: [{ group: 'group-x', assumed: true }] },
  'the same, and more is asked at the directory': {
    joins: [{ group: 'group-x', assumed: false }],
    groupIds: ['group-b'],
  },
  'a telephone that signs in alone': { methods: ['password', { ...phone, smsSignInState: 'ready' }] },
};

const tenantWith = (list: readonly unknown[], more: Record<string, unknown>) =>
  tenantOf({
    conditionalAccessPolicies: list,
    namedLocations,
    domains: [
      { id: 'contoso.example', authenticationType: 'Managed' },
      { id: 'fabrikam.example', authenticationType: 'Federated', federationConfiguration: [] },
    ],
    crossTenantAccess: [{ id: 'default' }, trusted],
    authenticationMethodsPolicy: [methodsPolicy(['MicrosoftAuthenticator', 'Sms', 'QRCodePin'])],
    ...more,
  });

/** Every way in that is said of a user, as text. */
function said(tenant: CompiledTenant, user: CaseUser): string {
  const { audiences, whole } = assess(tenant, userOf(user));
  return JSON.stringify([[...audiences].map(([name, { waysIn }]) => [name, waysIn]), whole]);
}

/** A methods policy in which each method is for one group or user. */
function allowedTo(methods: Readonly<Record<string, string>>, more = {}) {
  const { policyMigrationState } = methodsPolicy();
  const authenticationMethodConfigurations = Object.entries(methods).map(([id, target]) => ({
    id,
    state: 'enabled',
    includeTargets: [{ id: target, targetType: target.startsWith('user') ? 'user' : 'group', ...more }],
    excludeTargets: [],
  }));
  return { policyMigrationState, authenticationMethodConfigurations };
}

const fromKnownTenant = {
  guestOrExternalUserTypes: 'b2bCollaborationGuest',
  externalTenants: {
    '@odata.type': '#microsoft.graph.conditionalAccessEnumeratedExternalTenants',
    membershipKind: 'enumerated',
    members: [trusted.tenantId],
  },
};

/** Key Vault asks for MFA of whoever is not in a group, the directory of a group alone. */
const joinable = [
  policyOf({
    users: { includeUsers: ['All'], excludeGroups: ['group-x'] },
    applications: { includeApplications: ['cfa8b339-82a2-471a-a3c9-0fc0be7a4093'] },
  }),
  policyOf({
    users: { includeGroups: ['group-b'] },
    applications: { includeApplications: ['00000003-0000-0000-c000-000000000000'] },
  }),
];

/** Tenants in which one thing or another matters: policies at random, always the same; security defaults. */
const worlds: readonly (() => CompiledTenant)[] = [
  ...fc
    .sample(fc.array(policies, { minLength: 1, maxLength: 3 }), { numRuns: 12, seed: 977 })
    .map((list) => () => tenantWith(list, {})),
  // Telephones for one group, an app for one user: who is who matters though no policy names anybody.
  () => tenantWith([policyOf()], { authenticationMethodsPolicy: [allowedTo({ Sms: 'group-a', Fido2: 'user-b' })] }),
  () => tenantWith([], { authenticationMethodsPolicy: [allowedTo({ Sms: 'group-a' }, { isUsableForSignIn: true })] }),
  () => tenantWith([policyOf({ users: { includeRoles: ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b'] } })], {}),
  () => tenantWith([policyOf({ users: { includeUsers: ['GuestsOrExternalUsers'] } })], {}),
  () => tenantWith([policyOf({ users: { includeGuestsOrExternalUsers: fromKnownTenant } })], {}),
  () => tenantWith(joinable, {}),
  () => tenantWith([], { securityDefaults: [{ isEnabled: true }] }),
];

const people: readonly (readonly [string, CaseUser])[] = Object.entries({ nothing: {}, ...traits }).map(
  ([name, trait]) => [name, { ...base, ...trait }],
);
/** What is said of each where all are judged in one tenant, in either order, and of each alone; a list of worlds each. */
const together = [people, people.toReversed()].map((order) =>
  worlds.map((world) => {
    const tenant = world();
    return new Map(order.map(([name, user]) => [name, said(tenant, user)]));
  }),
);
const alone = new Map(people.map(([name, user]) => [name, worlds.map((world) => said(world(), user))]));

describe.each(Object.keys(traits))('%s', (name) => {
  test('is judged beside all the others as alone', () => {
    for (const order of together) expect(order.map((answers) => answers.get(name))).toEqual(alone.get(name));
  });

  test('makes a difference somewhere', () => {
    expect(alone.get(name)).not.toEqual(alone.get('nothing'));
  });
});
