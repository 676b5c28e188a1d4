/** What each authenticator is: the table that levels are computed from. */

/** What an authenticator proves and how well. */
export interface AuthenticatorEntry {
  /** `known`: known or copyable; `possession`: a device or a telephone; `nothing`: counts for nothing. */
  readonly holds: 'known' | 'possession' | 'nothing';
  /** Unlocks with a second factor of its own (PIN, biometric). */
  readonly multiFactor?: boolean | undefined;
  readonly phishingResistant?: boolean | undefined;
  /** Bound to hardware and attested; an instance may be less. */
  readonly hardware?: boolean | undefined;
  /** A possession that proves less: over the telephone network, or by pressing approve. */
  readonly weak?: 'telephone' | 'approve-only' | undefined;
  /** Where it lives, when all of a kind live on one thing: everything on one thing counts once. */
  readonly on?: string;
  /** Graph's name in authenticationMethodModes, where it has one. */
  readonly mode?: string;
  /** The type of NIST SP 800-63B-4 section 3.1. */
  readonly nist: string;
}

/** Every authenticator. Entra's modes: https://learn.microsoft.com/graph/api/resources/authenticationstrengthpolicy ; NIST types: https://pages.nist.gov/800-63-4/sp800-63b.html */
export const authenticators = {
  password: { holds: 'known', mode: 'password', nist: 'password' },
  securityQuestion: { holds: 'nothing', nist: 'none: knowledge-based' },
  mailbox: { holds: 'known', mode: 'email', nist: 'none: e-mail shall not be out-of-band' },
  appPassword: { holds: 'known', nist: 'password' },
  qrCodePin: { holds: 'known', mode: 'qrCodePin', nist: 'none: copyable code and password' },
  temporaryAccessPassOneTime: { holds: 'known', mode: 'temporaryAccessPassOneTime', nist: 'look-up secret' },
  temporaryAccessPassMultiUse: { holds: 'known', mode: 'temporaryAccessPassMultiUse', nist: 'look-up secret' },
  sms: {
    holds: 'possession',
    weak: 'telephone',
    on: 'telephone',
    mode: 'sms',
    nist: 'single-factor out-of-band, restricted',
  },
  voice: {
    holds: 'possession',
    weak: 'telephone',
    on: 'telephone',
    mode: 'voice',
    nist: 'single-factor out-of-band, restricted',
  },
  alternateTelephone: {
    holds: 'possession',
    weak: 'telephone',
    on: 'alternate telephone',
    mode: 'voice',
    nist: 'single-factor out-of-band, restricted',
  },
  officeTelephone: {
    holds: 'possession',
    weak: 'telephone',
    on: 'office telephone',
    mode: 'voice',
    nist: 'single-factor out-of-band, restricted',
  },
  microsoftAuthenticatorPush: {
    holds: 'possession',
    on: 'authenticator app',
    mode: 'microsoftAuthenticatorPush',
    nist: 'single-factor out-of-band',
  },
  softwareOath: { holds: 'possession', on: 'authenticator app', mode: 'softwareOath', nist: 'single-factor OTP' },
  hardwareOath: { holds: 'possession', mode: 'hardwareOath', nist: 'single-factor OTP' },
  deviceBasedPush: {
    holds: 'possession',
    multiFactor: true,
    on: 'authenticator app',
    mode: 'deviceBasedPush',
    nist: 'multi-factor out-of-band',
  },
  approveOnlyPush: { holds: 'possession', weak: 'approve-only', nist: 'none: compare and approve' },
  externalAuthenticationMethod: { holds: 'possession', weak: 'approve-only', nist: 'assertion' },
  customControl: { holds: 'possession', weak: 'approve-only', nist: 'assertion' },
  unknownMethod: { holds: 'possession', weak: 'approve-only', nist: 'unknown' },
  windowsHelloForBusiness: {
    holds: 'possession',
    multiFactor: true,
    phishingResistant: true,
    hardware: true,
    mode: 'windowsHelloForBusiness',
    nist: 'multi-factor cryptographic',
  },
  platformCredential: {
    holds: 'possession',
    multiFactor: true,
    phishingResistant: true,
    hardware: true,
    mode: 'windowsHelloForBusiness',
    nist: 'multi-factor cryptographic',
  },
  fido2: {
    holds: 'possession',
    multiFactor: true,
    phishingResistant: true,
    hardware: true,
    mode: 'fido2',
    nist: 'multi-factor cryptographic',
  },
  passkeyInAuthenticator: {
    holds: 'possession',
    multiFactor: true,
    phishingResistant: true,
    hardware: true,
    on: 'authenticator app',
    mode: 'fido2',
    nist: 'multi-factor cryptographic',
  },
  syncedPasskey: {
    holds: 'possession',
    multiFactor: true,
    phishingResistant: true,
    mode: 'fido2',
    nist: 'multi-factor cryptographic, syncable',
  },
  certificate: {
    holds: 'possession',
    multiFactor: true,
    mode: 'x509CertificateMultiFactor',
    nist: 'multi-factor cryptographic',
  },
  smartCard: {
    holds: 'possession',
    multiFactor: true,
    phishingResistant: true,
    hardware: true,
    mode: 'x509CertificateMultiFactor',
    nist: 'multi-factor cryptographic',
  },
  certificateSingleFactor: {
    holds: 'possession',
    mode: 'x509CertificateSingleFactor',
    nist: 'single-factor cryptographic',
  },
  smartCardSingleFactor: {
    holds: 'possession',
    phishingResistant: true,
    hardware: true,
    mode: 'x509CertificateSingleFactor',
    nist: 'single-factor cryptographic',
  },
  managedDevice: { holds: 'possession', nist: 'single-factor cryptographic' },
  identityProofing: { holds: 'possession', multiFactor: true, nist: 'repeated identity proofing' },
  identityProofingOnSite: {
    holds: 'possession',
    multiFactor: true,
    phishingResistant: true,
    nist: 'repeated identity proofing, on site',
  },
  helpDeskVerification: { holds: 'known', nist: 'application-specific recovery' },
  parentAgent: { holds: 'known', nist: 'assertion' },
  onPremisesDirectory: { holds: 'known', nist: 'none' },
  /** One factor that another identity provider asserts; more where its level is declared. */
  federatedSingleFactor: { holds: 'known', mode: 'federatedSingleFactor', nist: 'assertion' },
  /** MFA that another identity provider asserts, its level not declared. */
  federatedMultiFactor: {
    holds: 'possession',
    multiFactor: true,
    weak: 'approve-only',
    mode: 'federatedMultiFactor',
    nist: 'assertion',
  },
} as const satisfies Record<string, AuthenticatorEntry>;

/** The name of an authenticator. */
export type AuthenticatorName = keyof typeof authenticators;
