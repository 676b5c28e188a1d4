/** From a set and what it takes for granted to a basis. */
import type { Basis } from '#catalogue';
import type { AssumptionKey } from '../assumptions.ts';
import type { Authenticator } from '../authenticators/authenticator.ts';
import type { AuthenticatorName } from '../authenticators/catalogue.ts';

/** What no registration shows: a certificate is anybody's whom the methods policy lets use one. */
const unseen: ReadonlySet<AuthenticatorName> = new Set([
  'password',
  'federatedSingleFactor',
  'managedDevice',
  'certificate',
  'certificateSingleFactor',
]);

/** ASSUMED where anything is taken for granted, DECLARED where the operator's word counts, OBSERVED where a registered method does, else CONFIGURED. */
export function basisOf(members: readonly Authenticator[], assumptions: readonly AssumptionKey[]): Basis {
  if (members.some((member) => member.assumed) || assumptions.length > 0) return 'ASSUMED';
  if (members.some((member) => member.declared)) return 'DECLARED';
  return members.some((member) => !unseen.has(member.name)) ? 'OBSERVED' : 'CONFIGURED';
}
