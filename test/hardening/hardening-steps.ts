/** The steps that harden the demo tenant: each changes rows of its facts as an administrator would change the tenant. */

import { administrators } from './administrators.ts';
import { type Facts, type Row, rowsOf } from './facts.ts';

/** One step. */
export interface HardeningStep {
  readonly says: string;
  readonly apply: (facts: Facts) => void;
}

const phishingResistant = { id: '00000000-0000-0000-0000-000000000004', displayName: 'Phishing-resistant MFA' };
const everybody = { includeUsers: ['All'], excludeUsers: [], includeGroups: [], excludeGroups: [] };

function policy(name: string, conditions: object, grantControls: object): Row {
  return {
    id: `hardened-${name}`,
    displayName: `Hardened: ${name}`,
    state: 'enabled',
    conditions: {
      users: everybody,
      applications: { includeApplications: ['All'], excludeApplications: [] },
      clientAppTypes: ['all'],
      ...conditions,
    },
    grantControls: { operator: 'OR', builtInControls: [], ...grantControls },
    sessionControls: null,
  };
}

const strength = { authenticationStrength: phishingResistant };
const block = { builtInControls: ['block'] };
const userAction = (name: string) => ({
  applications: { includeApplications: [], includeUserActions: [`urn:user:${name}`] },
});

/** Two attested, device-bound passkeys each for some, and nothing beside the password. */
function givePasskeys(facts: Facts, users: ReadonlySet<string>): void {
  const keys = [...users].flatMap((id) =>
    [1, 2].map((number) => ({
      userId: id,
      '@odata.type': '#microsoft.graph.fido2AuthenticationMethod',
      id: `passkey-${number}-${id}`,
      aaGuid: '2fc0579f-8113-47ea-b116-555a8db9202a',
      model: 'Security key NFC',
      attestationLevel: 'attested',
      passkeyType: 'deviceBound',
    })),
  );
  giveMethods(facts, users, keys, 'passKeyDeviceBound');
}

/** The app on one telephone for some, and nothing beside the password. */
function giveApp(facts: Facts, users: ReadonlySet<string>): void {
  const apps = [...users].map((id) => ({
    userId: id,
    '@odata.type': '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod',
    id: `app-${id}`,
    displayName: 'Telephone',
    deviceTag: 'SoftwareTokenActivated',
  }));
  giveMethods(facts, users, apps, 'microsoftAuthenticatorPush');
}

function giveMethods(facts: Facts, users: ReadonlySet<string>, given: readonly Row[], registered: string): void {
  const kept = rowsOf(facts, 'graph/user-authentication-methods').filter(
    (row) => !users.has(String(row.userId)) || String(row['@odata.type']).endsWith('passwordAuthenticationMethod'),
  );
  facts.set('graph/user-authentication-methods', [...kept, ...given]);
  for (const row of rowsOf(facts, 'graph/user-registration-details'))
    if (users.has(String(row.id)))
      Object.assign(row, { methodsRegistered: [registered], isMfaRegistered: true, isMfaCapable: true });
}

function everyUser(facts: Facts): Set<string> {
  return new Set(rowsOf(facts, 'graph/users').map(({ id }) => String(id)));
}

/** The policies that ask some, or everybody, for a control at sign-in, and when they register methods and devices. */
function askedFor(facts: Facts, what: string, control: object, users: object): void {
  rowsOf(facts, 'graph/conditional-access-policies').push(
    policy(what, { users }, control),
    policy(`registering methods: ${what}`, { users, ...userAction('registersecurityinfo') }, control),
    policy(`registering devices: ${what}`, { users, ...userAction('registerdevice') }, control),
  );
}

/** Passkeys for everybody, asked for everywhere. */
function passkeys(facts: Facts): void {
  givePasskeys(facts, everyUser(facts));
  askedFor(facts, 'passkeys for everybody', strength, everybody);
}

/** Push with number matching for everybody who has no key: nothing weaker is allowed, and MFA is asked for everywhere. */
function numberMatching(facts: Facts): void {
  const withKey = rowsOf(facts, 'graph/user-authentication-methods').filter((row) =>
    String(row['@odata.type']).endsWith('fido2AuthenticationMethod'),
  );
  const keyed = new Set(withKey.map(({ userId }) => String(userId)));
  giveApp(facts, new Set([...everyUser(facts)].filter((id) => !keyed.has(id))));
  for (const { authenticationMethodConfigurations } of rowsOf(facts, 'graph/authentication-methods-policy'))
    for (const method of authenticationMethodConfigurations as Row[])
      if (!['Fido2', 'MicrosoftAuthenticator'].includes(String(method.id))) method.state = 'disabled';
  askedFor(facts, 'MFA for everybody', { builtInControls: ['mfa'] }, everybody);
}

/** Passkeys for administrators, asked of them everywhere. */
function administratorKeys(facts: Facts): void {
  const ids = administrators(facts);
  givePasskeys(facts, new Set(ids));
  askedFor(facts, 'passkeys for administrators', strength, { ...everybody, includeUsers: ids });
}

/** Nobody resets a password alone. */
function resetOff(facts: Facts): void {
  for (const row of rowsOf(facts, 'graph/authorization-policy')) row.allowedToUseSSPR = false;
  for (const row of rowsOf(facts, 'graph/user-registration-details'))
    Object.assign(row, { isSsprEnabled: false, isSsprRegistered: false, isSsprCapable: false });
}

function legacyAndFlowsClosed(facts: Facts): void {
  const flows = { authenticationFlows: { transferMethods: 'deviceCodeFlow,authenticationTransfer' } };
  rowsOf(facts, 'graph/conditional-access-policies').push(
    policy('no legacy clients', { clientAppTypes: ['exchangeActiveSync', 'other'] }, block),
    policy('no device code, no transfer', flows, block),
  );
}

/** Every activation asks for the context and for an approver. */
function activation(facts: Facts): void {
  for (const { policy: held } of rowsOf(facts, 'graph/role-management-policy-assignments')) {
    for (const rule of (held as { rules: Row[] }).rules)
      if (rule.id === 'AuthenticationContext_EndUser_Assignment')
        Object.assign(rule, { isEnabled: true, claimValue: 'c2' });
  }
}

/** Managed identities and federated credentials in place of every secret and certificate. */
function noSecrets(facts: Facts): void {
  for (const name of ['graph/applications', 'graph/service-principals'])
    for (const row of rowsOf(facts, name)) Object.assign(row, { passwordCredentials: [], keyCredentials: [] });
}

/** One immutable subject of an environment for each workload that is trusted from outside. */
function exactTrust(facts: Facts): void {
  const inside = (row: Row) => !String(row.issuer).includes('oic.prod-aks');
  for (const name of ['graph/application-federated-credentials', 'arm/identity-federated-credentials'])
    for (const row of rowsOf(facts, name)) {
      const subject = `repo:harbour-quill@1/hardened@${String(row.id).length}:environment:production`;
      const properties = row.properties as Row | undefined;
      if (properties !== undefined) Object.assign(properties, { subject });
      else if (inside(row)) Object.assign(row, { subject, claimsMatchingExpression: null });
    }
}

function vaultsByRoles(facts: Facts): void {
  for (const row of rowsOf(facts, 'arm/resources'))
    if (String(row.type).toLowerCase() === 'microsoft.keyvault/vaults')
      Object.assign(row.properties as Row, { enableRbacAuthorization: true, accessPolicies: [] });
}

/** Guests, delegated subscriptions, trusted tenants and the federated domain are gone. */
function noForeignExceptions(facts: Facts): void {
  const guests = new Set(
    rowsOf(facts, 'graph/users')
      .filter(({ userType }) => userType === 'Guest')
      .map(({ id }) => id),
  );
  const holds = (row: Row) => ['id', 'userId', 'principalId'].some((key) => guests.has(row[key] as string));
  for (const [name, rows] of facts)
    if (name.startsWith('graph/'))
      facts.set(
        name,
        rows.filter((row) => !holds(row)),
      );
  facts.set('arm/managed-services-registration-assignments', []);
  const crossTenant = rowsOf(facts, 'graph/cross-tenant-access-policies');
  facts.set(
    'graph/cross-tenant-access-policies',
    crossTenant.filter(({ tenantId }) => tenantId === undefined),
  );
  for (const row of rowsOf(facts, 'graph/domains'))
    Object.assign(row, { authenticationType: 'Managed', federationConfiguration: [] });
}

/** Users consent to nothing of anybody's. */
function consentRestricted(facts: Facts): void {
  for (const row of rowsOf(facts, 'graph/authorization-policy'))
    Object.assign(row.defaultUserRolePermissions as Row, { permissionGrantPoliciesAssigned: [] });
}

/** All of them, by name. */
export const hardeningSteps = {
  passkeys: { says: 'attested passkeys for everybody, asked for everywhere', apply: passkeys },
  numberMatching: { says: 'push with number matching for everybody, and nothing weaker', apply: numberMatching },
  administratorKeys: {
    says: 'attested passkeys for administrators, asked of them everywhere',
    apply: administratorKeys,
  },
  resetOff: { says: 'self-service reset is off', apply: resetOff },
  legacyAndFlowsClosed: {
    says: 'legacy clients, device code and authentication transfer are blocked',
    apply: legacyAndFlowsClosed,
  },
  activation: { says: 'activation asks for a phishing-resistant context', apply: activation },
  noSecrets: { says: 'no workload has a secret or a certificate', apply: noSecrets },
  exactTrust: { says: 'federated credentials trust one exact, immutable subject', apply: exactTrust },
  vaultsByRoles: { says: 'vaults judge by Azure RBAC', apply: vaultsByRoles },
  noForeignExceptions: { says: 'no guests, delegations or trusted tenants', apply: noForeignExceptions },
  consentRestricted: { says: 'users consent to nothing', apply: consentRestricted },
} as const satisfies Record<string, HardeningStep>;
export type StepName = keyof typeof hardeningSteps;

/** What the bank declares once it is hardened: what no API tells, done well. */
export const hardenedDeclarations = `
helpDesk: { verification: identity-proofing-on-site }
onPremisesDirectory: PHISHING_RESISTANT
otherTenant: PHISHING_RESISTANT
publisher: PHISHING_RESISTANT
legacyProtocols: false
deviceEnrolmentRestricted: true
protectedEnvironments: ['*']
breakGlass:
  - 00000000-0000-4000-a000-000000000003
  - 00000000-0000-4000-a000-000000000004
`;
