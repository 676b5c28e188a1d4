/** Small graphs for tests: written into the shared database, exposed, and enumerated by brute force beside it. */
import type { Basis, Level, LinkKind } from '#catalogue';
import { type CreatedLink, createLinks, createNodes, type Graph } from '#cypher';
import { assessExposure } from '../../ingest/snapshot/assess-exposure.ts';

/** A link of a tiny graph; `authenticates` gives it an assurance equal to its gate. */
export interface TinyLink {
  readonly from: string;
  readonly to: string;
  readonly gate: Level;
  readonly kind?: LinkKind;
  readonly basis?: Basis;
  /** Null: no link where open questions are answered well. Absent: as the basis has it. */
  readonly gateKnown?: Level | null;
  readonly authenticates?: boolean;
}

/** Node ids that start with `entry:` are entries; all others are groups. */
export interface TinyGraph {
  readonly nodes: readonly string[];
  readonly links: readonly TinyLink[];
}

let made = 0;

/** Writes a graph under a snapshot of its own, works out its exposure, and returns the snapshot's id. */
export async function writeTinyGraph(graph: Graph, { nodes, links }: TinyGraph): Promise<string> {
  const snapshot = `tiny${String(made++).padStart(8, '0')}`;
  const key = (id: string) => `${snapshot}/${id}`;
  for (const isEntry of [true, false]) {
    const kind = isEntry ? 'Entry' : 'Group';
    const own = nodes.filter((id) => id.startsWith('entry:') === isEntry);
    const rows = own.map((id) => ({
      key: key(id),
      id,
      sourceId: id,
      name: id,
      kind,
      listing: `${snapshot}/${kind}/${id}/${id}`,
    }));
    await graph.run(createNodes, { labels: [kind], nodes: rows });
  }
  for (const link of links) {
    const { from, to, gate, kind = 'MEMBER_OF', basis = 'OBSERVED', authenticates = false } = link;
    const known = link.gateKnown === undefined ? (basis === 'ASSUMED' ? null : gate) : link.gateKnown;
    const row: CreatedLink = [key(from), key(to), gate, known, ['test'], authenticates ? gate : null, null, null, null];
    await graph.run(createLinks, { kind, rule: 'test', basis, rows: [row] });
  }
  await assessExposure(graph, snapshot, 'no-tenant');
  return snapshot;
}

/** The graph where every open question is answered well. */
export function atKnownGates({ nodes, links }: TinyGraph): TinyGraph {
  const known = links.flatMap((link) => {
    const { gate, basis, gateKnown = basis === 'ASSUMED' ? null : gate } = link;
    return gateKnown === null ? [] : [{ ...link, gate: gateKnown }];
  });
  return { nodes, links: known };
}

/** A path by brute force: its links in order. */
export type TinyPath = readonly TinyLink[];

/** Every path that visits no node twice, from any of the starts to the target. */
export function everyPath({ links }: TinyGraph, starts: readonly string[], target: string): TinyPath[] {
  const found: TinyPath[] = [];
  const walk = (at: string, visited: readonly string[], path: TinyPath) => {
    if (at === target && path.length > 0) found.push(path);
    for (const link of links) {
      if (link.from === at && !visited.includes(link.to)) walk(link.to, [...visited, link.to], [...path, link]);
    }
  };
  for (const start of starts) walk(start, [start], []);
  return found.filter((path) => path.at(-1)?.to === target);
}

/** The highest gate of a path. */
export function barrierOf(path: TinyPath): number {
  return Math.max(...path.map((link) => link.gate));
}

/** The lowest barrier of any path to a node; null where none leads there. */
export function exposureOf(graph: TinyGraph, target: string): number | null {
  if (target.startsWith('entry:')) return 0;
  const paths = everyPath(
    graph,
    graph.nodes.filter((id) => id.startsWith('entry:')),
    target,
  );
  return paths.length === 0 ? null : Math.min(...paths.map(barrierOf));
}
