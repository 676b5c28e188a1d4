/** Stops a load before the disk is full: a database that runs out of room in mid-write may not open again. */
import { statfs } from 'node:fs/promises';
import { type Graph, GraphError } from '#cypher';

/** Bytes that stay free: transaction logs are kept to 256 MB, and a checkpoint needs room as well. */
const leastFree = 384 * 2 ** 20;

/** Throws GraphError DATABASE_FULL where the embedded database's folder has too little room left; does nothing without one. */
export async function ensureRoom(dataFolder: string | undefined): Promise<void> {
  if (dataFolder === undefined) return;
  const { bavail, bsize } = await statfs(dataFolder);
  if (bavail * bsize >= leastFree) return;
  const [free, needed] = [bavail * bsize, leastFree].map((bytes) => Math.floor(bytes / 2 ** 20));
  throw new GraphError(
    'DATABASE_FULL',
    `The disk is full: ${free} MB are free in ${dataFolder}, and ${needed} MB must stay free for the database. Make room, or give another folder with --data; what was published before is as it was.`,
  );
}

/** The same graph, which looks at the room before each statement that changes something. */
export function keepRoom(graph: Graph, dataFolder: string | undefined): Graph {
  if (dataFolder === undefined) return graph;
  return {
    many: (query, parameters, options) => graph.many(query, parameters, options),
    maybeOne: (query, parameters, options) => graph.maybeOne(query, parameters, options),
    one: (query, parameters, options) => graph.one(query, parameters, options),
    stream: (query, parameters, options) => graph.stream(query, parameters, options),
    close: () => graph.close(),
    async run(query, parameters, options) {
      await ensureRoom(dataFolder);
      return await graph.run(query, parameters, options);
    },
  };
}
