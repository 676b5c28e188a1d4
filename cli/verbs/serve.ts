/** `postern serve`: API and page on loopback, until told to stop. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Graph, type OpenGraph, publishedSnapshot, warmUp } from '#cypher';
import { createApi } from '../../api/index.ts';
import { load, openFacts, readConfiguration } from '../../ingest/index.ts';
import type { Output } from '../output.ts';
import { overview } from '../overview.ts';
import { withGraph } from '../with-graph.ts';

const root = join(import.meta.dirname, '..', '..');
const demoFolder = join(root, 'ingest', 'demo');

/** Options of the verb. */
export interface ServeVerb {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  /** Loads the demo tenant where nothing is published yet, and prints the overview. */
  readonly demo: boolean;
}

/** Serves until a signal; then stops everything that it started. Throws system errors such as EADDRINUSE. */
export async function serveVerb(options: ServeVerb, output: Output): Promise<void> {
  await withGraph(options.data, output, async (opened, signal) => {
    try {
      await serve(opened, options, output, signal);
    } catch (error) {
      // What a signal to end cut short has not failed.
      if (!signal.aborted) throw error;
    }
  });
}

async function serve(
  { graph, place, embedded }: OpenGraph,
  options: ServeVerb,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  const dataFolder = embedded === undefined ? undefined : options.data;
  if (options.demo) await loadDemo(graph, output, signal, dataFolder);
  const api = await createApi({ graph, webFolder: join(root, 'web', 'dist') });
  const server = api.app.listen(options.port, options.host);
  await once(server, 'listening', { signal });
  const { port } = server.address() as AddressInfo;
  const address = `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`;
  const warm = warmUp(graph).catch(() => {}); // Only slower without it.
  try {
    const table = options.demo ? await overview(graph, signal) : '';
    output.answer(
      { address, place },
      `${table}\n\nPostern is at ${address} (GraphQL at ${address}/graphql). The database is ${place}. Ctrl-C stops it all.`.trim(),
    );
    if (!signal.aborted) await once(signal, 'abort');
  } finally {
    output.progress('Stopping');
    await Promise.race([warm, pause(1_000)]);
    server.close();
    server.closeAllConnections();
    await api.close();
  }
}

async function loadDemo(
  graph: Graph,
  output: Output,
  signal: AbortSignal,
  dataFolder: string | undefined,
): Promise<void> {
  if ((await graph.maybeOne(publishedSnapshot, {})) !== undefined) return;
  const source = 'the demo tenant, a fictional bank';
  const configuration = await readConfiguration(join(demoFolder, 'postern.yaml'));
  const { progress } = output;
  await load(graph, await openFacts(demoFolder), { source, progress, signal, configuration, dataFolder });
}
