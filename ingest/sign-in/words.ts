/** A way in as a verb phrase, with the authenticators that are enough in plain words. */
import type { WayIn } from '#assurance';

const words: Readonly<Record<string, string>> = {
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
  identityDocument: 'an identity document',
  onPremisesDirectory: 'the on-premises directory',
  helpDeskVerification: 'what the help desk asks for',
  federatedSingleFactor: "the other identity provider's word",
  federatedMultiFactor: "the other identity provider's word on MFA",
  managedDevice: 'a managed device',
};

/** "a text message", "the password alone", "the password and a one-time code". */
export function authenticatorWords(keys: readonly string[]): string {
  const known = keys.map((key) => words[key.replace(/[#( ].*$/, '')] ?? key.replace(/#\d+$/, ''));
  if (known.length === 0) return 'nothing at all';
  if (known.length === 1) return known[0] === 'the password' ? 'the password alone' : (known[0] as string);
  return `${known.slice(0, -1).join(', ')} and ${known.at(-1)}`;
}

/** The phrase of a way in, to stand between the entry and the user. */
export function wayInPhrase({ kind, authenticators }: WayIn): string {
  const means = authenticatorWords(authenticators);
  switch (kind) {
    case 'SIGNS_IN':
      return `signs in with ${means} as`;
    case 'SIGNS_IN_LEGACY':
      return `signs in by a legacy protocol, with ${means}, as`;
    case 'RECOVERS':
      return `resets the password with ${means} and signs in as`;
    case 'HELP_DESK_RESETS':
      return authenticators.every((key) => key.startsWith('helpDeskVerification'))
        ? 'talks the help desk into resetting'
        : `talks the help desk, with ${means}, into resetting`;
    case 'ENROLS_METHOD':
      return `registers a method with ${means} and signs in as`;
    case 'ENROLS_DEVICE':
      return `enrols a device with ${means} and signs in as`;
    case 'RELAYS_SIGN_IN':
      return 'has a sign-in handed over by';
    case 'REPLAYS_SESSION':
      return 'replays a session of';
    default:
      return 'forges a token of';
  }
}
