/** What the engine is given: rows of the tenant's collections and of one user, as Microsoft Graph sends them. `undefined` = not collected. */
import type {
  AuthenticationStrengthPolicy,
  ConditionalAccessPolicy,
  NamedLocation,
} from './conditional-access-policy.ts';
import type { AssuranceConfiguration } from './configuration.ts';

/** Who a method configuration is for. `id` is a group's id or `all_users`. */
export interface MethodTarget {
  readonly id?: string | null | undefined;
  readonly targetType?: string | null | undefined;
  readonly isUsableForSignIn?: boolean | null | undefined;
  readonly authenticationMode?: string | null | undefined;
  /** Ids of the profiles that say which passkeys the target may use. */
  readonly allowedPasskeyProfiles?: readonly string[] | null | undefined;
}

/** Which models of key may be used, by their AAGUIDs. https://learn.microsoft.com/graph/api/resources/fido2keyrestrictions */
export interface KeyRestrictions {
  readonly isEnforced?: boolean | null | undefined;
  /** `allow` or `block`. */
  readonly enforcementType?: string | null | undefined;
  readonly aaGuids?: readonly string[] | null | undefined;
}

/** Which passkeys may be used. https://learn.microsoft.com/graph/api/resources/passkeyprofile */
export interface PasskeyProfile {
  readonly id?: string | null | undefined;
  /** Comma-joined flags: deviceBound, synced. */
  readonly passkeyTypes?: string | null | undefined;
  /** `disabled` or `registrationOnly`. */
  readonly attestationEnforcement?: string | null | undefined;
  readonly keyRestrictions?: KeyRestrictions | null | undefined;
}

/** One method's configuration within the authentication methods policy. */
export interface MethodConfiguration {
  readonly id?: string | null | undefined;
  readonly state?: string | null | undefined;
  readonly includeTargets?: readonly MethodTarget[] | null | undefined;
  readonly excludeTargets?: readonly MethodTarget[] | null | undefined;
  readonly isSelfServiceRegistrationAllowed?: boolean | null | undefined;
  readonly isSoftwareOathEnabled?: boolean | null | undefined;
  readonly isOfficePhoneAllowed?: boolean | null | undefined;
  readonly allowExternalIdToUseEmailOtp?: string | null | undefined;
  /** How many factors a certificate is worth: by default, and by rules about certificates. */
  readonly authenticationModeConfiguration?:
    | {
        readonly x509CertificateAuthenticationDefaultMode?: string | null | undefined;
        readonly rules?:
          | readonly { readonly x509CertificateAuthenticationMode?: string | null | undefined }[]
          | null
          | undefined;
      }
    | null
    | undefined;
  readonly isAttestationEnforced?: boolean | null | undefined;
  readonly keyRestrictions?: KeyRestrictions | null | undefined;
  readonly passkeyProfiles?: readonly PasskeyProfile[] | null | undefined;
  /** The id of the profile that counts where a target names none. */
  readonly defaultPasskeyProfile?: string | null | undefined;
}

/** The row of `authentication-methods-policy`. https://learn.microsoft.com/graph/api/resources/authenticationmethodspolicy */
export interface AuthenticationMethodsPolicy {
  readonly policyMigrationState?: string | null | undefined;
  readonly authenticationMethodConfigurations?: readonly MethodConfiguration[] | null | undefined;
}

/** A row of `cross-tenant-access-policies`: the default (no tenantId) or a partner; null in a partner inherits the default. */
export interface CrossTenantAccess {
  readonly tenantId?: string | null | undefined;
  /** True of a partner that is a cloud service provider of this tenant. */
  readonly isServiceProvider?: boolean | null | undefined;
  readonly inboundTrust?:
    | {
        readonly isMfaAccepted?: boolean | null | undefined;
        readonly isCompliantDeviceAccepted?: boolean | null | undefined;
        readonly isHybridAzureADJoinedDeviceAccepted?: boolean | null | undefined;
      }
    | null
    | undefined;
}

/** A row of `domains`, federation configuration expanded. */
export interface Domain {
  readonly id?: string | null | undefined;
  readonly authenticationType?: string | null | undefined;
  readonly federationConfiguration?:
    | readonly {
        readonly id?: string | null | undefined;
        readonly federatedIdpMfaBehavior?: string | null | undefined;
      }[]
    | null
    | undefined;
}

/** The row of `device-registration-policy`. https://learn.microsoft.com/graph/api/resources/deviceregistrationpolicy */
export interface DeviceRegistrationPolicy {
  readonly multiFactorAuthConfiguration?: string | null | undefined;
  readonly azureADJoin?:
    | {
        readonly allowedToJoin?:
          | {
              readonly '@odata.type'?: string | null | undefined;
              readonly users?: readonly string[] | null | undefined;
              readonly groups?: readonly string[] | null | undefined;
            }
          | null
          | undefined;
      }
    | null
    | undefined;
  readonly azureADRegistration?:
    | {
        readonly allowedToRegister?:
          | {
              readonly '@odata.type'?: string | null | undefined;
              readonly users?: readonly string[] | null | undefined;
              readonly groups?: readonly string[] | null | undefined;
            }
          | null
          | undefined;
      }
    | null
    | undefined;
}

/** Everything about the tenant; each field is the rows of one collection, `undefined` when it was not collected. */
export interface TenantFacts {
  readonly conditionalAccessPolicies?: readonly ConditionalAccessPolicy[] | undefined;
  readonly namedLocations?: readonly NamedLocation[] | undefined;
  readonly authenticationStrengthPolicies?: readonly AuthenticationStrengthPolicy[] | undefined;
  readonly authenticationMethodsPolicy?: readonly AuthenticationMethodsPolicy[] | undefined;
  readonly securityDefaults?:
    | readonly { readonly id?: string | null | undefined; readonly isEnabled?: boolean | null | undefined }[]
    | undefined;
  readonly authorizationPolicy?:
    | readonly { readonly id?: string | null | undefined; readonly allowedToUseSSPR?: boolean | null | undefined }[]
    | undefined;
  readonly domains?: readonly Domain[] | undefined;
  readonly crossTenantAccess?: readonly CrossTenantAccess[] | undefined;
  readonly onPremisesSynchronization?:
    | readonly {
        readonly id?: string | null | undefined;
        readonly features?:
          | {
              readonly passwordWritebackEnabled?: boolean | null | undefined;
              readonly passwordSyncEnabled?: boolean | null | undefined;
            }
          | null
          | undefined;
      }[]
    | undefined;
  readonly deviceRegistrationPolicy?: readonly DeviceRegistrationPolicy[] | undefined;
  /** Custom security attributes by lower-case appId, then `Set_Attribute` (for application filters). */
  readonly applicationAttributes?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined;
  /** Lower-case appIds that are audiences of their own besides the named ones. */
  readonly applicationAudiences?: readonly string[] | undefined;
  readonly configuration?: AssuranceConfiguration | undefined;
}

/** The fields of a user's own row. */
export interface GraphUser {
  readonly id: string;
  readonly '@odata.type'?: string | null | undefined;
  /** The agent identity whose token signs in this agent user. */
  readonly identityParentId?: string | null | undefined;
  readonly displayName?: string | null | undefined;
  readonly userPrincipalName?: string | null | undefined;
  readonly userType?: string | null | undefined;
  readonly accountEnabled?: boolean | null | undefined;
  readonly onPremisesSyncEnabled?: boolean | null | undefined;
  /** What a federated domain names the user by; null where the user has none. */
  readonly onPremisesImmutableId?: string | null | undefined;
  readonly creationType?: string | null | undefined;
  readonly externalUserState?: string | null | undefined;
  readonly mailboxSettings?: { readonly userPurpose?: string | null | undefined } | null | undefined;
  readonly identities?:
    | readonly {
        readonly signInType?: string | null | undefined;
        readonly issuer?: string | null | undefined;
        readonly issuerAssignedId?: string | null | undefined;
      }[]
    | null
    | undefined;
}

/** A row of `user-registration-details`. */
export interface UserRegistrationDetails {
  readonly isAdmin?: boolean | null | undefined;
  readonly isMfaRegistered?: boolean | null | undefined;
  readonly isMfaCapable?: boolean | null | undefined;
  readonly isSsprEnabled?: boolean | null | undefined;
  readonly isSsprRegistered?: boolean | null | undefined;
  readonly isSsprCapable?: boolean | null | undefined;
  readonly methodsRegistered?: readonly string[] | null | undefined;
}

/** A row of `user-authentication-methods`: one registered method. */
export interface UserAuthenticationMethod {
  readonly '@odata.type'?: string | null | undefined;
  readonly id?: string | null | undefined;
  readonly phoneType?: string | null | undefined;
  /** Digests, by which the same telephone or mailbox of two people can be told. */
  readonly phoneNumber?: string | null | undefined;
  readonly emailAddress?: string | null | undefined;
  readonly smsSignInState?: string | null | undefined;
  readonly aaGuid?: string | null | undefined;
  readonly attestationLevel?: string | null | undefined;
  readonly passkeyType?: string | null | undefined;
  readonly keyStrength?: string | null | undefined;
  readonly isUsable?: boolean | null | undefined;
  readonly isUsableOnce?: boolean | null | undefined;
}

/** One user. For the three method collections: `undefined` = the collection was not collected, `null` or `[]` = collected and none. */
export interface UserFacts {
  readonly user: GraphUser;
  /** Ids of every group the user is in, nested ones included. */
  readonly groupIds: readonly string[];
  /** Template ids of the built-in roles actively held at tenant scope, by group included. */
  readonly roleTemplateIds: readonly string[];
  /** Which of the two lists above may lack entries, since their collection was not, or not wholly, collected. */
  readonly notCollected?: readonly ('groups' | 'roles')[] | undefined;
  /**
   * Ids of role definitions of the directory and Azure scopes, in lower case, that the user holds or is eligible for, directly or through a group.
   * Absent where the configuration does not ask for them.
   */
  readonly privileges?: { readonly roles: readonly string[]; readonly azureScopes: readonly string[] } | undefined;
  /** The user's own tenant, where known (external users). */
  readonly homeTenantId?: string | undefined;
  /** Groups that policies leave out and that the user gets into alone; assumed where that is not sure. Absent: none. */
  readonly joins?: readonly { readonly group: string; readonly assumed: boolean }[] | undefined;
  readonly registration?: UserRegistrationDetails | null | undefined;
  readonly methods?: readonly UserAuthenticationMethod[] | null | undefined;
  readonly mfaState?: { readonly perUserMfaState?: string | null | undefined } | null | undefined;
}
