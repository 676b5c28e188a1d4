/** The front door of one audience: what is demanded there, and the sets that are enough. */

import { isOpenQuestion } from '#catalogue';
import { azureManagement, mandatoryMfaPortals, underAzureManagement } from '../application-groups.ts';
import type { AssumptionKey } from '../assumptions.ts';
import { type Audience, appIdOf } from '../audiences.ts';
import type { EnoughSet } from '../authenticators/enough.ts';
import type { BaseSet } from '../authenticators/means.ts';
import { type OutsideDemand, outsideDemands } from '../outside.ts';
import { doubts, type Person } from '../person.ts';
import type { SignInTarget } from '../sign-in.ts';
import { type Door, targetsOf } from '../tenant.ts';
import {
  assumptionsOf,
  type DoorQuestion,
  type Entrance,
  entrances,
  type Offers,
  offersOf,
  policiesOf,
} from './opening.ts';

/** A target that a person signs in to, with everything that is demanded for it. */
export interface Gateway {
  readonly person: Person;
  readonly audience: Audience;
  readonly targets: readonly SignInTarget[];
  /** The policies for this person about this target. */
  readonly mask: bigint;
  readonly outside: readonly OutsideDemand[];
  /** What is asked where no policy that applies asks how somebody proves who they are. */
  readonly byDefault?: 'mfa';
  readonly doubts: readonly AssumptionKey[];
}

/** The gateway of an audience. */
export function gatewayOf(person: Person, audience: Audience): Gateway {
  const targets = targetsOf(audience);
  const appId = appIdOf(audience);
  const azure = appId === azureManagement || underAzureManagement.has(appId);
  const mandatory = audience === 'azure-write' || mandatoryMfaPortals.has(audience);
  const mask = person.mask & targets.reduce((bits, target) => bits | person.tenant.about(target), 0n);
  const outside = outsideDemands(person, { azure, mandatory, device: audience === 'device-registration' });
  return { person, audience, targets, mask, outside, doubts: doubts(person, targets) };
}

/** The gateway of a user action or an authentication context. */
export function gatewayTo(person: Person, target: SignInTarget, outside: readonly OutsideDemand[] = []): Gateway {
  const name = target.kind === 'resource' ? target.appId : target.kind === 'action' ? target.action : target.id;
  return {
    person,
    audience: name,
    targets: [target],
    mask: person.mask & person.tenant.about(target),
    outside,
    doubts: doubts(person, [target]),
  };
}

/** The question that this gateway puts to a door. */
export function questionOf(gateway: Gateway, door: Door): DoorQuestion {
  return {
    door,
    mask: gateway.mask,
    extra: gateway.outside.map((demand) => demand.clause),
    byDefault: gateway.byDefault,
    devices: gateway.person.means.devices,
  };
}

/** What a door of the gateway opens to. */
export interface Opened {
  readonly offers: Offers;
  /** Every minimal set that is enough, lowest first. */
  readonly sets: readonly Entrance[];
}

/** Opens a door of the gateway with the person's own means, or with others. */
export function open(gateway: Gateway, door: Door, bases: readonly BaseSet[] = gateway.person.means.sets): Opened {
  if (isUnsure(gateway)) return { offers: { offers: [], assumptions: [] }, sets: [] };
  const offers = offersOf(gateway.person.tenant, questionOf(gateway, door));
  return { offers, sets: entrances(gateway.person.tenant, offers, bases) };
}

/** Judged at best, nobody is known to get in where it is not known which policies there are, or how the person signs in. */
function isUnsure({ person, doubts: about }: Gateway): boolean {
  return person.tenant.judging === 'at best' && [...about, ...person.means.assumptions].some(isOpenQuestion);
}

/** What an entrance of the gateway takes for granted. */
export function grantedFor(gateway: Gateway, opened: Opened, set: Entrance | undefined): readonly AssumptionKey[] {
  const own = set === undefined ? [] : assumptionsOf(gateway.person.tenant, set.members, set.offer);
  const note: readonly AssumptionKey[] = gateway.person.facts.mfaState === undefined ? ['mfa-state-not-collected'] : [];
  return [
    ...new Set([...gateway.doubts, ...opened.offers.assumptions, ...own, ...gateway.person.means.assumptions, ...note]),
  ];
}

/** What the lowest set of a door rests on: the policies that apply in its context, and the demands beside them. */
export function evidenceFor(gateway: Gateway, set: Entrance | undefined): readonly string[] {
  const met = set === undefined ? gateway.mask : gateway.mask & set.offer.context.mask;
  const ids = policiesOf(gateway.person.tenant, met).map((policy) => policy.id);
  const all = [...ids, ...gateway.outside.map((demand) => demand.evidence)];
  return all.length > 0 ? all : ['conditional-access-policies'];
}

/** Sets without what the others show of them, for the alternatives of a way in. */
export function asAlternatives(
  sets: readonly EnoughSet[],
): readonly { readonly authenticators: readonly string[]; readonly level: EnoughSet['level'] }[] {
  return sets.map((set) => ({ authenticators: set.members.map((member) => member.key), level: set.level }));
}
