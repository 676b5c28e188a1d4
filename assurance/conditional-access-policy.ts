/** The fields of a Conditional Access policy, a named location and an authentication strength that are judged, as Microsoft Graph sends them. */

/** A set of external users: which types, and of which tenants. https://learn.microsoft.com/graph/api/resources/conditionalaccessguestsorexternalusers */
export interface GuestsOrExternalUsers {
  /** Comma-joined flags: internalGuest, b2bCollaborationGuest, ... */
  readonly guestOrExternalUserTypes?: string | null | undefined;
  readonly externalTenants?:
    | {
        readonly membershipKind?: string | null | undefined;
        readonly members?: readonly string[] | null | undefined;
      }
    | null
    | undefined;
}

/** A rule with its mode, `include` or `exclude`. */
export interface FilterRule {
  readonly mode?: string | null | undefined;
  readonly rule?: string | null | undefined;
}

/** Whom a policy is for. https://learn.microsoft.com/graph/api/resources/conditionalaccessusers */
export interface UsersCondition {
  readonly includeUsers?: readonly string[] | null | undefined;
  readonly excludeUsers?: readonly string[] | null | undefined;
  readonly includeGroups?: readonly string[] | null | undefined;
  readonly excludeGroups?: readonly string[] | null | undefined;
  readonly includeRoles?: readonly string[] | null | undefined;
  readonly excludeRoles?: readonly string[] | null | undefined;
  readonly includeGuestsOrExternalUsers?: GuestsOrExternalUsers | null | undefined;
  readonly excludeGuestsOrExternalUsers?: GuestsOrExternalUsers | null | undefined;
}

/** What a policy is about: resources, one user action, or an authentication context. */
export interface ApplicationsCondition {
  readonly includeApplications?: readonly string[] | null | undefined;
  readonly excludeApplications?: readonly string[] | null | undefined;
  readonly includeUserActions?: readonly string[] | null | undefined;
  readonly includeAuthenticationContextClassReferences?: readonly string[] | null | undefined;
  readonly applicationFilter?: FilterRule | null | undefined;
}

/** Which workload identities a policy is for. */
export interface ClientApplicationsCondition {
  readonly includeServicePrincipals?: readonly string[] | null | undefined;
  readonly excludeServicePrincipals?: readonly string[] | null | undefined;
  readonly servicePrincipalFilter?: FilterRule | null | undefined;
}

/** Every condition of a policy; all that are set must hold. */
export interface ConditionSet {
  readonly users?: UsersCondition | null | undefined;
  readonly applications?: ApplicationsCondition | null | undefined;
  readonly clientApplications?: ClientApplicationsCondition | null | undefined;
  readonly clientAppTypes?: readonly string[] | null | undefined;
  readonly platforms?:
    | {
        readonly includePlatforms?: readonly string[] | null | undefined;
        readonly excludePlatforms?: readonly string[] | null | undefined;
      }
    | null
    | undefined;
  readonly locations?:
    | {
        readonly includeLocations?: readonly string[] | null | undefined;
        readonly excludeLocations?: readonly string[] | null | undefined;
      }
    | null
    | undefined;
  readonly devices?: { readonly deviceFilter?: FilterRule | null | undefined } | null | undefined;
  readonly signInRiskLevels?: readonly string[] | null | undefined;
  readonly userRiskLevels?: readonly string[] | null | undefined;
  readonly servicePrincipalRiskLevels?: readonly string[] | null | undefined;
  /** Comma-joined flags in v1.0, sometimes a list. */
  readonly insiderRiskLevels?: string | readonly string[] | null | undefined;
  readonly authenticationFlows?: { readonly transferMethods?: string | null | undefined } | null | undefined;
}

/** What a policy asks for. */
export interface GrantControls {
  readonly operator?: string | null | undefined;
  readonly builtInControls?: readonly string[] | null | undefined;
  readonly customAuthenticationFactors?: readonly string[] | null | undefined;
  readonly termsOfUse?: readonly string[] | null | undefined;
  readonly authenticationStrength?: AuthenticationStrengthPolicy | null | undefined;
}

/** What a policy does to the session. */
export interface SessionControls {
  readonly signInFrequency?:
    | {
        readonly isEnabled?: boolean | null | undefined;
        readonly value?: number | null | undefined;
        readonly type?: string | null | undefined;
        readonly frequencyInterval?: string | null | undefined;
      }
    | null
    | undefined;
  readonly persistentBrowser?:
    | { readonly isEnabled?: boolean | null | undefined; readonly mode?: string | null | undefined }
    | null
    | undefined;
  readonly secureSignInSession?: { readonly isEnabled?: boolean | null | undefined } | null | undefined;
}

/** One row of `conditional-access-policies`. https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy */
export interface ConditionalAccessPolicy {
  readonly id?: string | null | undefined;
  readonly displayName?: string | null | undefined;
  readonly state?: string | null | undefined;
  readonly deletedDateTime?: string | null | undefined;
  readonly conditions?: ConditionSet | null | undefined;
  readonly grantControls?: GrantControls | null | undefined;
  readonly sessionControls?: SessionControls | null | undefined;
}

/** One row of `named-locations`: IP ranges, countries, or the compliant network. */
export interface NamedLocation {
  readonly '@odata.type'?: string | null | undefined;
  readonly id?: string | null | undefined;
  readonly displayName?: string | null | undefined;
  readonly isTrusted?: boolean | null | undefined;
  readonly ipRanges?: readonly { readonly cidrAddress?: string | null | undefined }[] | null;
  readonly countriesAndRegions?: readonly string[] | null | undefined;
  readonly includeUnknownCountriesAndRegions?: boolean | null | undefined;
  readonly compliantNetworkType?: string | null | undefined;
}

/** One row of `authentication-strength-policies`. https://learn.microsoft.com/graph/api/resources/authenticationstrengthpolicy */
export interface AuthenticationStrengthPolicy {
  readonly id?: string | null | undefined;
  readonly displayName?: string | null | undefined;
  readonly requirementsSatisfied?: string | null | undefined;
  readonly allowedCombinations?: readonly string[] | null | undefined;
  readonly combinationConfigurations?:
    | readonly {
        readonly '@odata.type'?: string | null | undefined;
        readonly appliesToCombinations?: readonly string[] | null | undefined;
        readonly allowedAAGUIDs?: readonly string[] | null | undefined;
        readonly allowedIssuerSkis?: readonly string[] | null | undefined;
        readonly allowedPolicyOIDs?: readonly string[] | null | undefined;
      }[]
    | null
    | undefined;
}
