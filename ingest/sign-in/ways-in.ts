/** Writes what every person becomes: ways in, nodes by audience, and what an ability over the person leaves to defeat. */
import { type AudienceName, assess, callIfServed, isBreakGlass, type UserFacts } from '#assurance';
import type { Graph } from '#cypher';
import { derivePerson, type Holdings } from '#derivation';
import type { Reads, Writes } from '../memory/index.ts';
import type { SnapshotWriter } from '../snapshot/writer.ts';
import { reportBreakGlass } from './break-glass.ts';
import type { ExcludedGroups } from './excluded-groups.ts';
import { JudgingContextKeeper } from './judging-context-keeper.ts';
import { type KnownTenant, personContext, tenantContext } from './kept-context.ts';
import { type People, people } from './people.ts';
import { PersonalData } from './personal-data.ts';

/** What the stage needs. */
export interface WaysInStage extends People {
  readonly memory: People['memory'] & Reads<'tenant' | 'applications'> & Writes<'drawn' | 'judged'>;
  readonly graph: Graph;
  readonly snapshot: string;
  readonly writer: SnapshotWriter;
  readonly holdings: Holdings;
  readonly arrivals: KnownTenant['arrivals'];
  readonly standings: KnownTenant['standings'];
}

/** Writes the ways in of every user, and a node for each audience of those whose audiences differ. Returns the latter. */
export async function writeWaysIn(stage: WaysInStage, excluded: ExcludedGroups): Promise<string[]> {
  const kept = new JudgingContextKeeper(stage.graph, stage.snapshot);
  const context = tenantContext({ ...stage, excluded });
  await kept.keep(stage.memory.tenant.id, { inputs: stage.inputs.facts, context });
  const data = new PersonalData(stage);
  const split: string[] = [];
  for await (const facts of people(stage)) {
    const { id } = facts.user;
    const held = stage.holdings.audiencesOf(id);
    const at = { held, apart: data.setsApart(facts, held) };
    if (writePerson(stage, facts, excluded, { ...at, data })) split.push(id);
    reportBreakGlass(stage.memory, stage.inputs, stage.holdings, facts);
    await kept.keep(id, { inputs: facts, context: personContext(stage.memory, id, at) });
    if (stage.writer.isFull) await stage.writer.flush();
  }
  await kept.flush();
  return split;
}

/** Where a person holds something, and what is the person's own. */
interface PersonHeld {
  readonly held: readonly AudienceName[];
  readonly apart: boolean;
  readonly data: PersonalData;
}

/** Returns whether the person has a node for each audience. */
function writePerson(
  stage: WaysInStage,
  facts: UserFacts,
  excluded: ExcludedGroups,
  { held, apart, data }: PersonHeld,
): boolean {
  const { inputs, holdings, memory, writer } = stage;
  const { id } = facts.user;
  const assessment = assess(inputs.tenant, facts);
  const name = holdings.names[holdings.placeOf(id) ?? -1] ?? id;
  const person = { facts, name, isBreakGlass: isBreakGlass(inputs.tenant, id) };
  const derived = derivePerson(person, assessment, held, apart);
  const { differs, nodes, links, places, waysIn } = derived;
  for (const node of nodes) {
    memory.drawn.kinds.set(node.id, node.kind);
    writer.node(node);
  }
  for (const link of links) writer.link(link);
  const call = callIfServed(inputs.tenant, facts);
  if (call !== undefined) memory.judged.leftOutOfHelpDesk.set(id, call);
  data.write(person, assessment, derived, held);
  for (const place of places) {
    memory.judged.left.set(place.id, place.left);
    excluded.include(place, assessment);
  }
  if (differs)
    memory.judged.signedIn.set(
      id,
      nodes.map((node) => node.id),
    );
  writer.assumptions.person(waysIn.flatMap((way) => way.assumptions));
  return differs;
}
