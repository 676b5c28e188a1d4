/** The device setting "Require multifactor authentication to register or join devices", beside which policies about registering are not enforced. */
import type { TenantFacts } from '../facts.ts';
import type { CompiledPolicy } from './policy.ts';
import { lowered, word } from './words.ts';

/** The user action of registering or joining a device, in lower case. */
export const registersDevice = 'urn:user:registerdevice';

/**
 * Whether the device setting asks for MFA; undefined where it was not collected or is not understood. Policies on the user action are properly
 * enforced only where it does not. https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-cloud-apps#user-actions
 */
export function deviceSettingAsksMfa({
  deviceRegistrationPolicy,
}: Pick<TenantFacts, 'deviceRegistrationPolicy'>): boolean | undefined {
  const setting = word(deviceRegistrationPolicy?.[0]?.multiFactorAuthConfiguration);
  if (setting === 'required') return true;
  return setting === 'notrequired' ? false : undefined;
}

/**
 * The policy as it is surely enforced: one about registering devices that asks for more than MFA counts as MFA where the setting is not known,
 * since the setting may be on, and then it is MFA that is asked and no more.
 */
export function surelyEnforced(
  policy: CompiledPolicy,
  facts: Pick<TenantFacts, 'deviceRegistrationPolicy'>,
): CompiledPolicy {
  const { grant, source } = policy;
  const isAboutDevices = lowered(source.conditions?.applications?.includeUserActions).has(registersDevice);
  if (!isAboutDevices || deviceSettingAsksMfa(facts) !== undefined) return policy;
  const isStrength = (control: string) => control.startsWith('authenticationStrength:');
  if (!grant.block && !grant.clauses.some((clause) => clause.some(isStrength))) return policy;
  return { ...policy, grant: { block: false, clauses: [['mfa']], assumption: 'device-registration-not-collected' } };
}
