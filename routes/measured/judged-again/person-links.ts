/** What a judged person comes to, as the load draws it: links into the person, what abilities leave, what may be activated. */
import { type Assessment, assess, type CompiledTenant, type UserFacts, type WayIn } from '#assurance';
import type { LinkKind, StoreName, UserAbilityName } from '#catalogue';
import {
  type ActivationGates,
  abilitiesOver,
  accountBits,
  type DerivedPerson,
  derivePerson,
  everyone,
  gateKnownOf,
  heldBackLink,
  type LinkRecord,
  ownData,
  type PolicyExemption,
  reachAfter,
  type TenantContext,
  unsureOver,
} from '#derivation';
import { closed, type Gates } from '#links';
import type { JudgedPerson } from './judged-people.ts';

/** A tenant that people are judged by. */
export interface Judge {
  readonly tenant: CompiledTenant;
  readonly gates: ActivationGates;
  readonly exemptions: readonly PolicyExemption[];
  readonly context: TenantContext;
  /** The stores in which something leads to a person's own data. */
  readonly storesOf: (person: JudgedPerson, differs: boolean) => readonly StoreName[];
}

/** A link by its ends. */
export interface EndedLink extends Gates {
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind;
}

/** What a person comes to. */
export interface PersonLinks {
  readonly differs: boolean;
  /** Ways in, what is the person's own, and what holds the person back. */
  readonly links: readonly EndedLink[];
  /** By node of the person: what each ability leaves. */
  readonly reach: ReadonlyMap<string, ReadonlyMap<UserAbilityName, Gates>>;
  /** At what levels the person is had with nothing handed over, as text. */
  readonly signIn: string;
  /** What each thing that the person may activate asks for, in the order of `context.activates`. */
  readonly activates: readonly Gates[];
}

/** Derives them. `apart`: the person has a node for each audience whether these differ or not. */
export function personLinks(judge: Judge, person: JudgedPerson, facts: UserFacts, apart: boolean): PersonLinks {
  const { held } = person.context;
  const assessment = assess(judge.tenant, facts);
  const who = { facts, name: person.id, isBreakGlass: false };
  const derived = derivePerson(who, assessment, held, apart);
  const own = judge
    .storesOf(person, derived.differs)
    .flatMap((store) => ownData(who, assessment, derived, held, store).links);
  // Nothing leads on from a mailbox that only sends.
  const ways = derived.links.filter(({ kind }) => kind !== 'SIGNS_IN_LEGACY');
  const all = [...ways, ...own, ...heldBack(judge, derived, assessment)];
  return {
    differs: derived.differs,
    links: all.map((link) => ({ from: link.from, to: link.to, kind: link.kind, ...gatesOf(link) })),
    reach: reachOf(judge, person, derived),
    signIn: JSON.stringify(derived.places.map(({ left: { signIn } }) => [signIn?.level, signIn?.known])),
    activates: person.context.activates.map(({ asked, isDoubted }) => {
      const { level, levelKnown } = judge.gates.gateFor(facts, asked);
      return level === undefined ? none : { gate: level, known: isDoubted ? closed : (levelKnown ?? closed) };
    }),
  };
}

/** People of equal signature share their assessment, and so what they come to where they hold something at the same audiences. */
const shapes = new WeakMap<Assessment, Map<string, string>>();

/** Whether a person comes to the same by two judgements; whoever may activate something is judged in full. */
export function comesToTheSame(
  person: JudgedPerson,
  ...judged: readonly (readonly [judge: Judge, facts: UserFacts])[]
): boolean {
  if (person.context.activates.length > 0) return false;
  const [first, ...others] = judged.map(([judge, facts]) => shapeOf(judge, person, facts));
  return others.every((one) => one === first);
}

function shapeOf(judge: Judge, { context: { held, apart } }: JudgedPerson, facts: UserFacts): string {
  const assessment = assess(judge.tenant, facts);
  const known = shapes.get(assessment) ?? new Map<string, string>();
  shapes.set(assessment, known);
  const key = `${held.join()} ${apart}`;
  const shape =
    known.get(key) ??
    describe(judge, assessment, derivePerson({ facts, name: '', isBreakGlass: false }, assessment, held, apart));
  known.set(key, shape);
  return shape;
}

/** All of a judgement that a link can tell. */
function describe(judge: Judge, assessment: Assessment, derived: DerivedPerson): string {
  const told = ({ kind, entry, level, levelKnown, audience }: WayIn) => [kind, entry, level, levelKnown, audience];
  const atStores = (['exchange', 'sharepoint'] as const).flatMap((one) => assessment.audiences.get(one)?.waysIn ?? []);
  const left = derived.places.map(({ left: of }) =>
    Object.entries(of).map(([name, one]) => [name, one?.level, one?.known]),
  );
  const held = heldBack(judge, derived, assessment).map((link) => [link.from, link.gate, link.gateKnown]);
  return JSON.stringify([derived.differs, derived.waysIn.map(told), atStores.map(told), left, held]);
}

/** No link. */
export const none: Gates = { gate: closed, known: closed };

function gatesOf(link: LinkRecord): Gates {
  return { gate: link.gate, known: gateKnownOf(link) ?? closed };
}

function heldBack({ exemptions }: Judge, { places }: DerivedPerson, assessment: Assessment): LinkRecord[] {
  return places.flatMap((place) => exemptions.flatMap((one) => heldBackLink(one, place, assessment) ?? []));
}

function reachOf(
  { context: tenant }: Judge,
  { context }: JudgedPerson,
  { places }: DerivedPerson,
): PersonLinks['reach'] {
  const { passwordWriteback, tellsImmutableIds } = tenant;
  const account = tellsImmutableIds ? context.account : context.account | accountBits.immutableIdUnknown;
  const resettable = { account, coverage: context.coverage ?? everyone };
  const over = abilitiesOver(resettable, passwordWriteback).filter(
    (ability) => !(ability === 'people-who-sign-in' && context.isMachine),
  );
  const unsure = unsureOver(resettable, passwordWriteback);
  return new Map(
    places.map((place) => {
      const { abilities, gates, gatesKnown } = reachAfter(place.id, over, place.left, unsure);
      const left = abilities.map((ability, at): [UserAbilityName, Gates] => [
        ability,
        { gate: gates[at] as number, known: gatesKnown[at] ?? closed },
      ]);
      return [place.id, new Map(left)];
    }),
  );
}
