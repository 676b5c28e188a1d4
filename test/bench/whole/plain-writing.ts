/** The limits of writing: a snapshot copied to a file, then created plainly in a fresh database; and a plain walk with a plain SET. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Graph } from '#cypher';
import {
  createNodesPlainly,
  createRelationshipsPlainly,
  everyNode,
  everyRelationship,
  nodeNumbers,
  reach,
  setPlainly,
} from './statements.ts';
import { timed } from './stopwatch.ts';

const batch = 10_000;
const highestGate = 5;

/** Writes every node and relationship of a snapshot to a file, a line each, with all properties. */
export async function copySnapshot(graph: Graph, snapshot: string, path: string): Promise<void> {
  const file = await open(path, 'w');
  let waiting: string[] = [];
  const write = async (row: unknown) => {
    waiting.push(`${JSON.stringify(row)}\n`);
    if (waiting.length < 2_000) return;
    await file.write(waiting.join(''));
    waiting = [];
  };
  for await (const { labels, properties } of graph.stream(everyNode, { snapshot })) await write([labels, properties]);
  for await (const { kind, from, to, properties } of graph.stream(everyRelationship, { snapshot }))
    await write([kind, from, to, properties]);
  await file.write(waiting.join(''));
  await file.close();
}

type Properties = Readonly<Record<string, unknown>>;
type Line = readonly [readonly string[], Properties] | readonly [string, string, string, Properties];

/** Creates what a copy holds, batch by batch and one statement after the other. Returns the seconds, reading left out. */
export async function createPlainly(graph: Graph, path: string): Promise<number> {
  let seconds = 0;
  const run = async (work: () => Promise<unknown>) => {
    seconds += (await timed(work)).seconds;
  };
  const nodes = new Map<string, Properties[]>();
  const relationships = new Map<string, [string, string, Properties][]>();
  const flush = async (least: number) => {
    for (const [labels, rows] of nodes) {
      if (rows.length < least) continue;
      await run(() => graph.run(createNodesPlainly, { labels: labels.split(','), rows }));
      nodes.delete(labels);
    }
    for (const [kind, rows] of relationships) {
      if (rows.length < least) continue;
      await run(() => graph.run(createRelationshipsPlainly, { kind, rows }));
      relationships.delete(kind);
    }
  };
  for await (const text of createInterface({ input: createReadStream(path) })) {
    const line = JSON.parse(text) as Line;
    if (line.length === 2) {
      if (rowsOf(nodes, line[0].join()).push(line[1]) >= batch) await flush(batch);
      continue;
    }
    if (nodes.size > 0) await flush(0);
    const [kind, from, to, properties] = line;
    if (rowsOf(relationships, kind).push([from, to, properties]) >= batch) await flush(batch);
  }
  await flush(0);
  return seconds;
}

function rowsOf<T>(map: Map<string, T[]>, key: string): T[] {
  const rows = map.get(key) ?? [];
  map.set(key, rows);
  return rows;
}

/** Seconds of the plain way to exposures: one walk from the entries a level, then one property set on every node of the snapshot. */
export async function reachAndSetPlainly(
  graph: Graph,
  snapshot: string,
): Promise<{ readonly reachSeconds: number; readonly setSeconds: number }> {
  const { seconds: reachSeconds } = await timed(async () => {
    for (let level = 0; level <= highestGate; level += 1) await graph.one(reach, { snapshot, level });
  });
  const numbers: number[] = [];
  for await (const { node } of graph.stream(nodeNumbers, { snapshot })) numbers.push(node);
  const { seconds: setSeconds } = await timed(async () => {
    for (let from = 0; from < numbers.length; from += batch) {
      const rows = numbers.slice(from, from + batch).map((node): [number, number] => [node, node % (highestGate + 1)]);
      await graph.run(setPlainly, { rows });
    }
  });
  return { reachSeconds, setSeconds };
}
