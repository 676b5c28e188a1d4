/** Opens the graph database: the one that NEO4J_URI names, else the embedded one of the data folder. */
import * as queries from '../queries.ts';
import { type Embedded, openEmbedded } from './embedded.ts';
import { GraphError } from './graph-error.ts';
import { refuseOldServer } from './oldest-server.ts';
import { type Address, connect, connectUnchecked, type Graph } from './session.ts';

/** A graph that is open, with what must be closed after use. */
export interface OpenGraph {
  readonly graph: Graph;
  /** The same database over a connection of its own, so that it can be asked how it is while all others are in use. */
  readonly health: Graph;
  /** Where it is, for people: an address or a folder. */
  readonly place: string;
  /** The embedded database; undefined where NEO4J_URI names another. */
  readonly embedded: Embedded | undefined;
  close(): Promise<void>;
}

/** How to open it. */
export interface OpenOptions {
  readonly dataFolder: string;
  readonly progress: (message: string) => void;
  /** Variables NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** Opens the database, refuses a version that is too old, and makes sure that its indexes are there. Throws GraphError. */
export async function openGraph({ dataFolder, progress, environment = process.env }: OpenOptions): Promise<OpenGraph> {
  const external = addressFrom(environment);
  const embedded = external === undefined ? await openEmbedded(dataFolder, progress) : undefined;
  const address = external ?? (embedded as Embedded).address;
  const lost = embedded?.lost;
  let graph: Graph | undefined;
  try {
    graph = await connect(address, { lost });
    refuseOldServer((await graph.one(queries.serverVersion, {})).version, address.uri);
    await prepare(graph);
  } catch (error) {
    await graph?.close();
    await embedded?.release();
    throw error;
  }
  const opened = graph;
  const health = connectUnchecked(address, { lost, connections: 1 });
  return {
    graph: opened,
    health,
    place: external === undefined ? `the embedded Neo4j of ${dataFolder}` : address.uri,
    embedded,
    async close() {
      await Promise.all([opened.close(), health.close()]);
      await embedded?.release();
    },
  };
}

function addressFrom(environment: Readonly<Record<string, string | undefined>>): Address | undefined {
  const { NEO4J_URI, NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE } = environment;
  if (!NEO4J_URI) return undefined;
  if (!/^(bolt|neo4j)(\+s|\+ssc)?:\/\//.test(NEO4J_URI)) {
    throw new GraphError(
      'DATABASE_UNAVAILABLE',
      `NEO4J_URI is "${NEO4J_URI}": it starts with bolt://, neo4j://, bolt+s://, neo4j+s:// or their +ssc kin.`,
    );
  }
  if (!NEO4J_PASSWORD)
    throw new GraphError(
      'DATABASE_CREDENTIALS',
      `NEO4J_URI is set and NEO4J_PASSWORD is not: give the password of ${NEO4J_USERNAME ?? 'neo4j'}.`,
    );
  return {
    uri: NEO4J_URI,
    username: NEO4J_USERNAME || 'neo4j',
    password: NEO4J_PASSWORD,
    database: NEO4J_DATABASE || undefined,
  };
}

async function prepare(graph: Graph): Promise<void> {
  for (const index of [
    queries.nodeKey,
    queries.nodeListing,
    queries.sensitiveKey,
    queries.findingKey,
    queries.recordKey,
    queries.snapshotId,
    queries.currentName,
  ]) {
    // Another Postern that makes it at the same moment: the second try finds it made.
    await graph.run(index, {}).catch(() => graph.run(index, {}));
  }
  await graph.run(queries.awaitIndexes, {});
}
