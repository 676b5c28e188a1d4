/** Which fields of which collection are kept of what sign-in is judged by. Reading and storing know no others. */
import type {
  AuthenticationStrengthPolicy,
  ConditionalAccessPolicy,
  NamedLocation,
} from '../conditional-access-policy.ts';
import type {
  AuthenticationMethodsPolicy,
  CrossTenantAccess,
  DeviceRegistrationPolicy,
  Domain,
  GraphUser,
  TenantFacts,
  UserAuthenticationMethod,
  UserFacts,
  UserRegistrationDetails,
} from '../facts.ts';
import { type DigestOf, declaredOnly, type Fields, type FieldsOf, type Keeping } from './declared-fields.ts';

type Part<Row, Name extends keyof Row> = NonNullable<Row[Name]>;
type RowOf<Name extends keyof TenantFacts> =
  NonNullable<TenantFacts[Name]> extends readonly (infer Row)[] ? Row : never;

const guests = {
  guestOrExternalUserTypes: 'words',
  externalTenants: { membershipKind: 'words', members: 'words' },
} as const;
const filter = { mode: 'words', rule: 'words' } as const;
const target = {
  id: 'words',
  targetType: 'words',
  isUsableForSignIn: 'words',
  authenticationMode: 'words',
  allowedPasskeyProfiles: 'words',
} as const;
const keyRestrictions = { isEnforced: 'words', enforcementType: 'words', aaGuids: 'words' } as const;
const isEnabled = { isEnabled: 'words' } as const;
const allowed = { '@odata.type': 'words', users: 'words', groups: 'words' } as const;

const strength = {
  id: 'words',
  displayName: 'words',
  requirementsSatisfied: 'words',
  allowedCombinations: 'words',
  combinationConfigurations: [
    {
      '@odata.type': 'words',
      appliesToCombinations: 'words',
      allowedAAGUIDs: 'words',
      allowedIssuerSkis: 'words',
      allowedPolicyOIDs: 'words',
    },
  ],
} as const satisfies FieldsOf<AuthenticationStrengthPolicy>;

/** With those of agents, of which only matters that they are there. */
const clientApplications = {
  includeServicePrincipals: 'words',
  excludeServicePrincipals: 'words',
  servicePrincipalFilter: filter,
  includeAgentIdServicePrincipals: 'words',
  excludeAgentIdServicePrincipals: 'words',
  agentIdServicePrincipalFilter: filter,
} as const satisfies FieldsOf<Part<Part<ConditionalAccessPolicy, 'conditions'>, 'clientApplications'>> & Fields;

/** A strength may be named by a link. */
const grantControls = {
  operator: 'words',
  builtInControls: 'words',
  customAuthenticationFactors: 'words',
  termsOfUse: 'words',
  authenticationStrength: strength,
  'authenticationStrength@odata.bind': 'words',
} as const satisfies FieldsOf<Part<ConditionalAccessPolicy, 'grantControls'>> & Fields;

/** With those that are only told. */
const sessionControls = {
  signInFrequency: { ...isEnabled, value: 'words', type: 'words', frequencyInterval: 'words' },
  persistentBrowser: { ...isEnabled, mode: 'words' },
  secureSignInSession: isEnabled,
  cloudAppSecurity: { ...isEnabled, cloudAppSecurityType: 'words' },
  continuousAccessEvaluation: { mode: 'words' },
  applicationEnforcedRestrictions: isEnabled,
  disableResilienceDefaults: 'words',
} as const satisfies FieldsOf<Part<ConditionalAccessPolicy, 'sessionControls'>> & Fields;

const policy = {
  id: 'words',
  displayName: 'words',
  state: 'words',
  deletedDateTime: 'words',
  conditions: {
    users: {
      includeUsers: 'words',
      excludeUsers: 'words',
      includeGroups: 'words',
      excludeGroups: 'words',
      includeRoles: 'words',
      excludeRoles: 'words',
      includeGuestsOrExternalUsers: guests,
      excludeGuestsOrExternalUsers: guests,
    },
    applications: {
      includeApplications: 'words',
      excludeApplications: 'words',
      includeUserActions: 'words',
      includeAuthenticationContextClassReferences: 'words',
      applicationFilter: filter,
    },
    clientApplications,
    clientAppTypes: 'words',
    platforms: { includePlatforms: 'words', excludePlatforms: 'words' },
    locations: { includeLocations: 'words', excludeLocations: 'words' },
    devices: { deviceFilter: filter },
    signInRiskLevels: 'words',
    userRiskLevels: 'words',
    servicePrincipalRiskLevels: 'words',
    insiderRiskLevels: 'words',
    authenticationFlows: { transferMethods: 'words' },
  },
  grantControls,
  sessionControls,
} as const satisfies FieldsOf<ConditionalAccessPolicy>;

const location = {
  '@odata.type': 'words',
  id: 'words',
  displayName: 'words',
  isTrusted: 'words',
  ipRanges: [{ cidrAddress: 'words' }],
  countriesAndRegions: 'words',
  includeUnknownCountriesAndRegions: 'words',
  compliantNetworkType: 'words',
} as const satisfies FieldsOf<NamedLocation>;

const methodsPolicy = {
  policyMigrationState: 'words',
  authenticationMethodConfigurations: [
    {
      id: 'words',
      state: 'words',
      includeTargets: [target],
      excludeTargets: [target],
      isSelfServiceRegistrationAllowed: 'words',
      isSoftwareOathEnabled: 'words',
      isOfficePhoneAllowed: 'words',
      allowExternalIdToUseEmailOtp: 'words',
      authenticationModeConfiguration: {
        x509CertificateAuthenticationDefaultMode: 'words',
        rules: [{ x509CertificateAuthenticationMode: 'words' }],
      },
      isAttestationEnforced: 'words',
      keyRestrictions,
      passkeyProfiles: [{ id: 'words', passkeyTypes: 'words', attestationEnforcement: 'words', keyRestrictions }],
      defaultPasskeyProfile: 'words',
    },
  ],
} as const satisfies FieldsOf<AuthenticationMethodsPolicy>;

const method = {
  '@odata.type': 'words',
  id: 'words',
  phoneType: 'words',
  phoneNumber: 'digest',
  emailAddress: 'digest',
  smsSignInState: 'words',
  aaGuid: 'words',
  attestationLevel: 'words',
  passkeyType: 'words',
  keyStrength: 'words',
  isUsable: 'words',
  isUsableOnce: 'words',
} as const satisfies FieldsOf<UserAuthenticationMethod>;

/** What the engine takes a kept row of each collection for. */
interface KeptRows {
  'graph/conditional-access-policies': ConditionalAccessPolicy;
  'graph/named-locations': NamedLocation;
  'graph/authentication-strength-policies': AuthenticationStrengthPolicy;
  'graph/authentication-methods-policy': AuthenticationMethodsPolicy;
  'graph/security-defaults': RowOf<'securityDefaults'>;
  'graph/authorization-policy': RowOf<'authorizationPolicy'>;
  'graph/domains': Domain;
  'graph/cross-tenant-access-policies': CrossTenantAccess;
  'graph/on-premises-synchronization': RowOf<'onPremisesSynchronization'>;
  'graph/device-registration-policy': DeviceRegistrationPolicy;
  'graph/users': UserFacts['user'];
  'graph/user-registration-details': UserRegistrationDetails;
  'graph/user-authentication-methods': UserAuthenticationMethod;
  'graph/user-mfa-state': NonNullable<UserFacts['mfaState']>;
}

/** A collection whose rows are kept. */
export type KeptCollection = keyof KeptRows;

/** A kept row of a collection. */
export type KeptRow<Name extends KeptCollection> = KeptRows[Name];

/**
 * The row of a collection as the engine takes it: its declared fields, lists where lists are declared and rows where rows are. What a
 * field says is not looked at; the engine reads words that it does not know as protecting nobody. Without `digest` nothing is kept of
 * telephone numbers and mail addresses.
 */
export function keptRow<Name extends KeptCollection>(name: Name, row: unknown, digest?: DigestOf): KeptRow<Name> {
  return declaredOnly(row, keptRows[name], digest) as KeptRow<Name>;
}

/** By collection. */
export const keptRows = {
  'graph/conditional-access-policies': { fields: policy, marks: true },
  'graph/named-locations': { fields: location },
  'graph/authentication-strength-policies': { fields: strength },
  'graph/authentication-methods-policy': { fields: methodsPolicy },
  'graph/security-defaults': {
    fields: { id: 'words', isEnabled: 'words' } satisfies FieldsOf<RowOf<'securityDefaults'>>,
  },
  'graph/authorization-policy': {
    fields: { id: 'words', allowedToUseSSPR: 'words' } satisfies FieldsOf<RowOf<'authorizationPolicy'>>,
  },
  'graph/domains': {
    fields: {
      id: 'words',
      authenticationType: 'words',
      federationConfiguration: [{ id: 'words', federatedIdpMfaBehavior: 'words' }],
    } satisfies FieldsOf<Domain>,
  },
  'graph/cross-tenant-access-policies': {
    fields: {
      tenantId: 'words',
      isServiceProvider: 'words',
      inboundTrust: {
        isMfaAccepted: 'words',
        isCompliantDeviceAccepted: 'words',
        isHybridAzureADJoinedDeviceAccepted: 'words',
      },
    } satisfies FieldsOf<CrossTenantAccess>,
  },
  'graph/on-premises-synchronization': {
    fields: {
      id: 'words',
      features: { passwordWritebackEnabled: 'words', passwordSyncEnabled: 'words' },
    } satisfies FieldsOf<RowOf<'onPremisesSynchronization'>>,
  },
  'graph/device-registration-policy': {
    fields: {
      multiFactorAuthConfiguration: 'words',
      azureADJoin: { allowedToJoin: allowed },
      azureADRegistration: { allowedToRegister: allowed },
    } satisfies FieldsOf<DeviceRegistrationPolicy>,
  },
  'graph/users': {
    fields: {
      id: 'words',
      '@odata.type': 'words',
      identityParentId: 'words',
      displayName: 'words',
      userPrincipalName: 'words',
      userType: 'words',
      accountEnabled: 'words',
      onPremisesSyncEnabled: 'words',
      onPremisesImmutableId: 'words',
      creationType: 'words',
      externalUserState: 'words',
      mailboxSettings: { userPurpose: 'words' },
      identities: [{ signInType: 'words', issuer: 'words', issuerAssignedId: 'words' }],
    } satisfies FieldsOf<GraphUser>,
  },
  'graph/user-registration-details': {
    fields: {
      isAdmin: 'words',
      isMfaRegistered: 'words',
      isMfaCapable: 'words',
      isSsprEnabled: 'words',
      isSsprRegistered: 'words',
      isSsprCapable: 'words',
      methodsRegistered: 'words',
    } satisfies FieldsOf<UserRegistrationDetails>,
  },
  'graph/user-authentication-methods': { fields: method },
  'graph/user-mfa-state': {
    fields: { perUserMfaState: 'words' } satisfies FieldsOf<NonNullable<UserFacts['mfaState']>>,
  },
} as const satisfies { readonly [Name in KeptCollection]: Keeping };
