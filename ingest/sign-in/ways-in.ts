/** Every way in of every user, at its level; and what is left to defeat after somebody else's ability over the user was used. */
import {
  type Assessment,
  type AudienceName,
  assess,
  audiences,
  evidenceOf,
  type HandedOver,
  leftToDefeat,
  leftWithout,
  type UserFacts,
  type WayIn,
  waysInto,
} from '#assurance';
import type { Level } from '#catalogue';
import type { Graph } from '#cypher';
import type { LeftOver, Remainder } from '#derivation';
import type { SnapshotWriter } from '../snapshot/writer.ts';
import { reportBreakGlass } from './break-glass.ts';
import type { ExcludedGroups } from './excluded-groups.ts';
import { InputsKeeper } from './inputs-keeper.ts';
import { type People, people } from './people.ts';
import type { Principals } from './principals.ts';
import { wayInLink } from './way-link.ts';
import { wayInPhrase } from './words.ts';

/** Where ways in are judged for users who hold nothing anywhere: what they reach needs a directory token at least. */
const anywhere: AudienceName = 'graph';

/** What the stage needs. */
export interface WaysInStage extends People {
  readonly graph: Graph;
  readonly snapshot: string;
  readonly writer: SnapshotWriter;
  readonly principals: Principals;
}

/** Writes the ways in of every user, and a node for each audience of those whose audiences differ. Returns the latter. */
export async function writeWaysIn(stage: WaysInStage, excluded: ExcludedGroups): Promise<string[]> {
  const kept = new InputsKeeper(stage.graph, stage.snapshot);
  await kept.keep(stage.tenant.id, stage.inputs.facts);
  const split: string[] = [];
  for await (const facts of people(stage)) {
    const { id } = facts.user;
    if (writeUser(stage, facts, excluded)) split.push(id);
    reportBreakGlass(stage.tenant, stage.inputs, stage.principals, facts);
    await kept.keep(id, facts);
    if (stage.writer.isFull) await stage.writer.flush();
  }
  await kept.flush();
  return split;
}

/** Returns whether the user has a node for each audience. */
function writeUser(stage: WaysInStage, facts: UserFacts, excluded: ExcludedGroups): boolean {
  const { inputs, principals, tenant } = stage;
  const { id } = facts.user;
  const assessment = assess(inputs.tenant, facts);
  const held = principals.audiencesOf(id) as AudienceName[];
  const places = held.length === 0 ? [anywhere] : held;
  const { waysIn, differs, left } = judge(assessment, places);
  if (differs) {
    const name = principals.names[principals.placeOf(id) ?? -1] ?? id;
    for (const audience of places) {
      addAudience(stage, id, name, audience, assessment);
      excluded.include(`${id}@${audience}`, assessment, [audience]);
    }
    tenant.signedIn.set(
      id,
      places.map((audience) => `${id}@${audience}`),
    );
  } else {
    tenant.left.set(id, left);
    excluded.include(id, assessment, places);
  }
  for (const way of waysIn) writeWay(stage, facts, way, differs ? places : undefined);
  stage.writer.assumptions.person(waysIn.flatMap((way) => way.assumptions));
  return differs;
}

/** What an assessment comes to at some audiences. */
interface Judgement {
  readonly waysIn: readonly WayIn[];
  /** Whether a user needs a node for each audience. */
  readonly differs: boolean;
  readonly left: LeftOver;
}

/** Users of equal signature share their assessment, and so what it comes to where they hold something at the same audiences. */
const judged = new WeakMap<Assessment, Map<string, Judgement>>();

function judge(assessment: Assessment, places: readonly AudienceName[]): Judgement {
  const known = judged.get(assessment) ?? new Map<string, Judgement>();
  judged.set(assessment, known);
  const key = places.join();
  const before = known.get(key);
  if (before !== undefined) return before;
  const { split, waysIn } = waysInto(assessment, places);
  const judgement = {
    waysIn,
    differs: split || leftDiffers(assessment, places),
    left: leftOf(assessment, places),
  };
  known.set(key, judgement);
  return judgement;
}

/** A node `<user>@<audience>`; whoever has the whole account has it. */
function addAudience(
  { tenant, writer }: WaysInStage,
  id: string,
  name: string,
  audience: AudienceName,
  assessment: Assessment,
): void {
  const at = `${id}@${audience}`;
  tenant.nodes.set(at, 'SignedIn');
  writer.node({
    kind: 'SignedIn',
    id: at,
    name: `${name} (${audiences[audience].name})`,
    details: { user: id, audience, ...(tenant.declared.breakGlass?.includes(id) ? { breakGlass: true } : {}) },
  });
  writer.link({
    kind: 'SIGNED_IN',
    from: id,
    to: at,
    gate: 0,
    rule: 'whole-account',
    basis: 'OBSERVED',
    evidence: [id],
  });
  tenant.left.set(at, judge(assessment, [audience]).left);
}

/** A way into one audience leads to its node; one into the whole account to the user. */
function writeWay(stage: WaysInStage, facts: UserFacts, way: WayIn, places: readonly AudienceName[] | undefined): void {
  const { id } = facts.user;
  const targets = places === undefined || way.audience === undefined ? [id] : [`${id}@${way.audience}`];
  const evidence = evidenceOf(facts, way);
  for (const to of targets) stage.writer.link(wayInLink(way, to, evidence, wayInPhrase(way)));
}

/** The lowest of some remainders; assumed where all that are so low are. */
function lowest(remainders: readonly (Remainder | undefined)[]): Remainder | undefined {
  const known = remainders.filter((one) => one !== undefined);
  if (known.length === 0) return undefined;
  const level = Math.min(...known.map((one) => one.level)) as Level;
  return { level, assumed: known.every((one) => one.level > level || one.assumed) };
}

function leftOf(assessment: Assessment, places: readonly AudienceName[]): LeftOver {
  const { waysIn } = waysInto(assessment, places);
  const after = (...handed: readonly HandedOver[]) =>
    lowest(places.map((place) => leftToDefeat(assessment, place, handed)));
  return {
    signIn: lowest(waysIn.map(({ level, basis }) => ({ level, assumed: basis === 'ASSUMED' }))),
    password: after('password'),
    methods: after('methods'),
    pass: after('tap'),
    certificate: after('certificate'),
    anyCertificate: after('anyCertificate'),
    policies: lowest(places.map((place) => leftWithout(assessment, place, 'all'))),
  };
}

/** Whether what is left differs in level; for how sure it is alone nobody is split. */
function leftDiffers(assessment: Assessment, places: readonly AudienceName[]): boolean {
  const levelsAt = (place: AudienceName) =>
    Object.values(leftOf(assessment, [place]))
      .map((one) => one?.level)
      .join();
  return new Set(places.map(levelsAt)).size > 1;
}
