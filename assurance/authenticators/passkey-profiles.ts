/** Passkey profiles: which passkeys a user may sign in with and register. https://learn.microsoft.com/entra/identity/authentication/how-to-authentication-passkey-profiles */
import type { KeyRestrictions, MethodConfiguration, MethodTarget, PasskeyProfile } from '../facts.ts';
import { flags, lowered, word } from '../policies/words.ts';
import { type Authenticator, type AuthenticatorDetails, authenticator } from './authenticator.ts';
import type { AuthenticatorName } from './catalogue.ts';

/** What a passkey is, as far as it was collected. */
export interface Passkey {
  readonly name: AuthenticatorName;
  readonly details: AuthenticatorDetails;
}

type Answer = 'yes' | 'perhaps' | 'no';

const passkeys: ReadonlySet<AuthenticatorName> = new Set(['fido2', 'passkeyInAuthenticator', 'syncedPasskey']);
const types: ReadonlySet<string> = new Set(['devicebound', 'synced']);

/** True for an authenticator that passkey profiles govern. */
export function isPasskey(name: AuthenticatorName): boolean {
  return passkeys.has(name);
}

/**
 * The profiles of a user whom these targets take in; several add up. A target without any has the default one, and a profile that is named and
 * not there restricts nothing. Before profiles, the configuration itself was the only one, of no type of passkey.
 */
function profilesOf(
  configuration: MethodConfiguration,
  targets: readonly MethodTarget[],
): readonly (PasskeyProfile | undefined)[] {
  const { passkeyProfiles, defaultPasskeyProfile, isAttestationEnforced, keyRestrictions } = configuration;
  const listed = Array.isArray(passkeyProfiles) ? passkeyProfiles : [];
  if (listed.length === 0) {
    const attestationEnforcement = isAttestationEnforced === true ? 'registrationOnly' : 'disabled';
    return [{ passkeyTypes: 'deviceBound,synced', attestationEnforcement, keyRestrictions }];
  }
  const byId = new Map(listed.map((profile) => [word(profile?.id), profile]));
  const ids = targets.flatMap((target) => {
    const own = [...lowered(target?.allowedPasskeyProfiles)];
    return own.length > 0 ? own : [word(defaultPasskeyProfile)];
  });
  return ids.map((id) => byId.get(id));
}

function fitsType(profile: PasskeyProfile, { name, details }: Passkey): Answer {
  const allowed = flags(profile.passkeyTypes);
  const isKnown = name !== 'fido2' || details.deviceBound === true;
  const own = name === 'syncedPasskey' ? 'synced' : 'devicebound';
  if (isKnown ? allowed.has(own) : [...types].every((type) => allowed.has(type))) return 'yes';
  const isOdd = allowed.size === 0 || [...allowed].some((type) => !types.has(type));
  return isOdd || !isKnown ? 'perhaps' : 'no';
}

function fitsModel(restrictions: KeyRestrictions | null | undefined, aaGuid: string | undefined): Answer {
  if (restrictions?.isEnforced !== true) return 'yes';
  const type = word(restrictions.enforcementType);
  if (aaGuid === undefined || (type !== 'allow' && type !== 'block')) return 'perhaps';
  return lowered(restrictions.aaGuids).has(aaGuid) === (type === 'allow') ? 'yes' : 'no';
}

/** Whether the user may sign in with the passkey. Attestation is asked for at registration only. */
export function acceptsPasskey(
  configuration: MethodConfiguration,
  targets: readonly MethodTarget[],
  passkey: Passkey,
): Answer {
  const answers = profilesOf(configuration, targets).map((profile): Answer => {
    if (profile === undefined) return 'perhaps';
    const both = [fitsType(profile, passkey), fitsModel(profile.keyRestrictions, passkey.details.aaGuid)];
    return both.includes('no') ? 'no' : both.includes('perhaps') ? 'perhaps' : 'yes';
  });
  return answers.includes('yes') ? 'yes' : answers.includes('perhaps') ? 'perhaps' : 'no';
}

/** True where no model at all may be registered. */
function isClosed(restrictions: KeyRestrictions | null | undefined): boolean {
  const allows = restrictions?.isEnforced === true && word(restrictions.enforcementType) === 'allow';
  return allows && lowered(restrictions.aaGuids).size === 0;
}

/**
 * The passkey that somebody may register of those they choose: a synced one, else one bound to a device; undefined where none may be. What is
 * synced is not attested.
 */
export function registrablePasskey(
  configuration: MethodConfiguration | undefined,
  targets: readonly MethodTarget[],
): Authenticator | undefined {
  const open = profilesOf(configuration ?? {}, targets).filter((profile) => !isClosed(profile?.keyRestrictions));
  const isSynced = open.some(
    (profile) =>
      profile === undefined ||
      (fitsType(profile, { name: 'syncedPasskey', details: {} }) !== 'no' &&
        word(profile.attestationEnforcement) !== 'registrationonly'),
  );
  if (isSynced) return authenticator('syncedPasskey', { key: 'syncedPasskey (enrolled)' });
  const key: Passkey = { name: 'fido2', details: { deviceBound: true } };
  const isBound = open.some((profile) => profile !== undefined && fitsType(profile, key) !== 'no');
  return isBound ? authenticator('fido2', { ...key.details, hardware: false, key: 'fido2 (enrolled)' }) : undefined;
}
