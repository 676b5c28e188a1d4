/** The decision on a sign-in whose contexts are given: the worst of them for the defender. */
import type { AssumptionKey } from './assumptions.ts';
import type { BaseSet } from './authenticators/means.ts';
import type { Alternative } from './policies/alternatives.ts';
import type { ContextClass } from './policies/contexts.ts';
import { isLegacy } from './policies/contexts.ts';
import type { Control } from './policies/controls.ts';
import { combine, demandOf } from './policies/demands.ts';
import { isManaged } from './policies/devices.ts';
import { matchContext } from './policies/policy.ts';
import type { SignInContext } from './sign-in.ts';
import { type Gateway, grantedFor } from './ways-in/front-door.ts';
import { type Entrance, entrances, leastOffers, type Offer, policiesOf } from './ways-in/opening.ts';

/** The decision, in the worst of the contexts. */
export interface Decision {
  readonly decision: 'ALLOWED' | 'STEP_UP' | 'BLOCKED';
  readonly requiredControls: readonly string[];
  readonly alternatives: readonly (readonly string[])[];
  readonly context: SignInContext;
  /** The user's own minimal sets that are enough there, lowest first. */
  readonly sets: readonly Entrance[];
  readonly assumptions: readonly AssumptionKey[];
}

/** A control's word without a strength's id. */
function wordOf(control: Control): string {
  return control.startsWith('authenticationStrength:') ? 'authenticationStrength' : control;
}

/** Controls that the context itself meets. */
function metBy(control: Control, context: SignInContext): boolean {
  if (control === 'compliantDevice')
    return context.device === 'compliant' || context.device === 'compliantHybridJoined';
  return (
    control === 'domainJoinedDevice' &&
    (context.device === 'hybridJoined' || context.device === 'compliantHybridJoined')
  );
}

interface Judged {
  readonly context: ContextClass;
  readonly blocked: boolean;
  /** What is still asked, without what a given device meets. */
  readonly alternatives: readonly Alternative[];
  readonly offers: readonly Offer[];
  readonly assumptions: readonly AssumptionKey[];
}

/** A legacy client, a flow without a device and a device that is not trusted here cannot show what is asked: that is a block, which a missing device is not. */
function hopeless(offers: readonly Offer[], context: SignInContext, gateway: Gateway): boolean {
  return (
    offers.length === 0 && (isLegacy(context) || context.flow !== 'none' || gateway.person.means.devices !== 'all')
  );
}

/** The alternatives that ask for no more than another: what a given device meets leaves some that do. */
function withoutMore(alternatives: readonly Alternative[]): readonly Alternative[] {
  const asksMore = (one: Alternative, other: Alternative) => other.every((control) => one.includes(control));
  return alternatives.filter(
    (one, at) =>
      !alternatives.some((other, place) => asksMore(one, other) && (other.length < one.length || place < at)),
  );
}

function judgeContext(gateway: Gateway, context: ContextClass, deviceGiven: boolean): Judged {
  const extra = gateway.outside.map((demand) => demand.clause);
  const { blocked, alternatives, assumptions } = combine(
    policiesOf(gateway.person.tenant, context.mask & gateway.mask),
    extra,
    gateway.byDefault,
  );
  const offers = alternatives.flatMap((controls) => {
    const demand = demandOf(controls, context.context);
    return demand === undefined
      ? []
      : [{ controls, context, demand: deviceGiven ? { ...demand, device: false } : demand }];
  });
  const left = withoutMore(
    alternatives.map((alternative) =>
      alternative.filter((control) => !deviceGiven || !metBy(control, context.context)),
    ),
  );
  return {
    context,
    blocked: blocked || hopeless(offers, context.context, gateway),
    alternatives: left,
    offers,
    assumptions,
  };
}

/** An alternative with its strengths by name. */
function strengthNames(gateway: Gateway, alternative: Alternative): readonly string[] {
  return alternative.map((control) => {
    if (!control.startsWith('authenticationStrength:')) return control;
    return `authenticationStrength: ${gateway.person.tenant.strengths.get(control.slice(23))?.name ?? control.slice(23)}`;
  });
}

/** What the chosen context asks for, in Graph's words; a managed device that the adversary chose is asked for too. */
function controlsAsked(chosen: Judged, deviceGiven: boolean): readonly string[] {
  const managed = !deviceGiven && isManaged(chosen.context.context.device);
  if (!managed && chosen.alternatives.some((alternative) => alternative.length === 0)) return [];
  const words = chosen.alternatives.flatMap((alternative) => alternative.map(wordOf));
  const device = managed && !words.some((word) => word.endsWith('Device')) ? ['compliantDevice'] : [];
  return [...new Set([...words, ...device])].sort();
}

/** The context to show: where the lowest set gets in, else one that is open (an unmanaged device first, then the fewest controls), else any. */
function choose(all: readonly Judged[], lowest: Entrance | undefined): Judged {
  const where = all.find((one) => one.context === lowest?.offer.context);
  const rank = (one: Judged): number =>
    (one.blocked ? 1000 : 0) +
    (isManaged(one.context.context.device) ? 100 : 0) +
    Math.min(99, ...one.alternatives.map((alternative) => alternative.length));
  const chosen = where ?? [...all].sort((a, b) => rank(a) - rank(b))[0];
  if (chosen === undefined) throw new RangeError('no context to decide');
  return chosen;
}

/** Decides: the worst of the contexts for the defender, which is the one where the lowest set gets in. */
export function decide(
  gateway: Gateway,
  contexts: readonly ContextClass[],
  deviceGiven: boolean,
  bases: readonly BaseSet[] = gateway.person.means.sets,
): Decision {
  const { tenant } = gateway.person;
  const all = contexts.map((context) => judgeContext(gateway, context, deviceGiven));
  const offers = leastOffers(all.filter((one) => !one.blocked).flatMap((one) => one.offers));
  const sets = entrances(tenant, { offers, assumptions: [] }, bases);
  const chosen = choose(all, sets[0]);
  const { context } = chosen.context;
  const doubts = policiesOf(tenant, gateway.mask).flatMap((policy) =>
    matchContext(policy, context, tenant.locations).flatMap((match) => match.assumption ?? []),
  );
  const opened = { offers: { offers, assumptions: [...chosen.assumptions, ...doubts] }, sets };
  const assumptions = grantedFor(gateway, opened, sets[0]);
  if (chosen.blocked)
    return { decision: 'BLOCKED', requiredControls: ['block'], alternatives: [], context, sets, assumptions };
  const requiredControls = controlsAsked(chosen, deviceGiven);
  const alternatives = chosen.alternatives.map((alternative) => strengthNames(gateway, alternative));
  return {
    decision: requiredControls.length > 0 ? 'STEP_UP' : 'ALLOWED',
    requiredControls,
    alternatives,
    context,
    sets,
    assumptions,
  };
}
