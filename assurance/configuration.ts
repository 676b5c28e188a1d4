/** What the operator declares about the tenant and no API tells; each key that is absent has a written assumption. */
import type { Level } from '#catalogue';

/** What a help desk verifies before it resets, from the least to the most. NIST SP 800-63B-4 section 4.2 */
export const verifications = [
  'nothing',
  'questions',
  'call-back',
  'manager',
  'manager-in-portal',
  'identity-proofing',
  'identity-proofing-on-site',
] as const;
export type Verification = (typeof verifications)[number];

/** Some of the people; whoever one of the lists fits is among them. All in lower case. */
export interface Selection {
  /** Object ids, or `*` for everybody. */
  readonly users?: readonly string[] | undefined;
  /** Object ids of groups, nested members included. */
  readonly groups?: readonly string[] | undefined;
  /** Names of built-in roles or ids of role definitions, held or eligible, directly or through a group, at any scope; `*` for any role. */
  readonly roles?: readonly string[] | undefined;
  /** Azure scopes: whoever holds, or is eligible for, a role at one of them or within it, directly or through a group; `*` for any scope. */
  readonly azureScopes?: readonly string[] | undefined;
}

/** The help desk, as the operator declares it. */
export interface HelpDesk {
  readonly verification?: Verification | undefined;
  /** What is to be defeated at the desk, where no verification says it. */
  readonly level?: Level | undefined;
  /** What the desk asks for before it binds other authenticators. Default: the same. */
  readonly rebinds?: Verification | Level | undefined;
  /** What a reset hands over: the password only, the second factors only, or both. Default both. */
  readonly resets?: 'password' | 'methods' | 'both' | undefined;
  /** Whom the desk serves. Default everybody but break-glass and service accounts, synchronization accounts and mailboxes that are no person's. */
  readonly serves?: Selection | undefined;
  /** Whom the desk may not reset. Default nobody. */
  readonly exempt?: Selection | undefined;
  /** False where the desk may not reset anybody who holds a directory role or is eligible for one. Default true. */
  readonly administrators?: boolean | undefined;
}

/** The part of the configuration that speaks of assurance. */
export interface AssuranceConfiguration {
  readonly helpDesk?: HelpDesk | undefined;
  readonly selfServiceReset?: {
    readonly enabled?: boolean | undefined;
    /** How many methods a member must show: 1 or 2. */
    readonly methodsRequired?: 1 | 2 | undefined;
  };
  /** Declared levels of what another identity provider asserts, by its domain or tenant id in lower case; `*` for all. */
  readonly identityProviders?: Readonly<
    Record<
      string,
      {
        readonly firstFactor?: Level | undefined;
        readonly mfa?: Level | undefined;
        readonly signingKey?: Level | undefined;
      }
    >
  >;
  /** Whoever controls the on-premises directory: the level of getting there. Default 1. */
  readonly onPremisesDirectory?: Level | undefined;
  /** Another tenant whose guests sign in here: the level of its own sign-in. Default 1. */
  readonly otherTenant?: Level | undefined;
  /** False where SMTP AUTH and every other legacy protocol is known to be off for all mailboxes. */
  readonly legacyProtocols?: boolean | undefined;
  /** Mandatory MFA of Azure Resource Manager for create, update and delete. Default true. */
  readonly mandatoryMfa?: boolean | undefined;
  /** True where a policy for all resources with an exclusion leaves baseline scopes out. Default false. */
  readonly resourceExclusionHole?: boolean | undefined;
  /** True where people's certificates live on smart cards and cannot be exported. Default false. */
  readonly certificatesNonExportable?: boolean | undefined;
  /** Key ids or thumbprints of applications' certificates that cannot be exported, in lower case; `*` for all. */
  readonly nonExportableCertificates?: readonly string[] | undefined;
  /** Subjects or ids of federated credentials whose environment asks for required reviewers, in lower case; `*` for all. */
  readonly protectedEnvironments?: readonly string[] | undefined;
  /** The level of the credentials of publishers of other tenants' applications. Default 1. */
  readonly publisher?: Level | undefined;
  /** True where enrolment restrictions keep an attacker from having a device managed. Default false. */
  readonly deviceEnrolmentRestricted?: boolean | undefined;
  /** Ids of the break-glass accounts, in lower case. */
  readonly breakGlass?: readonly string[] | undefined;
  /** Ids of accounts that no person uses, in lower case. */
  readonly serviceAccounts?: readonly string[] | undefined;
  /** True where every sign-in of a break-glass account raises an alert. Default false. */
  readonly breakGlassAlerting?: boolean | undefined;
  /** Caps every registered method at the level of the path of its enrolment (NIST SP 800-63B-4 section 4.1.2.1). Default false. */
  readonly strictBinding?: boolean | undefined;
}
