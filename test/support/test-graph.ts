/** The shared test database, emptied: tests that use it run one after the other. */
import { type Graph, openGraph } from '#cypher';

const empty = {
  name: 'empty',
  mode: 'batches',
  text: 'MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS',
} as const;

/** Opens the test database. Close it in afterAll. */
export async function openTestGraph(): Promise<Graph> {
  const { graph } = await openGraph({ dataFolder: 'unused', progress: () => {} });
  return graph;
}

/** Removes everything but the indexes. */
export async function wipe(graph: Graph): Promise<void> {
  await graph.run(empty, {});
}
