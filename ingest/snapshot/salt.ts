/** Where the salt of digests is kept: beside an embedded database, else in the database. */
import { digestSalt, type Graph } from '#cypher';
import { freshSalt, saltOf } from '#facts';

/** The salt; `dataFolder` is that of an embedded database. Throws GraphError and system errors. */
export async function saltFor(graph: Graph, dataFolder: string | undefined): Promise<string> {
  if (dataFolder !== undefined) return await saltOf(dataFolder);
  const { salt } = await graph.one(digestSalt, { fresh: freshSalt() });
  return salt;
}
