/** Users with what they registered, their devices, and the policies that they sign in under. */
import { hash } from '../random.ts';
import type { Ids } from './ids.ts';
import type { Organization } from './organization.ts';
import type { Rows } from './write-tenant.ts';

/** Registered methods, by the level that they are meant for. */
const methods = {
  1: [['mobilePhone'], ['mobilePhone', 'email']],
  2: [['mobilePhone'], ['mobilePhone', 'email'], ['mobilePhone', 'officePhone']],
  3: [
    ['microsoftAuthenticatorPush', 'softwareOneTimePasscode'],
    ['microsoftAuthenticatorPush'],
    ['softwareOneTimePasscode', 'email'],
  ],
  4: [['windowsHelloForBusiness'], ['passKeyDeviceBound'], ['passKeySynced', 'microsoftAuthenticatorPush']],
} as const;
const jobs = ['Analyst', 'Engineer', 'Manager', 'Clerk', 'Consultant', 'Nurse', 'Planner', 'Buyer'];

/** Groups by which policies choose people; they have no other use. */
export const policyGroups = { exempt: 0, phishingResistant: 1 } as const;

/** Rows of `graph/users`. One in 200 is disabled. */
export function* users(organization: Organization, id: Ids): Rows {
  for (let user = 0; user < organization.parameters.users; user += 1) {
    const draw = hash(organization.parameters.seed, 21, user);
    yield {
      id: id('user', user),
      displayName: `Person ${user}`,
      userPrincipalName: `person.${user}@quay.example`,
      userType: 'Member',
      accountEnabled: user < organization.parameters.tierZero || draw % 200 !== 0,
      jobTitle: jobs[draw % jobs.length],
      onPremisesSyncEnabled: null,
    };
  }
}

/** Rows of `graph/user-registration-details`. */
export function* registrations(organization: Organization, id: Ids): Rows {
  for (let user = 0; user < organization.parameters.users; user += 1) {
    const draw = hash(organization.parameters.seed, 22, user);
    const choice = methods[organization.signInLevel(user)];
    const isAdmin = user < organization.parameters.tierZero;
    yield {
      id: id('user', user),
      isAdmin,
      isMfaRegistered: true,
      isSsprEnabled: true,
      isSsprRegistered: draw % 2 === 0,
      isSsprCapable: draw % 2 === 0 && !isAdmin,
      methodsRegistered: choice[(draw >>> 4) % choice.length],
    };
  }
}

/** Rows of `graph/devices` and `graph/device-owners`. */
export function* devices({ parameters }: Organization, id: Ids): Rows {
  for (let device = 0; device < parameters.devices; device += 1)
    yield {
      id: id('device', device),
      displayName: `LAPTOP-${device}`,
      operatingSystem: 'Windows',
      isManaged: true,
      isCompliant: device % 10 !== 0,
      trustType: 'AzureAd',
      accountEnabled: true,
    };
}

/** Every third user has one. */
export function* deviceOwners({ parameters }: Organization, id: Ids): Rows {
  for (let device = 0; device < parameters.devices; device += 1)
    yield { deviceId: id('device', device), id: id('user', Math.min(parameters.users - 1, device * 3)) };
}

interface Draft {
  readonly name: string;
  readonly users?: Readonly<Record<string, readonly string[]>>;
  readonly applications?: Readonly<Record<string, readonly string[]>>;
  readonly more?: Readonly<Record<string, unknown>>;
  readonly grant: Readonly<Record<string, unknown>>;
}

/** Rows of `graph/conditional-access-policies`. */
export function* policies(id: Ids): Rows {
  const exempt = id('group', policyGroups.exempt);
  const resistant = id('group', policyGroups.phishingResistant);
  const strength = { operator: 'OR', authenticationStrength: { id: '00000000-0000-0000-0000-000000000004' } };
  const mfa = { operator: 'OR', builtInControls: ['mfa'] };
  const block = { operator: 'OR', builtInControls: ['block'] };
  const register = { includeUserActions: ['urn:user:registersecurityinfo'] };
  const management = { includeApplications: ['797f4846-ba00-4fd7-ba43-dac1f8f63013'] };
  const drafts: readonly Draft[] = [
    { name: 'Block legacy authentication', more: { clientAppTypes: ['exchangeActiveSync', 'other'] }, grant: block },
    {
      name: 'Block flows that hand a session over',
      more: { authenticationFlows: { transferMethods: 'deviceCodeFlow,authenticationTransfer' } },
      grant: block,
    },
    { name: 'MFA', users: { includeUsers: ['All'], excludeGroups: [exempt] }, grant: mfa },
    { name: 'Phishing-resistant MFA', users: { includeGroups: [resistant] }, grant: strength },
    { name: 'MFA to register security information', applications: register, grant: mfa },
    {
      name: 'Phishing-resistant MFA to register security information',
      users: { includeGroups: [resistant] },
      applications: register,
      grant: strength,
    },
    { name: 'MFA for Azure management', applications: management, grant: mfa },
  ];
  for (const [index, { name, users: chosen, applications, more, grant }] of drafts.entries())
    yield {
      id: id('policy', index),
      displayName: name,
      state: 'enabled',
      conditions: {
        users: chosen ?? { includeUsers: ['All'] },
        applications: applications ?? { includeApplications: ['All'] },
        clientAppTypes: ['all'],
        ...more,
      },
      grantControls: grant,
    };
}

/** Rows of `graph/authentication-methods-policy`. */
export function* methodsPolicy(): Rows {
  const configured = [
    'Fido2',
    'MicrosoftAuthenticator',
    'Sms',
    'Voice',
    'SoftwareOath',
    'TemporaryAccessPass',
    'Email',
  ];
  yield {
    id: 'authenticationMethodsPolicy',
    policyMigrationState: 'migrationComplete',
    authenticationMethodConfigurations: configured.map((method) => ({
      id: method,
      state: 'enabled',
      includeTargets: [{ id: 'all_users', targetType: 'group' }],
    })),
  };
}

/** What this tenant's operator declares: without it every user is within a telephone call of the help desk, at level 1. */
export const declared = `helpDesk:
  verification: identity-proofing
  resets: password
  administrators: false
selfServiceReset:
  methodsRequired: 2
legacyProtocols: false
deviceEnrolmentRestricted: true
`;
