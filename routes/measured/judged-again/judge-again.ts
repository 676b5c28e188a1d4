/** Judges people again after a change of what they are judged by, and finds what of their links becomes others. */
import { type CompiledTenant, compileTenant, type TenantFacts, type UserFacts } from '#assurance';
import { abilities, populationId, type StoreName, type UserAbilityName } from '#catalogue';
import type { RowStep } from '#changes';
import { ActivationGates, holdsAtStore, ownDataId, type PolicyExemption } from '#derivation';
import { closed, type Gates } from '#links';
import type { MeasurableLinks } from '../measurable-links.ts';
import { changedPerson, changedTenant, type IsPartial, isForEverybody, stepsByPerson } from './changed-inputs.ts';
import { Edits, NotTold } from './edits.ts';
import type { JudgedPerson } from './judged-people.ts';
import { AffectedPeople, type PeopleAffected } from './people-affected.ts';
import { comesToTheSame, type EndedLink, type Judge, none, type PersonLinks, personLinks } from './person-links.ts';

const stores: readonly StoreName[] = ['mailboxes', 'sites'];
/** Abilities over activation rules, which lead to whatever is eligible at the level of whoever may activate it. */
const rewriting = ['role-activation-rules', 'group-activation-rules'] as const;

/** What judging again comes to. */
export interface Rejudged {
  readonly edits: Edits;
  readonly people: PeopleAffected;
}

/** Tenants that were made ready, by what they are judged by. */
const ready = new WeakMap<object, CompiledTenant>();
/** Answers that a tenant remembers before it starts afresh. */
const mostRemembered = 50_000;

function readied(judging: { readonly facts: TenantFacts }): CompiledTenant {
  const tenant = ready.get(judging) ?? compileTenant(judging.facts);
  ready.set(judging, tenant);
  if (tenant.remembered.size > mostRemembered) tenant.remembered.clear();
  return tenant;
}

/** The edits that the steps come to; a sentence where what the snapshot keeps does not tell them. Throws GraphError. */
export async function judgeAgain(
  links: MeasurableLinks,
  steps: readonly RowStep[],
  isPartial: IsPartial,
): Promise<Rejudged | string> {
  if (links.judging === undefined) return 'the snapshot does not keep by what people were judged.';
  const { facts, context, waiting } = links.judging;
  const changed = changedTenant(facts, steps);
  if (typeof changed === 'string') return changed;
  const before = readied(links.judging);
  const after = changed === facts ? before : compileTenant(changed);
  const edits = new Edits({ ...links, table: links.asked.table }, waiting);
  try {
    const exemptions = exemptionsOf(links, before, after);
    const storesOf: Judge['storesOf'] = (person, differs) =>
      stores.filter((store) => links.placeOf(ownDataOf(person, differs, store)) !== undefined);
    const judge = (tenant: CompiledTenant, of: 'before' | 'after'): Judge => ({
      tenant,
      gates: ActivationGates.of(context.activations, tenant),
      exemptions: exemptions[of],
      context,
      storesOf,
    });
    const both = { before: judge(before, 'before'), after: judge(after, 'after') };
    const people = new AffectedPeople(before, after);
    await new JudgedAgain(links, both, { edits, people, isPartial }).judge(steps);
    return { edits, people };
  } catch (error) {
    if (error instanceof NotTold) return `${error.message}.`;
    throw error;
  }
}

function ownDataOf({ id, context }: JudgedPerson, differs: boolean, store: StoreName): string {
  return ownDataId(id, store, holdsAtStore(differs, context.held, store));
}

/** The hubs of people whom policies hold back, before and after. Throws NotTold where a hub would come, or part. */
function exemptionsOf({ judging, placeOf }: MeasurableLinks, before: CompiledTenant, after: CompiledTenant) {
  const kept = judging?.context.exemptions ?? [];
  const asked = new Set(judging?.context.groupsAsked);
  const unknown = [...after.named.policyGroups, ...after.named.groups].find((group) => !asked.has(group));
  if (unknown !== undefined) throw new NotTold(`a policy names the group ${unknown}, whose members are not kept`);
  const wasLeftOut = leftOut(before);
  const fresh = [...leftOut(after)].find((group) => !wasLeftOut.has(group) && placeOf(group) !== undefined);
  if (fresh !== undefined) throw new NotTold(`a policy leaves out the group ${fresh}, which no policy left out`);
  const hub = (population: string, policies: Iterable<string>): PolicyExemption => ({
    population,
    policies: new Set(policies),
    names: [],
    groups: [],
  });
  return {
    before: kept.map(({ population, policies }) => hub(population, policies)),
    after: kept.map(({ population, above }) => {
      const [first = [], ...others] = above.map((groups) => leavingOut(after, groups));
      if (others.some((one) => one.join() !== first.join()))
        throw new NotTold('groups that policies leave out would part');
      return hub(population, first);
    }),
  };
}

function leftOut({ enforced }: CompiledTenant): Set<string> {
  return new Set(enforced.flatMap(({ users }) => [...users.exclude.groups]));
}

function leavingOut({ enforced }: CompiledTenant, groups: readonly string[]): string[] {
  return enforced
    .filter(({ users }) => groups.some((group) => users.exclude.groups.has(group)))
    .map(({ id }) => id)
    .sort();
}

interface Both {
  readonly before: Judge;
  readonly after: Judge;
}

/** What judging fills, and by what. */
interface Collected {
  readonly edits: Edits;
  readonly people: AffectedPeople;
  readonly isPartial: IsPartial;
}

/** Judges one person after the other. */
class JudgedAgain {
  readonly #links: MeasurableLinks;
  readonly #judges: Both;
  readonly #edits: Edits;
  readonly #people: AffectedPeople;
  readonly #isPartial: IsPartial;
  readonly #stillLeftOut: ReadonlySet<string>;
  readonly #tenant: string;
  /** The lowest gate of each arrival among those judged, by place in the context. */
  readonly #easiest: number[];

  constructor(links: MeasurableLinks, judges: Both, { edits, people, isPartial }: Collected) {
    this.#links = links;
    this.#judges = judges;
    this.#edits = edits;
    this.#people = people;
    this.#isPartial = isPartial;
    this.#stillLeftOut = leftOut(judges.after.tenant);
    this.#tenant = links.ids[links.asked.tenant ?? -1] ?? '';
    this.#easiest = judges.after.context.arrivals.map(() => closed);
  }

  async judge(steps: readonly RowStep[]): Promise<void> {
    const own = stepsByPerson(steps);
    const isForAll = steps.some(isForEverybody);
    if (isForAll) this.#arrivesAs(this.#judges.after.context.fresh);
    const met = new Set<string>();
    for await (const person of this.#links.people(isForAll ? undefined : [...own.keys()])) {
      met.add(person.id);
      const facts = changedPerson(this.#joining(person.facts), own.get(person.id) ?? [], this.#isPartial);
      if (typeof facts === 'string') throw new NotTold(facts.replace(/\.$/, ''));
      this.#person(person, facts, isForAll);
      this.#people.note(person.facts, facts);
      if (isForAll) this.#arrivesAs(facts);
    }
    const missing = [...own.keys()].find((id) => !met.has(id));
    if (missing !== undefined) throw new NotTold(`nobody of the snapshot is ${missing}`);
    if (isForAll) this.#expectArrivals();
  }

  /** Nobody joins a group any more for what it is no longer left out of. */
  #joining(facts: UserFacts): UserFacts {
    if (facts.joins === undefined) return facts;
    const joins = facts.joins.filter(({ group }) => this.#stillLeftOut.has(group));
    const { joins: _, ...rest } = facts;
    return joins.length === 0 ? rest : { ...facts, joins };
  }

  #person(person: JudgedPerson, facts: UserFacts, isForAll: boolean): void {
    const { before, after } = this.#judges;
    if (comesToTheSame(person, [before, person.facts], [after, facts])) return;
    const was = personLinks(before, person, person.facts, person.context.apart);
    const is = personLinks(after, person, facts, person.context.apart || was.differs);
    if (is.differs && !was.differs)
      throw new NotTold(`the ways in of ${person.id} come to differ by audience, and what it holds would move`);
    this.#edits.replace(was.links, is.links);
    for (const [place, reach] of is.reach) this.#reach(person, place, was.reach.get(place) ?? new Map(), reach);
    this.#activations(person, was, is);
    if (!isForAll) this.#expectSameArrival(person.facts, facts);
  }

  #reach(
    person: JudgedPerson,
    place: string,
    was: ReadonlyMap<UserAbilityName, Gates>,
    is: ReadonlyMap<UserAbilityName, Gates>,
  ): void {
    for (const ability of new Set([...was.keys(), ...is.keys()])) {
      const [before, after] = [was.get(ability) ?? none, is.get(ability) ?? none];
      if (isSame(before, after)) continue;
      if (before.gate !== closed) this.#edits.reach(ability, place, before, after);
      else
        for (const from of this.#populations(person, ability))
          this.#edits.add({ kind: 'INCLUDES', from, to: place, ...after });
    }
  }

  /** The Populations of an ability in whose scope the person lies, where somebody has the ability there. */
  #populations({ scopes, restricted, shielded }: JudgedPerson, ability: UserAbilityName): string[] {
    const passes = 'passesShields' in abilities[ability];
    const open = shielded && !passes ? scopes.filter((scope) => restricted.includes(scope)) : [this.#tenant, ...scopes];
    return [...new Set(open)]
      .map((scope) => populationId(ability, scope))
      .filter((id) => this.#links.placeOf(id) !== undefined);
  }

  #activations({ id, context }: JudgedPerson, was: PersonLinks, is: PersonLinks): void {
    if (context.activates.length === 0) return;
    const rewritten = rewriting.map((ability) => populationId(ability, this.#tenant));
    if (rewritten.some((one) => this.#links.placeOf(one) !== undefined) && was.signIn !== is.signIn)
      throw new NotTold(
        `whoever rewrites activation rules gets to what ${id} may activate at a level that follows from this`,
      );
    for (const [at, { kind, to }] of context.activates.entries()) {
      const [before, after] = [was.activates[at] as Gates, is.activates[at] as Gates];
      if (isSame(before, after)) continue;
      const link: EndedLink = { from: id, to, kind, ...before };
      if (before.gate === closed || this.#edits.activation(link, after) === 0)
        throw new NotTold(`what ${id} may activate would come or go`);
    }
  }

  /** Whoever is added to a group activates as the one of all who has it easiest. */
  #arrivesAs(facts: UserFacts): void {
    const { context, gates } = this.#judges.after;
    for (const [at, { asked }] of context.arrivals.entries())
      this.#easiest[at] = Math.min(this.#easiest[at] as number, gates.gateFor(facts, asked).level ?? closed);
  }

  #expectArrivals(): void {
    const { arrivals } = this.#judges.after.context;
    if (arrivals.some(({ gate }, at) => (gate ?? closed) !== this.#easiest[at]))
      throw new NotTold('whoever is added to a group would activate at another level');
  }

  /** One person decides about an arrival only where they have it, or come to have it, easiest. */
  #expectSameArrival(was: UserFacts, is: UserFacts): void {
    const { before, after } = this.#judges;
    for (const { asked, gate = closed } of after.context.arrivals) {
      const levels = [before.gates.gateFor(was, asked).level, after.gates.gateFor(is, asked).level].map(
        (one) => one ?? closed,
      );
      const isFresh = (after.gates.gateFor(after.context.fresh, asked).level ?? closed) === gate;
      if (levels[0] !== levels[1] && ((levels[1] as number) < gate || (levels[0] === gate && !isFresh)))
        throw new NotTold('whoever is added to a group would activate at another level');
    }
  }
}

function isSame(one: Gates, other: Gates): boolean {
  return one.gate === other.gate && one.known === other.known;
}
