/** WEAKENS_POLICY by oneself: get into a group that policies leave out, alone, then sign in without them. */
import type { AssumptionKey } from '../assumptions.ts';
import { type EnoughSet, minimalSets, union } from '../authenticators/enough.ts';
import type { Person } from '../person.ts';
import type { WayIn } from '../way-in.ts';
import { deviceEnrolmentOf } from './device-enrolment.ts';
import { grantedByEnrolment } from './enrolment.ts';
import { type Gateway, gatewayOf, grantedFor } from './front-door.ts';
import { policiesOf } from './opening.ts';
import { type Reach, reachOf } from './reach.ts';
import { wayOf } from './way.ts';

/** Where groups are joined: the directory. */
const where = 'graph';

/** The policies for this person that leave out a group which the person gets into alone, as a mask. */
function escaped({ tenant, facts, mask }: Person): bigint {
  const groups = new Set(facts.joins?.map(({ group }) => group.toLowerCase()));
  if (groups.size === 0) return 0n;
  return tenant.enforced.reduce((bits, policy, at) => {
    const out = [...policy.users.exclude.groups].some((group) => groups.has(group));
    return out ? bits | ((1n << BigInt(at)) & mask) : bits;
  }, 0n);
}

/** What either half takes for granted; a method registered and a device enrolled only where nothing else does as well. */
function grantedTo(gateway: Gateway, reach: Reach): readonly AssumptionKey[] {
  const level = reach.withDevice[0]?.level;
  return [
    ...grantedFor(gateway, reach.opened, reach.opened.sets[0]),
    ...(reach.front[0]?.level === level ? [] : grantedByEnrolment(gateway)),
    ...(reach.withMethod[0]?.level === level ? [] : deviceEnrolmentOf(gateway.person).assumptions),
  ];
}

/** What getting in takes for granted: nothing where some group of them is surely open. */
function joiningTakes({ tenant, facts }: Person, left: bigint): readonly AssumptionKey[] {
  const groups = new Set(policiesOf(tenant, left).flatMap((policy) => [...policy.users.exclude.groups]));
  const ways = facts.joins?.filter(({ group }) => groups.has(group.toLowerCase())) ?? [];
  return ways.every(({ assumed }) => assumed) ? ['group-rule'] : [];
}

/**
 * The way in by joining, where that asks for less than every way without: what signing in to the directory takes, and what is left at the
 * audience when the policies that leave the group out no longer count.
 */
export function joinsGroup(gateway: Gateway, without: readonly EnoughSet[]): readonly WayIn[] {
  const { person, audience } = gateway;
  const left = escaped(person);
  if ((left & gateway.mask) === 0n) return [];
  const door = gatewayOf(person, where);
  const joining = reachOf(door);
  const free = gatewayOf({ ...person, mask: person.mask & ~left }, audience);
  const after = reachOf(free);
  const sets = minimalSets(
    joining.withDevice.flatMap((first) => after.withDevice.map((then) => union(first.members, then.members))),
  );
  const lowest = sets[0];
  if (lowest === undefined || (without[0] !== undefined && without[0].level <= lowest.level)) return [];
  const assumptions = [
    ...grantedTo(door, joining),
    ...grantedTo(free, after),
    ...joiningTakes(person, left & gateway.mask),
  ];
  return [
    wayOf({
      kind: 'WEAKENS_POLICY',
      entry: person.means.entry,
      audience,
      sets,
      rule: 'Getting into a group that policies leave out, and signing in without them, asks for less than signing in.',
      evidence: policiesOf(person.tenant, left & gateway.mask).map((policy) => policy.id),
      assumptions,
    }),
  ];
}
