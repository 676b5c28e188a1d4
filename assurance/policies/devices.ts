/** What a device filter can know of a device in each state. */
import type { FilterRule } from '../conditional-access-policy.ts';
import type { DeviceState } from '../sign-in.ts';
import { answerRule, type PropertyValue } from './filter-rule.ts';
import { fails, holds, type Match } from './match.ts';
import { isEmpty, word } from './words.ts';

/** The properties that the state itself tells; all others of a registered device are not known. */
const properties: Readonly<Record<DeviceState, Readonly<Record<string, PropertyValue>> | null>> = {
  unregistered: null,
  registered: { iscompliant: false, trusttype: 'Workplace', deviceownership: 'Personal' },
  compliant: { iscompliant: true, trusttype: 'AzureAD', deviceownership: 'Company' },
  hybridJoined: { iscompliant: false, trusttype: 'ServerAD', deviceownership: 'Company' },
  compliantHybridJoined: { iscompliant: true, trusttype: 'ServerAD', deviceownership: 'Company' },
};

/** True where the tenant manages a device in this state. */
export function isManaged(device: DeviceState): boolean {
  return device !== 'unregistered' && device !== 'registered';
}

/** Which managed devices are trusted: all, those that are compliant, those that are hybrid joined, or none. */
export type TrustedDevices = 'all' | 'compliant' | 'hybrid' | 'none';

/** The word for what is trusted. */
export function trustedDevices(compliant: boolean, hybrid: boolean): TrustedDevices {
  if (compliant && hybrid) return 'all';
  if (compliant) return 'compliant';
  return hybrid ? 'hybrid' : 'none';
}

/** True for a device whose state counts here; one that is not registered has nothing to trust. */
export function isTrusted(trusted: TrustedDevices, device: DeviceState): boolean {
  if (trusted === 'all' || device === 'unregistered') return true;
  return (trusted === 'compliant' && device === 'compliant') || (trusted === 'hybrid' && device === 'hybridJoined');
}

/** Whether the devices condition holds. All properties of an unregistered device are null. */
export function matchDevices(filter: FilterRule | null | undefined, device: DeviceState): Match {
  if (isEmpty(filter)) return holds('any device');
  const state = properties[device];
  const read = (property: string): PropertyValue =>
    state === null ? null : state[property.toLowerCase().replace(/^device\./, '')];
  const answer = typeof filter?.rule === 'string' ? answerRule(filter.rule, read) : undefined;
  const mode = word(filter?.mode);
  if (answer === undefined || (mode !== 'include' && mode !== 'exclude'))
    return fails('the device filter cannot be answered', 'device-rule-unknown');
  if (answer === (mode === 'include')) return holds(`the device filter takes a device that is ${device}`);
  return fails(`the device filter leaves out a device that is ${device}`);
}
