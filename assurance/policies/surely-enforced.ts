/** Policies about registering devices, as they are surely enforced beside the device setting. */
import type { TenantFacts } from '../facts.ts';
import { deviceSettingAsksMfa, registersDevice } from './device-setting.ts';
import type { CompiledPolicy } from './policy.ts';
import { lowered } from './words.ts';

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
