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
