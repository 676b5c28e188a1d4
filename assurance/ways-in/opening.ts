/** What one door of one target opens to: the demands of the adversary's contexts, and the sets that meet them. */
import { isOpenQuestion } from '#catalogue';
import { isKnown } from '../answered-well.ts';
import type { AssumptionKey } from '../assumptions.ts';
import type { Audience } from '../audiences.ts';
import type { Authenticator } from '../authenticators/authenticator.ts';
import { assumedOf, type EnoughSet, minimalSets, setsFor } from '../authenticators/enough.ts';
import type { BaseSet } from '../authenticators/means.ts';
import type { Alternative } from '../policies/alternatives.ts';
import type { ContextClass } from '../policies/contexts.ts';
import type { Control } from '../policies/controls.ts';
import { combine, type Demand, demandOf } from '../policies/demands.ts';
import { isTrusted, type TrustedDevices } from '../policies/devices.ts';
import { type CompiledPolicy, matchContext } from '../policies/policy.ts';
import { type CompiledTenant, type Door, remember, targetsOf } from '../tenant.ts';

/** One way to be let in, in one context. */
export interface Offer {
  readonly demand: Demand;
  readonly context: ContextClass;
  readonly controls: Alternative;
}

/** Everything that the adversary's contexts offer, the least demanding only. */
export interface Offers {
  readonly offers: readonly Offer[];
  readonly assumptions: readonly AssumptionKey[];
}

/** A question to a door: which policies (as a mask) and what is demanded beside them. */
export interface DoorQuestion {
  readonly door: Door;
  readonly mask: bigint;
  readonly extra: readonly (readonly Control[])[];
  readonly byDefault: 'mfa' | undefined;
  readonly devices: TrustedDevices;
}

/** The policies of a mask. */
export function policiesOf(tenant: CompiledTenant, mask: bigint): readonly CompiledPolicy[] {
  return tenant.enforced.filter((_, at) => (mask & (1n << BigInt(at))) !== 0n);
}

function noMore(one: Demand, other: Demand): boolean {
  const less = (a: boolean, b: boolean): boolean => !a || b;
  const strengths = one.strengths.every((id) => other.strengths.includes(id));
  return strengths && less(one.mfa, other.mfa) && less(one.custom, other.custom) && less(one.device, other.device);
}

/** The offers that ask no more than any other. */
export function leastOffers(offers: readonly Offer[]): readonly Offer[] {
  const kept: Offer[] = [];
  for (const offer of offers) {
    if (kept.some((other) => noMore(other.demand, offer.demand))) continue;
    for (let at = kept.length - 1; at >= 0; at -= 1) {
      const other = kept[at];
      if (other !== undefined && noMore(offer.demand, other.demand)) kept.splice(at, 1);
    }
    kept.push(offer);
  }
  return kept;
}

/** Why policies of the mask do not apply in a context where the reason is an assumption. */
function doubtsIn(
  tenant: CompiledTenant,
  mask: bigint,
  { context, mask: met }: ContextClass,
): readonly AssumptionKey[] {
  return policiesOf(tenant, mask & ~met).flatMap((policy) =>
    matchContext(policy, context, tenant.locations).flatMap((match) => match.assumption ?? []),
  );
}

/** What is asked beside the policies, as text. */
function askedBeside({ extra, byDefault }: DoorQuestion): string {
  return `${extra.map((clause) => clause.join('|')).join('&')} ${byDefault ?? ''}`;
}

function findOffers(tenant: CompiledTenant, question: DoorQuestion): Offers {
  const offers: Offer[] = [];
  const assumptions = new Set<AssumptionKey>();
  for (const context of tenant.contexts(question.door)) {
    if (!isTrusted(question.devices, context.context.device)) continue;
    const met = context.mask & question.mask;
    const combined = remember(tenant, `combined ${met} ${askedBeside(question)}`, () =>
      combine(policiesOf(tenant, met), question.extra, question.byDefault),
    );
    if (tenant.judging === 'at best' && combined.assumptions.some(isOpenQuestion)) continue;
    for (const key of combined.assumptions) assumptions.add(key);
    for (const controls of combined.alternatives) {
      const demand = demandOf(controls, context.context);
      if (demand !== undefined) offers.push({ demand, context, controls });
    }
  }
  const least = leastOffers(offers);
  for (const offer of least) for (const key of doubtsIn(tenant, question.mask, offer.context)) assumptions.add(key);
  return { offers: least, assumptions: [...assumptions] };
}

/** What the adversary's contexts offer for these policies; remembered per tenant. */
export function offersOf(tenant: CompiledTenant, question: DoorQuestion): Offers {
  return remember(tenant, `offers ${question.door} ${question.mask} ${askedBeside(question)} ${question.devices}`, () =>
    findOffers(tenant, question),
  );
}

/** A set that is enough, with the offer that it meets. */
export interface Entrance extends EnoughSet {
  readonly offer: Offer;
}

/** Every minimal set of the person's authenticators that meets an offer, lowest first. */
export function entrances(tenant: CompiledTenant, offers: Offers, bases: readonly BaseSet[]): readonly Entrance[] {
  const found = offers.offers.flatMap((offer) =>
    setsFor(offer.demand, bases, tenant.strengths).map((set) => ({ ...set, offer })),
  );
  const sure = tenant.judging === 'at worst' ? found : found.filter((set) => isSurelyEnough(tenant, set));
  const kept = minimalSets(sure.map((one) => one.members));
  return kept.map(
    (set) =>
      sure.find(
        (one) =>
          one.members.every((member) => set.members.includes(member)) && one.members.length === set.members.length,
      ) ?? { ...set, offer: offers.offers[0] as Offer },
  );
}

function isSurelyEnough(tenant: CompiledTenant, { members, offer }: Entrance): boolean {
  return members.every(isKnown) && !assumptionsOf(tenant, members, offer).some(isOpenQuestion);
}

/** What a set that meets an offer takes for granted. */
export function assumptionsOf(
  tenant: CompiledTenant,
  members: readonly Authenticator[],
  offer: Offer,
): readonly AssumptionKey[] {
  const strengths = offer.demand.strengths.flatMap((id) => {
    const strength = tenant.strengths.get(id);
    return strength === undefined ? (['strength-unknown'] as const) : assumedOf(strength, members);
  });
  return [...members.flatMap((member) => member.assumptions ?? []), ...strengths];
}

/** The enabled policies about an audience, for whoever they are. */
export function policiesAbout(tenant: CompiledTenant, audience: Audience): readonly CompiledPolicy[] {
  return policiesOf(
    tenant,
    targetsOf(audience).reduce((bits, target) => bits | tenant.about(target), 0n),
  );
}
