/** What is left to defeat after an ability has handed something over. */
import type { Level } from '#catalogue';
import { isKnown } from './answered-well.ts';
import type { Assessment } from './assess.ts';
import type { AssumptionKey } from './assumptions.ts';
import type { Audience } from './audiences.ts';
import type { Authenticator } from './authenticators/authenticator.ts';
import { type EnoughSet, minimalSets, union } from './authenticators/enough.ts';
import { levelOfSet } from './authenticators/level.ts';
import { authenticatorsOf, gatesLeft, type HandedOver, holding } from './handed-over.ts';
import { orFromInside } from './inside.ts';
import type { Person } from './person.ts';
import { remember } from './tenant.ts';
import { stripped } from './ways-in/binding.ts';
import { deviceEnrolmentOf } from './ways-in/device-enrolment.ts';
import { grantedByEnrolment } from './ways-in/enrolment.ts';
import { type Gateway, gatewayOf, grantedFor } from './ways-in/front-door.ts';
import { type Reach, reachOf } from './ways-in/reach.ts';
import { recoveryOf } from './ways-in/recovery.ts';

/** What is left: the level, and the authenticators of the lowest remaining set. */
export interface Left {
  readonly level: Level;
  readonly authenticators: readonly string[];
  /** The level where every open question is answered well; undefined where nothing is known to get in then. */
  readonly known: Level | undefined;
  /** Keys of the assumptions by which so little is left, where they decide. */
  readonly assumptions: readonly AssumptionKey[];
}

/** What is left as it was judged, at worst or at best. */
export interface Judged extends Pick<Left, 'level' | 'authenticators'> {
  readonly granted: () => readonly AssumptionKey[];
}

/** Whatever a whole set that gets in takes for granted. */
export function grantedBy(
  gateway: Gateway,
  reach: Reach,
  set: EnoughSet,
  more: readonly AssumptionKey[],
): readonly AssumptionKey[] {
  const keyOf = ({ members }: EnoughSet): string =>
    members
      .map((member) => member.key)
      .sort()
      .join();
  const key = keyOf(set);
  const entrance = reach.opened.sets.find((one) => keyOf(one) === key);
  const granted: AssumptionKey[] = [...grantedFor(gateway, reach.opened, entrance), ...more];
  if (entrance === undefined) granted.push(...grantedByEnrolment(gateway));
  if (!reach.withMethod.some((one) => keyOf(one) === key))
    granted.push(...deviceEnrolmentOf(gateway.person).assumptions);
  return [...new Set([...granted, ...set.members.flatMap((member) => member.assumptions ?? [])])];
}

/** The lowest of what remains, with what the first set that leaves so little takes for granted. */
export function lowestOf(
  remaining: readonly { readonly rest: readonly Authenticator[]; readonly granted: () => readonly AssumptionKey[] }[],
): Judged | undefined {
  const lowest = minimalSets(remaining.map(({ rest }) => rest))[0];
  if (lowest === undefined) return undefined;
  return {
    level: lowest.level,
    authenticators: lowest.members.map((member) => member.key),
    granted: () => remaining.find(({ rest }) => levelOfSet(rest) === lowest.level)?.granted() ?? [],
  };
}

/** What is left at worst, with its level at best; assumptions only where they decide. */
export function bothWays(worst: Judged | undefined, best: Judged | undefined): Left | undefined {
  if (worst === undefined) return undefined;
  const { level, authenticators } = worst;
  const known = best && (Math.max(level, best.level) as Level);
  return { level, authenticators, known, assumptions: known === level ? [] : worst.granted() };
}

function compute(person: Person, audience: Audience, by: readonly HandedOver[]): Judged | undefined {
  const methods = by.includes('methods');
  const held = authenticatorsOf(person, by).filter((one) => person.tenant.judging === 'at worst' || isKnown(one));
  const recovery = recoveryOf(person);
  const reset = gatesLeft(recovery, by, held);
  // Nothing was handed over: no pass that the policy lets the person use, no reset that the address opens.
  const given = methods || by.includes('password') || held.length + reset.length > 0;
  if (by.length > 0 && !given) return undefined;
  const people = [holding(person, held), ...(methods ? [holding(stripped(person), held)] : [])];
  const isReset = by.includes('password') && !person.means.external && !person.means.federated;
  const first = person.means.first.key;
  const gone = new Set([...held.map((one) => one.key), ...(isReset ? [first] : [])]);
  // Whoever adds methods adds as many as a reset asks for, so how many that is does not matter.
  const ofReset = recovery.assumptions.filter((key) => !methods || key !== 'self-service-reset-gates');
  return lowestOf(
    people.flatMap((one) => {
      const gateway = gatewayOf(one, audience);
      const reach = reachOf(gateway);
      return reach.withDevice.flatMap((set) => {
        const rest = set.members.filter((member) => !gone.has(member.key));
        const kept = { rest, granted: () => grantedBy(gateway, reach, set, []) };
        if (!rest.some(({ key }) => key === first)) return [kept];
        const others = rest.filter(({ key }) => key !== first);
        const byReset = reset.map((gate) => ({
          rest: union(gate, others),
          granted: () => grantedBy(gateway, reach, set, ofReset),
        }));
        return [kept, ...byReset];
      });
    }),
  );
}

/**
 * The lowest level of (S minus what is handed over) over all sets S enough at the audience; undefined where nothing gets in there at all.
 * Whoever a block keeps to some networks is asked from there. For synced users the caller asks `password` only where passwords are written back.
 */
export function leftToDefeat(
  assessment: Assessment,
  audience: Audience,
  handed: readonly HandedOver[],
): Left | undefined {
  const { person, signature, atBest } = assessment;
  const left = remember(person.tenant, `left ${audience} ${[...handed].sort().join()} ${signature}`, () => ({
    value: bothWays(
      orFromInside(person, (one) => compute(one, audience, handed)),
      orFromInside(atBest.person, (one) => compute(one, audience, handed)),
    ),
  }));
  return left.value;
}
