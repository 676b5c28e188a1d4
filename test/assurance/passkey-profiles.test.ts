/** Which passkey somebody may register of those they choose, by the profiles of the methods policy. */
import { expect, test } from '@jest/globals';
import { registrablePasskey } from '../../assurance/authenticators/passkey-profiles.ts';
import type { MethodConfiguration, PasskeyProfile } from '../../assurance/facts.ts';

const target = [{ id: 'all_users', allowedPasskeyProfiles: ['p'] }];
const profile = (passkeyTypes: string, attestationEnforcement = 'disabled', aaGuids?: readonly string[]) =>
  ({
    id: 'p',
    passkeyTypes,
    attestationEnforcement,
    keyRestrictions: { isEnforced: aaGuids !== undefined, enforcementType: 'allow', aaGuids: aaGuids ?? [] },
  }) satisfies PasskeyProfile;

test.each<[string, MethodConfiguration | undefined, string | undefined]>([
  ['no policy', undefined, 'syncedPasskey'],
  ['no profiles', {}, 'syncedPasskey'],
  ['no profiles, attestation enforced', { isAttestationEnforced: true }, 'fido2'],
  ['no profiles, no model', { keyRestrictions: profile('synced', 'disabled', []).keyRestrictions }, undefined],
  ['both types', { passkeyProfiles: [profile('deviceBound,synced')] }, 'syncedPasskey'],
  ['synced ones', { passkeyProfiles: [profile('synced')] }, 'syncedPasskey'],
  [
    'synced ones, attested, which they cannot be',
    { passkeyProfiles: [profile('synced', 'registrationOnly')] },
    undefined,
  ],
  ['device-bound ones', { passkeyProfiles: [profile('deviceBound')] }, 'fido2'],
  ['both types, attested', { passkeyProfiles: [profile('deviceBound,synced', 'registrationOnly')] }, 'fido2'],
  ['some models', { passkeyProfiles: [profile('deviceBound', 'disabled', ['aa'])] }, 'fido2'],
  ['no model', { passkeyProfiles: [profile('deviceBound', 'disabled', [])] }, undefined],
  ['a profile that is not there', { passkeyProfiles: [{ ...profile('deviceBound'), id: 'q' }] }, 'syncedPasskey'],
])('%s', (_, configuration, name) => {
  expect(registrablePasskey(configuration, target)?.name).toBe(name);
});
