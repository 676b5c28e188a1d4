/** One run over one tenant: load, walk, list, in one database; the plain creation of the same in another. */
import { join } from 'node:path';
import { type Graph, openGraph } from '#cypher';
import { openFacts } from '#facts';
import { warmUp } from '#routes';
import { readConfiguration } from '../../../cli/read-configuration.ts';
import { dropOld, load } from '../../../ingest/index.ts';
import { type Candidate, chooseResources } from './choose-resources.ts';
import { type Alternative, measureAlternatives, measurePages, type Pages } from './measure-routes.ts';
import { copySnapshot, createPlainly, reachAndSetPlainly } from './plain-writing.ts';
import { roundTrip } from './statements.ts';
import { spreadOf, timed } from './stopwatch.ts';

/** Where the facts are, and where databases may be. */
export interface TenantRun {
  readonly folder: string;
  readonly facts: { readonly whole: string; readonly tenth: string };
  readonly seed: number;
  /** Milliseconds that an alternative may take on one resource. */
  readonly cap: number;
  readonly tell: (line: string) => void;
}

/** What was measured. Seconds, milliseconds and megabytes as the names say. */
export interface Measured {
  readonly nodes: number;
  readonly links: number;
  readonly loadSeconds: number;
  readonly loadLinksPerSecond: number;
  readonly plainCreateSeconds: number;
  readonly plainCreateLinksPerSecond: number;
  readonly exposureSeconds: number;
  readonly plainReachSeconds: number;
  readonly plainSetSeconds: number;
  readonly plainReachAndSetSeconds: number;
  readonly boltRoundTripMs: number;
  readonly firstRoutesMedianMs: number;
  readonly firstRoutesP95Ms: number;
  readonly firstRoutesMaxMs: number;
  readonly firstRoutes: Pages;
  readonly nextBarrier: Pages;
  readonly whileLoading: Pages;
  readonly plainRoutesMedianMs: number;
  readonly plainRoutes: Alternative;
  readonly allShortestPaths: Alternative;
  readonly nodePeakMegabytes: number;
  readonly tenth: { readonly links: number; readonly loadSeconds: number; readonly exposureSeconds: number };
  /** Time a link at this size by time a link at a tenth of it; 1 is linear. */
  readonly growth: { readonly load: number; readonly exposure: number };
}

const resourcesAsked = 200;
const alternativesAsked = 3;

/** Measures. Throws GraphError, FactsError. */
export async function measureTenant({ folder, facts, seed, cap, tell }: TenantRun): Promise<Measured> {
  const copy = join(folder, 'copy.ndjson');
  const measured = await withDatabase(join(folder, 'loaded'), tell, async (graph) => {
    const whole = await measureLoad(graph, facts.whole, tell);
    const nodePeakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    tell(`Node's memory ${nodePeakMegabytes} MB at most`);
    const asked = await measureQuestions(graph, whole.snapshot, { seed, cap, tell });
    const whileLoading = await measureWhileLoading(graph, facts.whole, whole.snapshot, asked.resources, tell);
    // What the load that was given up left behind is not the next one's to pay for.
    await dropOld(graph, { keep: 10, rest: 600 }, () => {});
    const tenth = await measureLoad(graph, facts.tenth, tell);
    await copySnapshot(graph, whole.snapshot, copy);
    return { whole, asked, whileLoading, tenth, nodePeakMegabytes };
  });
  const plainCreateSeconds = await withDatabase(join(folder, 'plain'), tell, (graph) => createPlainly(graph, copy));
  const { whole, asked, whileLoading, tenth } = measured;
  tell(`plainly created in ${plainCreateSeconds.toFixed(1)} s`);
  const { resources: _, ...answers } = asked;
  return {
    nodes: whole.nodes,
    links: whole.links,
    loadSeconds: whole.loadSeconds,
    loadLinksPerSecond: whole.links / whole.loadSeconds,
    plainCreateSeconds,
    plainCreateLinksPerSecond: whole.links / plainCreateSeconds,
    exposureSeconds: whole.exposureSeconds,
    ...answers,
    whileLoading,
    // The process has copied the graph and asked for its routes since: the load is what has to be small.
    nodePeakMegabytes: measured.nodePeakMegabytes,
    tenth: { links: tenth.links, loadSeconds: tenth.loadSeconds, exposureSeconds: tenth.exposureSeconds },
    growth: {
      load: whole.loadSeconds / whole.links / (tenth.loadSeconds / tenth.links),
      exposure: whole.exposureSeconds / whole.links / (tenth.exposureSeconds / tenth.links),
    },
  };
}

async function withDatabase<T>(
  dataFolder: string,
  tell: (line: string) => void,
  work: (graph: Graph) => Promise<T>,
): Promise<T> {
  const opened = await openGraph({ dataFolder, progress: tell, environment: {} });
  try {
    return await work(opened.graph);
  } finally {
    await opened.close();
  }
}

/** A load as the command line does it, from before the first row to after publishing. */
async function measureLoad(graph: Graph, folder: string, tell: (line: string) => void) {
  const configuration = await readConfiguration(join(folder, 'postern.yaml'));
  const options = { keep: 10, rest: 600, configuration };
  const { seconds, answer } = await timed(async () => load(graph, await openFacts(folder), options));
  const { snapshot, nodes, links, exposure } = answer;
  const rate = Math.round(links / seconds).toLocaleString('en');
  tell(
    `loaded ${nodes.toLocaleString('en')} nodes, ${links.toLocaleString('en')} links in ${seconds.toFixed(1)} s (${rate} links/s), exposure ${exposure.seconds.toFixed(1)} s of it`,
  );
  return { snapshot, nodes, links, loadSeconds: seconds, exposureSeconds: exposure.seconds };
}

async function measureQuestions(
  graph: Graph,
  snapshot: string,
  { seed, cap, tell }: Pick<TenantRun, 'seed' | 'cap' | 'tell'>,
) {
  const trips: number[] = [];
  for (let n = 0; n < 300; n += 1) trips.push((await timed(() => graph.one(roundTrip, {}))).seconds * 1000);
  const boltRoundTripMs = spreadOf(trips.slice(100)).median;
  tell(`Bolt round trip ${boltRoundTripMs.toFixed(2)} ms`);
  const resources = await chooseResources(graph, snapshot, resourcesAsked, seed);
  await warmUp(graph);
  const firstRoutes = await measurePages(graph, snapshot, resources);
  tell(sayPages('first 100 routes', firstRoutes));
  const nextBarrier = await measurePages(graph, snapshot, resources, { above: 1 });
  tell(sayPages('from exposure + 1 on', nextBarrier));
  const { reachSeconds, setSeconds } = await reachAndSetPlainly(graph, snapshot);
  tell(`plain reach ${reachSeconds.toFixed(1)} s, plain SET ${setSeconds.toFixed(1)} s`);
  const few = [0.1, 0.5, 0.9].map((share) => resources[Math.floor(share * resources.length)]);
  const chosen = few.filter((one) => one !== undefined).slice(0, alternativesAsked);
  const { plain, shortest } = await measureAlternatives(graph, snapshot, chosen, { cap, tell });
  return {
    resources,
    boltRoundTripMs,
    firstRoutes,
    nextBarrier,
    firstRoutesMedianMs: firstRoutes.median,
    firstRoutesP95Ms: firstRoutes.p95,
    firstRoutesMaxMs: firstRoutes.max,
    plainReachSeconds: reachSeconds,
    plainSetSeconds: setSeconds,
    plainReachAndSetSeconds: reachSeconds + setSeconds,
    plainRoutesMedianMs: plain.medianMs,
    plainRoutes: plain,
    allShortestPaths: shortest,
  };
}

/** The same pages while another load writes; the load is given up once every resource was asked. */
async function measureWhileLoading(
  graph: Graph,
  folder: string,
  snapshot: string,
  resources: readonly Candidate[],
  tell: (line: string) => void,
): Promise<Pages> {
  const stop = new AbortController();
  let isReading: () => void = () => {};
  const reading = new Promise<void>((done) => {
    isReading = done;
  });
  let ended = false;
  const configuration = await readConfiguration(join(folder, 'postern.yaml'));
  const progress = (message: string) => {
    if (message.includes('graph/users')) isReading();
  };
  const loading = load(graph, await openFacts(folder), { keep: 10, configuration, signal: stop.signal, progress })
    .catch(() => undefined)
    .finally(() => {
      ended = true;
      isReading();
    });
  await reading;
  const pages = await measurePages(graph, snapshot, resources, { until: () => ended });
  stop.abort();
  await loading;
  tell(sayPages('while another load runs', pages));
  return pages;
}

function sayPages(what: string, { asked, routes, wrong, median, p95, max, fewest }: Pages): string {
  const ms = (value: number) => value.toFixed(0);
  return `${what}: median ${ms(median)} ms, p95 ${ms(p95)}, max ${ms(max)} over ${asked} resources (fewest routes: ${ms(fewest.median)}, ${ms(fewest.p95)}, ${ms(fewest.max)}); ${routes.toLocaleString('en')} routes, ${wrong} wrong`;
}
