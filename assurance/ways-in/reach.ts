/** Every set that gets in to an audience, and what each takes: the front door, a method enrolled first, a device enrolled first. */
import type { AssumptionKey } from '../assumptions.ts';
import { type EnoughSet, minimalSets } from '../authenticators/enough.ts';
import { deviceEnrolmentOf, enrolDeviceThenUse } from './device-enrolment.ts';
import { enrolThenUse, grantedByEnrolment } from './enrolment.ts';
import { type Gateway, type Opened, open } from './front-door.ts';

/** The sets that get in, each list with those of the lists before it; minimal, lowest first. */
export interface Reach {
  readonly opened: Opened;
  readonly front: readonly EnoughSet[];
  readonly withMethod: readonly EnoughSet[];
  readonly withDevice: readonly EnoughSet[];
}

/** What gets in to an audience. */
export function reachOf(gateway: Gateway): Reach {
  const opened = open(gateway, 'modern');
  const members = (sets: readonly EnoughSet[]) => sets.map((set) => set.members);
  const withMethod = minimalSets([...members(opened.sets), ...members(enrolThenUse(gateway))]);
  const withDevice = minimalSets([...members(withMethod), ...members(enrolDeviceThenUse(gateway))]);
  return { opened, front: opened.sets, withMethod, withDevice };
}

/** The sets after a change, with what is assumed because the lowest needs something enrolled. */
export function changed(
  gateway: Gateway,
  reach: Reach,
  change: (sets: readonly EnoughSet[]) => readonly EnoughSet[],
): { readonly sets: readonly EnoughSet[]; readonly assumptions: readonly AssumptionKey[] } {
  const sets = change(reach.withDevice);
  const as = (other: readonly EnoughSet[]): boolean => change(other)[0]?.level === sets[0]?.level;
  if (as(reach.front)) return { sets, assumptions: [] };
  const method = grantedByEnrolment(gateway);
  if (as(reach.withMethod)) return { sets, assumptions: method };
  return { sets, assumptions: [...method, ...deviceEnrolmentOf(gateway.person).assumptions] };
}
