/** What the operator declares about the tenant and no API tells; each key that is absent has a written assumption. */
import type { Level } from '#catalogue';

/** What a help desk verifies before it resets, each replaced by what it proves. NIST SP 800-63B-4 section 4.2.1 */
export type Verification = 'nothing' | 'questions' | 'call-back' | 'manager' | 'identity-proofing';

/** The part of the configuration that speaks of assurance. */
export interface AssuranceConfiguration {
  readonly helpDesk?: {
    readonly verification?: Verification | undefined;
    /** What a reset hands over: the password only, the second factors only, or both. Default both. */
    readonly resets?: 'password' | 'methods' | 'both' | undefined;
    /** False where the desk may not reset anybody who holds a directory role. Default true. */
    readonly administrators?: boolean | undefined;
  };
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
  /** True while a policy for all resources with an exclusion still leaves low-privilege scopes out. Default false. */
  readonly resourceExclusionHole?: boolean | undefined;
  /** True where people's certificates live on smart cards and cannot be exported. Default false. */
  readonly certificatesNonExportable?: boolean | undefined;
  /** Key ids or thumbprints of applications' certificates that cannot be exported, in lower case; `*` for all. */
  readonly nonExportableCertificates?: readonly string[] | undefined;
  /** The level of the credentials of publishers of other tenants' applications. Default 1. */
  readonly publisher?: Level | undefined;
  /** True where enrolment restrictions keep an attacker from having a device managed. Default false. */
  readonly deviceEnrolmentRestricted?: boolean | undefined;
  /** Ids of the break-glass accounts, in lower case. */
  readonly breakGlass?: readonly string[] | undefined;
  /** True where every sign-in of a break-glass account raises an alert. Default false. */
  readonly breakGlassAlerting?: boolean | undefined;
  /** Caps every registered method at the level of the path of its enrolment (NIST SP 800-63B-4 section 4.1.2.1). Default false. */
  readonly strictBinding?: boolean | undefined;
}
