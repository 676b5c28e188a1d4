/** `postern serve`: API and page on loopback, until told to stop. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { removeAbandonedWork } from '#collect';
import { type Graph, type LastingGraph, openLastingGraph, publishedSnapshot } from '#cypher';
import { openFacts } from '#facts';
import { warmUp } from '#routes';
import {
  type AccessOptions,
  createApi,
  keepToken,
  printable,
  refusedExposure,
  signInLink,
  tokenFile,
} from '../../api/index.ts';
import { load } from '../../ingest/index.ts';
import { exitStatus, explain, VerbError } from '../failure.ts';
import type { Output } from '../output.ts';
import { overviewText } from '../overview/text.ts';
import { readConfiguration } from '../read-configuration.ts';
import { withGraph } from '../with-graph.ts';

const root = join(import.meta.dirname, '..', '..');
const demoFolder = join(root, 'ingest', 'demo');

/** Milliseconds that running requests and leases may take to end. */
const longestClose = 3_000;
/** Milliseconds after which questions are taken, warm or not. */
const longestWarmUp = 60_000;

/** Options of the verb. */
export interface ServeVerb {
  readonly data: string;
  readonly host: string;
  readonly port: number;
  /** Who may ask: whoever holds the token, or everybody who reaches the port. */
  readonly auth: 'token' | 'none';
  readonly allowedHost: readonly string[];
  readonly behindProxy: boolean;
  /** Loads the demo tenant where nothing is published yet, and prints the overview. */
  readonly demo: boolean;
}

/**
 * Serves until a signal; then stops everything that it started. Throws VerbError (wrong usage) where others could ask
 * who may not, and system errors such as EADDRINUSE.
 */
export async function serveVerb(options: ServeVerb, output: Output): Promise<void> {
  const access = await accessFrom(options);
  await removeAbandonedWork();
  const work = async (opened: LastingGraph, signal: AbortSignal) => {
    try {
      await serve(opened, { ...options, access }, output, signal);
    } catch (error) {
      // What a signal to end cut short has not failed.
      if (!signal.aborted) throw error;
    }
  };
  await withGraph(options.data, output, work, openLastingGraph);
}

async function accessFrom({ data, host, auth, allowedHost, behindProxy }: ServeVerb): Promise<AccessOptions> {
  const access = { allowedHosts: allowedHost, behindProxy };
  const refused = refusedExposure(host, { ...access, token: auth === 'none' ? undefined : '' });
  if (refused !== undefined) throw new VerbError(refused, exitStatus.usage);
  return { ...access, token: auth === 'none' ? undefined : await keepToken(data) };
}

async function serve(
  { graph, health, place, embedded, givenUp }: LastingGraph,
  options: ServeVerb & { readonly access: AccessOptions },
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  const dataFolder = embedded === undefined ? undefined : options.data;
  if (options.demo) await loadDemo(graph, output, signal, dataFolder);
  output.progress('Warming up the database', 'under way');
  const stopWarming = new AbortController();
  const warmingEnds = AbortSignal.any([signal, stopWarming.signal, AbortSignal.timeout(longestWarmUp)]);
  const warm = warmUp(graph, warmingEnds).catch(() => {}); // Only slower without it.
  const webFolder = join(root, 'web', 'dist');
  const api = await createApi({ graph, health, access: options.access, webFolder, warm });
  const server = api.app.listen(options.port, options.host);
  await once(server, 'listening', { signal });
  const { port } = server.address() as AddressInfo;
  const address = addressFor(options, port);
  try {
    await warm;
    if (options.demo) output.progress('Looking for the first route to each sensitive resource', 'under way');
    const table = options.demo ? await tableFor(graph, signal) : '';
    const { token } = options.access;
    const signIn = token === undefined ? undefined : signInLink(address, token);
    const told = { address, place, signIn };
    const file = printable(tokenFile(options.data));
    await output.answer(told, (printed) => `${table}\n\n${whereItIs(printed, file)}`.trim());
    const end = AbortSignal.any([signal, givenUp]);
    if (!end.aborted) await once(end, 'abort');
    if (!signal.aborted) throw givenUp.reason;
  } finally {
    output.progress('Stopping');
    stopWarming.abort();
    await Promise.race([warm, pause(1_000)]);
    server.close();
    server.closeAllConnections();
    await Promise.race([api.close(), pause(longestClose)]);
  }
}

/** A slow machine is no reason not to serve: what cannot be listed now is on the page. */
async function tableFor(graph: Graph, signal: AbortSignal): Promise<string> {
  try {
    return await overviewText(graph, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    return `The sensitive resources cannot be listed now; the page lists them. (${explain(error).message})`;
  }
}

interface WhereItIs {
  readonly address: string;
  readonly place: string;
  /** The link that signs a browser in; undefined where everybody may ask. */
  readonly signIn: string | undefined;
}

function whereItIs({ address, place, signIn }: WhereItIs, file: string): string {
  const where = `Postern is at ${address} (GraphQL at ${address}/graphql). The database is ${place}. Ctrl-C stops it all.`;
  if (signIn === undefined) return where;
  return `${where}\nSign in with a browser: ${signIn}\nTools send the token in ${file} as Authorization: Bearer.`;
}

/** The address to open: behind a proxy its own, where its name is known; loopback where Postern listens everywhere. */
function addressFor({ host, behindProxy, allowedHost: [name] }: ServeVerb, port: number): string {
  if (behindProxy && name !== undefined) return `https://${name}`;
  if (['0.0.0.0', '::'].includes(host)) return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
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
