/** From a set and what it takes for granted to a basis. */
import type { Basis } from '#catalogue';
import type { AssumptionKey } from '../assumptions.ts';
import type { Authenticator } from '../authenticators/authenticator.ts';
import type { AuthenticatorName } from '../authenticators/catalogue.ts';

/** Assumptions that only lower a level or note a gap: the way in itself was seen. */
const notes: ReadonlySet<AssumptionKey> = new Set([
  'attestation-not-collected',
  'windows-hello-key',
  'certificate-exportable',
  'methods-policy-not-collected',
  'legacy-method-settings',
  'mfa-state-not-collected',
  'domains-not-collected',
  'identifier-malformed',
  'baseline-scopes',
  'mfa-trusted-ips',
  'passkey-profile-unchecked',
  'combination-configuration-unchecked',
]);

/** What no registration shows: a certificate is anybody's whom the methods policy lets use one. */
const unseen: ReadonlySet<AuthenticatorName> = new Set([
  'password',
  'federatedSingleFactor',
  'managedDevice',
  'certificate',
  'certificateSingleFactor',
]);

/** ASSUMED where anything but a note is taken for granted, DECLARED where the operator's word counts, OBSERVED where a registered method does, else CONFIGURED. */
export function basisOf(members: readonly Authenticator[], assumptions: readonly AssumptionKey[]): Basis {
  if (members.some((member) => member.assumed) || assumptions.some((key) => !notes.has(key))) return 'ASSUMED';
  if (members.some((member) => member.declared)) return 'DECLARED';
  return members.some((member) => !unseen.has(member.name)) ? 'OBSERVED' : 'CONFIGURED';
}
