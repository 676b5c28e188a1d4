/** Applies deny assignments that name principals: whom they concern is led to reduced copies of what they hold. */
import { createHash } from 'node:crypto';
import {
  type Ability,
  type AbilityName,
  abilities,
  deniedCopyId,
  isAzureAbility,
  type LinkRule,
  pairsOfPowers,
  populationId,
} from '#catalogue';
import {
  assumeHoldings,
  copyBetween,
  copyLinks,
  dropLinks,
  dropLostPairs,
  type Graph,
  heldDirectly,
  membersOf,
  presentKeys,
} from '#cypher';
import type { Denial } from '../memory/azure-role.ts';
import type { Reads, Writes } from '../memory/index.ts';
import { type DenialPlan, type Held, planDenials } from '../rules/azure/denial-plan.ts';
import { scopesAbove } from '../rules/azure/populated-scopes.ts';
import type { SnapshotWriter } from './writer.ts';

/** What they are applied to: a snapshot whose links are all derived, and stand with their audiences. */
export interface DenialStage {
  readonly graph: Graph;
  readonly snapshot: string;
  readonly memory: Reads<'tenant' | 'drawn' | 'azure'> & Writes<'gaps'>;
  readonly writer: SnapshotWriter;
}

/** What differs by set of denials is copied once for each: a tenant with more sets than this is none that is known. */
const mostSets = 200;

/** Rules that draw what two powers of Azure are together. A custom role that its holder may rewrite is of any power. */
const pairs: readonly { readonly rule: LinkRule; readonly one: AbilityName | null; readonly other: AbilityName }[] = [
  ...pairsOfPowers
    .filter(({ together }) => isAzureAbility(abilities[together]))
    .map(({ over, beside }) => ({ rule: 'two-powers', one: over, other: beside }) as const),
  { rule: 'rewritten-role', one: null, other: 'role-definitions' },
];

type Between = readonly [string, string, string, string];

/** Redraws what the denied hold. Throws GraphError. */
export async function applyDenials(stage: DenialStage): Promise<void> {
  const named = stage.memory.azure.denials.filter((one) => one.principals !== undefined);
  if (named.length === 0) return;
  const concerned = await whomTheyConcern(stage, named);
  const denialsOf = await bounded(stage, concerned);
  const held = await whatTheyHold(stage, [...denialsOf.keys()]);
  const plan = planDenials(stage.memory, { denialsOf, held });
  await redraw(stage, plan, await populationsOf(stage, plan));
  const own = [...denialsOf.keys()].map((id) => [id, id] as const);
  const rows = [...own, ...plan.members].map((pair) => pair.map((id) => `${stage.snapshot}/${id}`));
  for (const pair of pairs) await stage.graph.run(dropLostPairs, { rows, ...pair });
}

/** The principals named by a denial, with the denials that concern each; none where each that names one exempts it. */
async function whomTheyConcern(stage: DenialStage, named: readonly Denial[]): Promise<Map<string, Denial[]>> {
  const denialsOf = new Map<string, Denial[]>();
  for (const denial of named) {
    const exempt = await within(stage, denial.exempt);
    for (const id of await within(stage, denial.principals ?? [])) {
      const known = denialsOf.get(id) ?? [];
      denialsOf.set(id, exempt.has(id) ? known : [...known, denial]);
    }
  }
  return denialsOf;
}

/** As many sets of denials as are applied, those of the most principals first; what the others hold stays, ASSUMED, and is told. */
async function bounded(
  { graph, snapshot, memory }: DenialStage,
  denialsOf: ReadonlyMap<string, readonly Denial[]>,
): Promise<ReadonlyMap<string, readonly Denial[]>> {
  const bySet = new Map<string, string[]>();
  for (const [id, denials] of denialsOf) {
    const set = denials.map((one) => one.id).join(' ');
    const those = bySet.get(set);
    if (those === undefined) bySet.set(set, [id]);
    else those.push(id);
  }
  if (bySet.size <= mostSets) return denialsOf;
  const others = [...bySet.values()]
    .sort((a, b) => b.length - a.length)
    .slice(mostSets)
    .flat();
  await graph.run(assumeHoldings, { keys: others.map((id) => `${snapshot}/${id}`) });
  const whole = others.filter((id) => memory.drawn.kinds.get(id) !== 'SignedIn');
  const says = `Deny assignments name more than ${mostSets} different sets of principals: for ${whole.length} principals they are taken not to deny anything.`;
  memory.gaps.notJudged.push({ links: ['HOLDS', 'MEMBER_OF'], says });
  const left = new Set(others);
  return new Map([...denialsOf].filter(([id]) => !left.has(id)));
}

/** Some principals, whoever is in them through any nesting, and the parts by audience of all of these. */
async function within({ graph, snapshot }: DenialStage, ids: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  let keys = ids.map((id) => `${snapshot}/${id}`);
  for (keys = await present(graph, keys); keys.length > 0; ) {
    for (const key of keys) found.add(key);
    const next = await graph.many(membersOf, { keys });
    keys = next.map(({ key }) => key).filter((key) => !found.has(key));
  }
  return new Set([...found].map((key) => key.slice(snapshot.length + 1)));
}

async function present(graph: Graph, keys: readonly string[]): Promise<string[]> {
  return (await graph.many(presentKeys, { keys: [...keys] })).map(({ key }) => key);
}

/** What principals, and the groups that they are in, hold in Azure. */
async function whatTheyHold({ graph, snapshot }: DenialStage, ids: readonly string[]): Promise<Map<string, Held[]>> {
  const held = new Map<string, Held[]>();
  const idOf = (key: string) => key.slice(snapshot.length + 1);
  for (let next = [...ids]; next.length > 0; ) {
    for (const id of next) held.set(id, []);
    const rows = await graph.many(heldDirectly, { keys: next.map((id) => `${snapshot}/${id}`) });
    for (const { from, to, abilities: given, parts, ...more } of rows)
      held.get(idOf(from))?.push({ ...more, to: idOf(to), abilities: given as AbilityName[], parts: parts.map(idOf) });
    next = [...new Set(rows.filter(({ kind }) => kind !== 'HOLDS').map(({ to }) => idOf(to)))].filter(
      (id) => !held.has(id),
    );
  }
  return held;
}

/** A copy of a Population without what is denied below it. */
interface ReducedPopulation {
  readonly id: string;
  readonly of: string;
  readonly name: string;
  readonly without: readonly string[];
}

interface Reduced {
  readonly populations: ReadonlyMap<string, ReducedPopulation>;
  readonly between: readonly Between[];
}

/** The Populations that reduced roles lead to: one for each scope on the way down to what is denied. */
async function populationsOf({ graph, snapshot, memory }: DenialStage, plan: DenialPlan): Promise<Reduced> {
  const populations = new Map<string, ReducedPopulation>();
  const between: Between[] = [];
  for (const standIn of plan.standIns.values()) {
    const { scope, cuts, of, id } = standIn;
    if (scope === null || cuts === undefined) continue;
    for (const [ability, denials] of cuts.below) {
      const chain: ReadonlySet<string> = new Set(denials.flatMap((one) => wayDown(memory, scope, one)));
      const keys = [...chain].map((place) => `${snapshot}/${populationId(ability, place)}`);
      const there = new Set((await present(graph, keys)).map((key) => key.slice(snapshot.length + 1)));
      const places: string[] = [...chain].filter((place) => there.has(populationId(ability, place)));
      const suffix = digest(denials);
      const gone = denials.flatMap((one) =>
        one.onlyItself ? [one.scope] : [one.scope, populationId(ability, one.scope)],
      );
      for (const place of places) {
        const original = populationId(ability, place);
        const inner = places.map((one) => populationId(ability, one)).filter((one) => one !== original);
        const { population }: Ability = abilities[ability];
        const name = `${population} @ ${memory.drawn.names.get(place) ?? place}, as far as it is not denied`;
        const id = deniedCopyId(original, suffix);
        populations.set(id, { id, of: original, name, without: [...gone, ...inner] });
        for (const one of inner) between.push([original, one, id, deniedCopyId(one, suffix)]);
      }
      if (places.includes(scope))
        between.push([of, populationId(ability, scope), id, deniedCopyId(populationId(ability, scope), suffix)]);
    }
  }
  return { populations, between };
}

/** The scopes from one down to above what is denied; down to that itself where only it is denied. */
function wayDown(memory: Reads<'tenant' | 'azure'>, from: string, { scope, onlyItself }: Denial): string[] {
  const above = [...(onlyItself ? [scope] : []), ...scopesAbove(memory, scope)];
  return above.slice(0, above.indexOf(from) + 1);
}

/** Writes the copies and leads the holders to them. */
async function redraw({ graph, snapshot, writer }: DenialStage, plan: DenialPlan, reduced: Reduced): Promise<void> {
  const standIns = [...plan.standIns.values()];
  const populations = [...reduced.populations.values()];
  for (const { kind, id, name, abilities: given } of standIns) writer.node({ kind, id, name, abilities: given });
  for (const { id, name } of populations) writer.node({ kind: 'Population', id, name });
  await writer.flush();
  const key = (id: string) => `${snapshot}/${id}`;
  const copies = [...standIns, ...populations.map((one) => ({ ...one, withoutRules: [] }))];
  await graph.run(copyLinks, {
    rows: copies.map(({ of, id, without, withoutRules }): [string, string, string[], string[]] => [
      key(of),
      key(id),
      without.map(key),
      [...withoutRules],
    ]),
  });
  const between = [...plan.between, ...reduced.between];
  await graph.run(copyBetween, { rows: between.map(([a, b, c, d]) => [key(a), key(b), key(c), key(d)]) });
  await graph.run(dropLinks, { rows: plan.dropped.map(([from, to]) => [key(from), key(to)]) });
}

function digest(denials: readonly Denial[]): string {
  const text = denials.map((one) => one.id).join(' ');
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
