/** Reads facts of many nodes from the snapshot, a thousand at a time. */
import type { Graph } from '#cypher';

const batch = 1_000;

/** The rows of a statement over keys, by the id of each. Throws GraphError. */
export async function inBatches<Row extends { readonly id: string }>(
  ids: readonly string[],
  snapshot: string,
  ask: (keys: string[]) => Promise<readonly Row[]>,
): Promise<Map<string, Row>> {
  const found = new Map<string, Row>();
  for (let from = 0; from < ids.length; from += batch) {
    const keys = ids.slice(from, from + batch).map((id) => `${snapshot}/${id}`);
    for (const row of await ask(keys)) found.set(row.id, row);
  }
  return found;
}

/** What a statement is asked of. */
export interface SnapshotGraph {
  readonly graph: Graph;
  readonly snapshot: string;
}
