/** Splits what split users hold by audience: groups and entitlements that lead to several get a node for each. */
import { dropMovedHoldings, type Graph, moveControls, moveHoldings, shareScopes } from '#cypher';
import {
  audienceOfAbility,
  audienceOfKind,
  type Holdings,
  movedHoldings,
  splitNodes,
  usualAudience,
} from '#derivation';
import type { Reads, Writes } from '../memory/index.ts';
import type { SnapshotWriter } from '../snapshot/writer.ts';

const batch = 10_000;

/** What is to be split. */
export interface SplitStage {
  readonly graph: Graph;
  readonly snapshot: string;
  readonly memory: Writes<'drawn'>;
  readonly writer: SnapshotWriter;
  readonly holdings: Holdings;
  /** Users whose audiences differ. */
  readonly users: readonly string[];
}

/** Writes the nodes by audience of what is held. Throws GraphError. */
export async function writeSplitHoldings(
  { memory, writer, holdings }: Pick<SplitStage, 'memory' | 'writer' | 'holdings'>,
  held: readonly number[],
): Promise<void> {
  for (const place of held) {
    for (const { node, link } of splitNodes(holdings, place)) {
      memory.drawn.kinds.set(node.id, node.kind);
      writer.node(node);
      writer.link(link);
    }
    if (writer.isFull) await writer.flush();
  }
  await writer.flush();
}

/** Moves holdings, abilities and links that were derived to the nodes by audience. Throws GraphError. */
export async function moveToAudiences(
  stage: Omit<SplitStage, 'memory' | 'writer'>,
  held: readonly number[],
): Promise<void> {
  const { graph, holdings, users } = stage;
  const key = (id: string) => `${stage.snapshot}/${id}`;
  const { moved, dropped, split } = movedHoldings(holdings, users, held);
  for (const some of slices(moved)) await graph.run(moveHoldings, { rows: some.map((row) => row.map(key)) });
  for (const some of slices(dropped)) await graph.run(dropMovedHoldings, { rows: some.map((row) => row.map(key)) });
  const audienceOf = { byRule: { ...audienceOfAbility }, byKind: { ...audienceOfKind }, usual: usualAudience };
  for (const some of slices(split)) await graph.run(moveControls, { keys: some.map(key), ...audienceOf });
}

/** Whose nodes are put into units. */
interface SharedUnits extends Pick<SplitStage, 'graph' | 'snapshot' | 'users'> {
  readonly memory: Reads<'judged'>;
}

/** Puts the users' nodes by audience into the administrative units of the users. */
export async function shareUnits({ graph, snapshot, memory, users }: SharedUnits): Promise<void> {
  const rows = users.flatMap((id) =>
    (memory.judged.signedIn.get(id) ?? []).map((at) => [`${snapshot}/${id}`, `${snapshot}/${at}`]),
  );
  for (const some of slices(rows)) await graph.run(shareScopes, { rows: some });
}

function* slices<T>(rows: readonly T[]): Generator<T[]> {
  for (let from = 0; from < rows.length; from += batch) yield rows.slice(from, from + batch);
}
