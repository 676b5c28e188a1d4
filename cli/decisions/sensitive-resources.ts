/** The sensitive resources that arguments name. */
import type { Graph } from '#cypher';
import { readMeasuredResources } from '#routes';
import { exitStatus, VerbError } from '../failure.ts';
import { findNode } from '../find-node.ts';

/** Their ids, in the order of the names. Throws VerbError where a name means nothing, several things, or nothing that is sensitive. */
export async function sensitiveResources(graph: Graph, snapshot: string, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const sensitive = new Set((await readMeasuredResources(graph, snapshot)).map(({ id }) => id));
  const ids: string[] = [];
  for (const name of names) {
    const id = await findNode(graph, name);
    if (!sensitive.has(id)) throw notSensitive(name, id);
    ids.push(id);
  }
  return ids;
}

function notSensitive(name: string, id: string): VerbError {
  const meant = name === id ? `"${name}"` : `"${name}" (${id})`;
  return new VerbError(
    `${meant} is no sensitive resource, so nothing protects it or fails to. "postern overview" lists those that are; "sensitive" in postern.yaml declares more.`,
    exitStatus.usage,
  );
}
