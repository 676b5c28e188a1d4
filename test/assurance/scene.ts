/** Turns a readable case into what the engine takes: a policy, a user, a tenant, a sign-in, each with defaults. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConditionalAccessPolicy } from '../../assurance/conditional-access-policy.ts';
import { choicesFor, ordinary } from '../../assurance/conditions-given.ts';
import type { TenantFacts, UserAuthenticationMethod, UserFacts } from '../../assurance/facts.ts';
import type { SignInConditions, SignInContext } from '../../assurance/sign-in.ts';
import { type CompiledTenant, compileTenant } from '../../assurance/tenant.ts';

/** The rows of a table in `cases/`. */
export function casesOf<T>(name: string): readonly T[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'cases', `${name}.json`), 'utf8')) as readonly T[];
}

/** Fields of a user's row and of UserFacts, mixed for brevity. */
export interface CaseUser {
  readonly id?: string;
  readonly userPrincipalName?: string;
  readonly userType?: string;
  readonly accountEnabled?: boolean;
  readonly onPremisesSyncEnabled?: boolean;
  readonly onPremisesImmutableId?: string | null;
  readonly externalUserState?: string;
  readonly identities?: UserFacts['user']['identities'];
  readonly groupIds?: readonly string[];
  readonly roleTemplateIds?: readonly string[];
  readonly notCollected?: UserFacts['notCollected'];
  readonly joins?: UserFacts['joins'];
  readonly privileges?: UserFacts['privileges'];
  readonly homeTenantId?: string;
  readonly perUserMfaState?: string;
  /** Words of `methodsRegistered`, `"not collected"`, or `"no row"` where the report leaves the user out. */
  readonly registered?: readonly string[] | 'not collected' | 'no row';
  /** Rows of `user-authentication-methods`; a string is the type alone. */
  readonly methods?: readonly (string | UserAuthenticationMethod)[];
  readonly isSsprCapable?: boolean;
}

/** A policy: for all users and all resources, asking for MFA, unless the case says otherwise. */
export function policyOf(
  conditions: Record<string, unknown> = {},
  grantControls: unknown = { operator: 'OR', builtInControls: ['mfa'] },
  more: Record<string, unknown> = {},
): ConditionalAccessPolicy {
  const base = {
    users: { includeUsers: ['All'] },
    applications: { includeApplications: ['All'] },
    clientAppTypes: ['all'],
  };
  return {
    id: 'policy-a',
    displayName: 'Policy A',
    state: 'enabled',
    conditions: { ...base, ...conditions },
    grantControls,
    ...more,
  } as ConditionalAccessPolicy;
}

function methodRow(method: string | UserAuthenticationMethod, at: number): UserAuthenticationMethod {
  const row = typeof method === 'string' ? {} : method;
  const type = typeof method === 'string' ? method : (method['@odata.type'] ?? '');
  return { id: `method-${at}`, ...row, '@odata.type': `#microsoft.graph.${type}AuthenticationMethod` };
}

/** A member with no method and no self-service reset, unless the case says otherwise. */
export function userOf(given: CaseUser = {}): UserFacts {
  const {
    groupIds = [],
    roleTemplateIds = [],
    notCollected,
    homeTenantId,
    perUserMfaState = 'disabled',
    registered = [],
    methods,
    isSsprCapable = false,
    joins,
    privileges,
    ...row
  } = given;
  const user = {
    id: 'user-a',
    userPrincipalName: 'ada@contoso.example',
    userType: 'Member',
    accountEnabled: true,
    ...row,
  };
  const registration = {
    methodsRegistered: typeof registered === 'string' ? [] : registered,
    isSsprCapable,
    isSsprEnabled: isSsprCapable,
  };
  return {
    user,
    groupIds,
    roleTemplateIds,
    notCollected,
    homeTenantId,
    joins,
    privileges,
    registration: registered === 'not collected' ? undefined : registered === 'no row' ? null : registration,
    methods: methods?.map(methodRow),
    mfaState: { perUserMfaState },
  };
}

/** A tenant in which everything was collected and is empty or off, unless the case says otherwise. */
export function tenantOf(facts: Record<string, unknown> = {}): CompiledTenant {
  const base: TenantFacts = {
    conditionalAccessPolicies: [],
    authenticationStrengthPolicies: [],
    securityDefaults: [{ isEnabled: false }],
    domains: [{ id: 'contoso.example', authenticationType: 'Managed' }],
    crossTenantAccess: [],
    authorizationPolicy: [{ allowedToUseSSPR: true }],
    onPremisesSynchronization: [],
    deviceRegistrationPolicy: [{ multiFactorAuthConfiguration: 'notRequired' }],
    authenticationMethodsPolicy: [methodsPolicy()],
  };
  return compileTenant({ ...base, ...facts } as TenantFacts);
}

/** A methods policy, migrated, with these methods on for everybody. */
export function methodsPolicy(
  on: readonly string[] = [
    'Fido2',
    'MicrosoftAuthenticator',
    'Sms',
    'Voice',
    'SoftwareOath',
    'HardwareOath',
    'TemporaryAccessPass',
    'QRCodePin',
    'Email',
  ],
) {
  return {
    policyMigrationState: 'migrationComplete',
    authenticationMethodConfigurations: on.map((id) => ({
      id,
      state: 'enabled',
      includeTargets: [{ id: 'all_users', targetType: 'group', isUsableForSignIn: false }],
      excludeTargets: [],
    })),
  };
}

/** One context: what is given, the rest ordinary. */
export function contextOf(tenant: CompiledTenant, given: SignInConditions = {}): SignInContext {
  const choices = ordinary(choicesFor(tenant.locations, given));
  const [client, platform, location, device, flow] = [
    choices.clients[0],
    choices.platforms[0],
    choices.places[0],
    choices.devices[0],
    choices.flows[0],
  ];
  if (!client || !platform || !location || !device || !flow) throw new Error('a context lacks a choice');
  return {
    client,
    platform,
    location,
    device,
    flow,
    userRisk: choices.userRisk,
    signInRisk: choices.signInRisk,
    insiderRisk: choices.insiderRisk,
  };
}
