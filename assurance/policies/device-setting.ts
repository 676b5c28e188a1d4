/** The device setting "Require multifactor authentication to register or join devices", beside which policies about registering are not enforced. */
import type { TenantFacts } from '../facts.ts';
import { word } from './words.ts';

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
