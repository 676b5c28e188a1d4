/** The test database with a sound tenant published in it, on which bad input is tried. */
import { expect } from '@jest/globals';
import { type Graph, publishedSnapshot } from '#cypher';
import { openFacts } from '#facts';
import { type LoadReport, load } from '../../ingest/index.ts';
import { wipe } from '../support/test-graph.ts';
import { type Files, sound, withFacts } from './facts-on-disk.ts';

/** Loads a folder made of these files; each load replaces what was there. */
export async function loadFiles(graph: Graph, files: Files): Promise<LoadReport> {
  return await withFacts(files, async (folder) =>
    load(graph, await openFacts(folder), { replace: true, keep: 1, rest: 0 }),
  );
}

/** Empties the database and publishes the sound tenant. */
export async function publishSound(graph: Graph): Promise<LoadReport> {
  await wipe(graph);
  return await loadFiles(graph, sound);
}

/** The id of the published snapshot. */
export async function publishedId(graph: Graph): Promise<string> {
  return (await graph.one(publishedSnapshot, {})).snapshot.id;
}

/** The one message with which `work` is refused; fails where it is not, or where what was published has changed. */
export async function refusal(graph: Graph, work: () => Promise<unknown>): Promise<{ code: string; message: string }> {
  const before = await publishedId(graph);
  const error = await work().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Error);
  expect(await publishedId(graph)).toBe(before);
  const { code, message } = error as Error & { code: string };
  expect(message).not.toMatch(/\n {4}at /);
  return { code, message };
}

/** Reasons of unused rows of a collection, each with its count. */
export function unusedOf({ rows }: LoadReport, collection: string): Record<string, number> {
  return Object.fromEntries((rows[collection]?.unused ?? []).map(({ reason, count }) => [reason, count]));
}
