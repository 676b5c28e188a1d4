/** ENROLS_DEVICE: have a device of one's own registered and managed, then sign in from it. https://learn.microsoft.com/graph/api/resources/deviceregistrationpolicy */

import { isOpenQuestion } from '#catalogue';
import type { AssumptionKey } from '../assumptions.ts';
import { type Authenticator, authenticator } from '../authenticators/authenticator.ts';
import { type EnoughSet, managedDevice, minimalSets, union } from '../authenticators/enough.ts';
import type { DeviceRegistrationPolicy } from '../facts.ts';
import type { Person } from '../person.ts';
import { lowered, word } from '../policies/words.ts';
import { remember, targetsOf } from '../tenant.ts';
import type { WayIn } from '../way-in.ts';
import { basesWith, enrolmentOf } from './enrolment.ts';
import { evidenceFor, type Gateway, gatewayOf, grantedFor, open } from './front-door.ts';
import { wayOf } from './way.ts';

type Membership = NonNullable<DeviceRegistrationPolicy['azureADJoin']>['allowedToJoin'];

/** Whether the person is among those who may; `perhaps` where the members of a group that may were not, or not wholly, collected. */
function allows(membership: Membership, { subject }: Person): boolean | 'perhaps' {
  const type = word(membership?.['@odata.type']);
  if (type.includes('nodeviceregistration')) return false;
  if (!type.includes('enumerated')) return true;
  const groups = [...lowered(membership?.groups)];
  if (lowered(membership?.users).has(subject.id) || groups.some((id) => subject.groups.has(id))) return true;
  return groups.length > 0 && !subject.groupsKnown ? 'perhaps' : false;
}

/** What registering a device takes. */
export interface DeviceEnrolment {
  /** Lowest first; empty: closed. */
  readonly registering: readonly EnoughSet[];
  readonly mayJoin: boolean;
  readonly assumptions: readonly AssumptionKey[];
  readonly evidence: readonly string[];
}

const closed: DeviceEnrolment = { registering: [], mayJoin: false, assumptions: [], evidence: [] };

function compute(person: Person): DeviceEnrolment {
  const { tenant, means } = person;
  const policy = tenant.facts.deviceRegistrationPolicy?.[0];
  const joins = allows(policy?.azureADJoin?.allowedToJoin, person);
  const registers = allows(policy?.azureADRegistration?.allowedToRegister, person);
  const isClosed = tenant.configuration.deviceEnrolmentRestricted === true || means.external;
  if (isClosed || (joins === false && registers === false)) return closed;
  const gateway = gatewayOf(person, 'device-registration');
  const opened = open(gateway, 'modern');
  const sets = minimalSets(opened.sets.map((set) => set.members.filter((member) => member !== managedDevice)));
  const assumptions: AssumptionKey[] = [...grantedFor(gateway, opened, opened.sets[0])];
  if (tenant.facts.deviceRegistrationPolicy === undefined) assumptions.push('device-registration-not-collected');
  if (tenant.configuration.deviceEnrolmentRestricted === undefined) assumptions.push('device-enrolment');
  if (joins !== true && [joins, registers].includes('perhaps')) assumptions.push('device-registration-members');
  if (tenant.judging === 'at best' && assumptions.some(isOpenQuestion)) return closed;
  return { registering: sets, mayJoin: joins !== false, assumptions, evidence: evidenceFor(gateway, opened.sets[0]) };
}

/** What registering a device takes for a person. A device cannot be asked for before it is registered, so device controls do not count. */
export function deviceEnrolmentOf(person: Person): DeviceEnrolment {
  const mask =
    person.mask & targetsOf('device-registration').reduce((bits, target) => bits | person.tenant.about(target), 0n);
  const key = `device enrolment ${mask} ${person.doubtful} ${person.discounted} ${person.key}`;
  return remember(person.tenant, key, () => compute(person));
}

/**
 * The sets that get in from a device enrolled for the purpose. None is hybrid joined: that takes a computer account of the on-premises directory and a
 * domain controller in reach, not a registration. https://learn.microsoft.com/entra/identity/devices/concept-hybrid-join
 */
export function enrolDeviceThenUse(gateway: Gateway): readonly EnoughSet[] {
  const { person } = gateway;
  const { registering, mayJoin } = deviceEnrolmentOf(person);
  if (registering.length === 0) return [];
  const method = enrolmentOf(person);
  const hello: readonly Authenticator[] =
    mayJoin && method.registering.length > 0
      ? [authenticator('windowsHelloForBusiness', { key: 'windowsHelloForBusiness (enrolled)' })]
      : [];
  const enrolled = method.registering.length > 0 ? [...method.enrolled, ...hello] : [];
  const own = new Set(enrolled.map((one) => one.key));
  const bases = [...person.means.sets, ...basesWith(person, enrolled)];
  const opened = open(gateway, 'enrolled-device', bases).sets;
  const sets = opened.flatMap((set) => {
    const rest = set.members.filter((member) => member !== managedDevice && !own.has(member.key));
    const uses = set.members.some((member) => own.has(member.key));
    const withMethod = uses ? method.registering.map((one) => union(one.members, rest)) : [rest];
    return withMethod.flatMap((members) => registering.map((one) => union(one.members, members)));
  });
  return minimalSets(sets);
}

/** ENROLS_DEVICE, where that is less than every set that needs no new device. */
export function enrolsDevice(gateway: Gateway, without: readonly EnoughSet[]): readonly WayIn[] {
  const sets = enrolDeviceThenUse(gateway);
  const lowest = sets[0];
  if (lowest === undefined || (without[0] !== undefined && without[0].level <= lowest.level)) return [];
  const { assumptions, evidence } = deviceEnrolmentOf(gateway.person);
  const rule = 'Registering a device asks for less than signing in without one.';
  return [
    wayOf({
      kind: 'ENROLS_DEVICE',
      entry: gateway.person.means.entry,
      audience: gateway.audience,
      sets,
      rule,
      evidence,
      assumptions: [...gateway.doubts, ...assumptions],
    }),
  ];
}
