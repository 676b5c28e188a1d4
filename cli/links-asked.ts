/** What is read of the published snapshot's links. */
import { type Graph, publishedSnapshot } from '#cypher';

/** The snapshot, its tenant, and the entries that its headline leaves beside. Throws GraphError where nothing is published. */
export async function linksAsked(graph: Graph) {
  const { snapshot } = await graph.one(publishedSnapshot, {});
  const { besideHeadline = [] } = JSON.parse(snapshot.report ?? '{}') as { besideHeadline?: readonly string[] };
  return { snapshot: snapshot.id, tenant: snapshot.tenant, besideHeadline };
}
