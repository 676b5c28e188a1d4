/** Reads a snapshot that was measured: its links as a table that can be changed and measured again, and its resources. */
import { fixableLinks, type Graph, measuredResources } from '#cypher';
import {
  type FixableLink,
  type LinkTable,
  type MeasureAsked,
  type MeasuredResource,
  nodesWith,
  type ProtectionState,
  type ResourceMeasures,
} from '#links';
import { readSnapshotLinks, type SnapshotAsked } from '../search/snapshot-links.ts';

/** A link that a fix may take away, with its place in the table. */
export interface PlacedLink extends FixableLink {
  readonly place: number;
}

/** What is asked of a snapshot's links again and again. Memory: 19 bytes a link. */
export interface MeasurableLinks {
  readonly asked: MeasureAsked;
  /** Links that were drawn from rows of the collections asked about. */
  readonly fixable: readonly PlacedLink[];
}

/** Reads the links; `collections` are those whose rows a fix may change. Throws GraphError. */
export async function readMeasurableLinks(
  graph: Graph,
  snapshot: SnapshotAsked,
  collections: readonly string[],
): Promise<MeasurableLinks> {
  const { table, ways, tenant } = await readSnapshotLinks(graph, snapshot, { keepNumbers: true });
  const asked = { table, ways, resources: nodesWith(table, 'sensitive'), tenant };
  return { asked, fixable: await readFixable(graph, snapshot.snapshot, table, collections) };
}

async function readFixable(
  graph: Graph,
  snapshot: string,
  { links }: LinkTable,
  collections: readonly string[],
): Promise<PlacedLink[]> {
  const places = new Map([...(links.numbers ?? [])].map((number, place) => [number, place]));
  const found: PlacedLink[] = [];
  for await (const row of graph.stream(fixableLinks, { snapshot, collections: [...collections] })) {
    const place = places.get(row.number);
    if (place === undefined) continue;
    const from = { id: row.from, name: row.fromName, kind: row.fromKind };
    found.push({ kind: row.kind, from, to: { id: row.to, name: row.toName }, evidence: row.evidence, place });
  }
  return found;
}

/** Every sensitive resource with its measures, in the order of their ids. Throws GraphError. */
export async function readMeasuredResources(graph: Graph, snapshot: string): Promise<MeasuredResource[]> {
  const rows = await graph.many(measuredResources, { snapshot });
  return rows.map(({ measures, state, needs, ...resource }) => {
    const { openIdentities, shortfall } = JSON.parse(measures ?? '{}') as ResourceMeasures;
    return { ...resource, needs: needs ?? 0, state: state as ProtectionState, openIdentities, shortfall };
  });
}
