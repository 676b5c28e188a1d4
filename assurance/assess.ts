/** One user assessed: the sets that are enough at each audience, and every way in. Users with the same signature share the answer. */

import type { Audience } from './audiences.ts';
import { keyed } from './authenticators/means.ts';
import { allRegistered } from './authenticators/registered.ts';
import type { UserFacts } from './facts.ts';
import { type Person, personOf, policySignatureOf } from './person.ts';
import { type CompiledTenant, relevantTo, remember } from './tenant.ts';
import type { WayIn } from './way-in.ts';
import { waysAt } from './ways-in/all.ts';
import { gatewayOf, open } from './ways-in/front-door.ts';
import { knownWays } from './ways-in/known.ts';
import type { Entrance } from './ways-in/opening.ts';

/** One audience of an assessment. */
export interface AudienceAssessment {
  readonly audience: Audience;
  /** Every minimal set that is enough at the front door, lowest first; empty: closed to the user's own means. */
  readonly sets: readonly Entrance[];
  readonly waysIn: readonly WayIn[];
}

/** One user assessed; shared by all users with the same signature. */
export interface Assessment {
  readonly signature: string;
  readonly person: Person;
  readonly audiences: ReadonlyMap<Audience, AudienceAssessment>;
  /** Ways in that hand over the whole account. */
  readonly whole: readonly WayIn[];
  /** The same user where every open question is answered well. */
  readonly atBest: Assessment;
}

/** Everything about a user that can make a difference: users with equal signatures have equal answers. */
export function policySignature(tenant: CompiledTenant, facts: UserFacts): string {
  return policySignatureOf(personOf(tenant, facts));
}

/** One audience; shared by everybody for whom the same policies about it count. */
function assessAudience(person: Person, audience: Audience): AudienceAssessment {
  const { tenant, facts } = person;
  // Whoever may join a group does so under the policies about the directory.
  const mask = facts.joins === undefined ? person.mask & relevantTo(tenant, audience) : person.mask;
  const key = `${audience} ${mask} ${person.doubtful} ${person.discounted} ${person.key}`;
  return remember(tenant, `audience ${key}`, () => {
    const gateway = gatewayOf(person, audience);
    // Only the token of its parent signs in the user of an agent: no password, no method, nobody who is asked.
    const enabled = facts.user.accountEnabled !== false && !person.subject.isAgent;
    return { audience, sets: open(gateway, 'modern').sets, waysIn: enabled ? waysAt(gateway) : [] };
  });
}

/** Assesses a user. A disabled account, or the user of an agent, has sets but no ways in. */
export function assess(tenant: CompiledTenant, facts: UserFacts): Assessment {
  const person = personOf(tenant, facts);
  const signature = policySignatureOf(person);
  return remember(tenant, `assessment ${signature}`, (): Assessment => {
    const worst = tenant.audiences.map((audience) => assessAudience(person, audience));
    const atBest = tenant.judging === 'at best' ? undefined : assess(tenant.atBest, facts);
    const each = atBest === undefined ? worst : worst.map((one) => withKnownLevels(one, atBest));
    const whole = wholeOf(each);
    const rest =
      whole.length === 0
        ? each
        : each.map((one) => ({ ...one, waysIn: one.waysIn.filter(({ kind }) => kind !== 'HELP_DESK_RESETS') }));
    const audiences = new Map(rest.map((one) => [one.audience, one]));
    const made = { signature, person, audiences, whole };
    return atBest === undefined ? itsOwnBest(made) : { ...made, atBest };
  });
}

/** An assessment at best is its own best. */
function itsOwnBest(made: Omit<Assessment, 'atBest'>): Assessment {
  return {
    ...made,
    get atBest() {
      return this;
    },
  };
}

/** The ways in to an audience, each with its level at best; and those that are ways in at best only. */
function withKnownLevels(worst: AudienceAssessment, { audiences, whole }: Assessment): AudienceAssessment {
  const best = [...(audiences.get(worst.audience)?.waysIn ?? []), ...whole];
  return { ...worst, waysIn: knownWays(worst.waysIn, best) };
}

/** The help desk's way in, where it is the same everywhere: then it is one into the whole account. */
function wholeOf(each: readonly AudienceAssessment[]): readonly WayIn[] {
  const desk = each.map((one) => one.waysIn.find((way) => way.kind === 'HELP_DESK_RESETS'));
  const [first] = desk;
  const same = desk.every(
    (way) =>
      way !== undefined &&
      way.level === first?.level &&
      way.levelKnown === first.levelKnown &&
      way.authenticators.join() === first.authenticators.join(),
  );
  return first !== undefined && same ? [{ ...first, audience: undefined }] : [];
}

/**
 * The ways in to a user who matters at these audiences: `split` says whether the audiences differ, so that the user needs a node for each. A legacy
 * protocol sends mail and reaches nothing that differs.
 */
export function waysInto(
  assessment: Assessment,
  audiences: readonly Audience[],
): { readonly split: boolean; readonly waysIn: readonly WayIn[] } {
  const each = audiences.map((audience) => assessment.audiences.get(audience)?.waysIn ?? []);
  const isLegacy = ({ kind }: WayIn) => kind === 'SIGNS_IN_LEGACY';
  const levels = each.map((ways) =>
    ways
      .filter((way) => !isLegacy(way))
      .map((way) => `${way.kind} ${way.entry} ${way.level} ${way.levelKnown}`)
      .sort()
      .join(),
  );
  const split = new Set(levels).size > 1;
  if (split) return { split, waysIn: [...assessment.whole, ...each.flat()] };
  const same = (each[0] ?? []).filter((way) => !isLegacy(way)).map((way) => ({ ...way, audience: undefined }));
  return { split, waysIn: [...assessment.whole, ...same, ...each.flat().filter(isLegacy)] };
}

/** A way in's evidence for this very user: the ids of the user's own methods behind its authenticators, then what it rests on. */
export function evidenceOf(facts: UserFacts, wayIn: WayIn): readonly string[] {
  const registered = allRegistered(facts);
  const keys = keyed(registered).map((one) => one.key);
  const own = registered.flatMap((one, at) =>
    one.methodId !== undefined && wayIn.authenticators.includes(keys[at] ?? '') ? [one.methodId] : [],
  );
  return [...new Set([...own, ...wayIn.evidence])];
}
