/** Authenticators in plain words. */
import type { AuthenticatorName } from './catalogue.ts';

const words: Readonly<Record<AuthenticatorName | 'federationKey', string>> = {
  password: 'the password',
  securityQuestion: 'security questions',
  mailbox: 'a code by e-mail',
  appPassword: 'an app password',
  qrCodePin: 'a QR code and PIN',
  temporaryAccessPassOneTime: 'a temporary access pass',
  temporaryAccessPassMultiUse: 'a temporary access pass',
  sms: 'a text message',
  voice: 'a phone call',
  alternateTelephone: 'a call to the other phone',
  officeTelephone: 'a call to the office phone',
  microsoftAuthenticatorPush: 'a push notification',
  softwareOath: 'a one-time code',
  hardwareOath: 'a code of a hardware token',
  deviceBasedPush: 'phone sign-in',
  windowsHelloForBusiness: 'Windows Hello',
  approveOnlyPush: 'an approve-only push',
  platformCredential: 'a platform credential',
  fido2: 'a security key',
  passkeyInAuthenticator: 'a passkey in Authenticator',
  syncedPasskey: 'a synced passkey',
  certificate: 'a certificate',
  smartCard: 'a smart card',
  certificateSingleFactor: 'a certificate',
  smartCardSingleFactor: 'a smart card',
  externalAuthenticationMethod: 'an external authentication method',
  identityProofing: 'identity proofing',
  identityProofingOnSite: 'identity proofing on site',
  parentAgent: 'the token of the parent agent',
  onPremisesDirectory: 'the on-premises directory',
  helpDeskVerification: 'what the help desk asks for',
  federatedSingleFactor: "the other identity provider's word",
  federatedMultiFactor: "the other identity provider's word on MFA",
  managedDevice: 'a managed device',
  customControl: "a third party's control",
  unknownMethod: 'a method that is not known',
  federationKey: 'the signing key of the domain',
};

const named: Readonly<Record<string, string | undefined>> = words;

/** "a text message", "the password alone", "the password and a one-time code". */
export function authenticatorWords(keys: readonly string[]): string {
  const known = keys.map((key) => named[key.replace(/[#( ].*$/, '')] ?? key.replace(/#\d+$/, ''));
  if (known.length === 0) return 'nothing at all';
  if (known.length === 1) return known[0] === 'the password' ? 'the password alone' : (known[0] as string);
  return `${known.slice(0, -1).join(', ')} and ${known.at(-1)}`;
}
