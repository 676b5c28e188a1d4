/** `npm run bench -- million [--users N]`: one load of a million users, in bounded memory, with the seconds of each stage. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openGraph } from '#cypher';
import { openFacts } from '#facts';
import { readConfiguration } from '../../../cli/read-configuration.ts';
import { readServer } from '../../../cypher/engine/server-file.ts';
import { load } from '../../../ingest/index.ts';

/** Megabytes that the load's process may take. */
const mostNodeMegabytes = 3_000;
const lookEvery = 1_000;

/** What was measured. Seconds and megabytes as the names say. */
export interface MillionMeasured {
  readonly nodes: number;
  readonly links: number;
  readonly loadSeconds: number;
  readonly stages: Readonly<Record<string, number>>;
  readonly nodePeakMegabytes: number;
  /** Of the database's process; undefined where the system does not tell. */
  readonly serverPeakMegabytes: number | undefined;
}

/** Loads the facts once. Throws GraphError, FactsError; Error where the process took more memory than it may. */
export async function measureMillion(
  folder: string,
  facts: string,
  tell: (line: string) => void,
): Promise<MillionMeasured> {
  const dataFolder = join(folder, 'loaded');
  const opened = await openGraph({ dataFolder, progress: tell, environment: {} });
  const server = await readServer(join(dataFolder, 'neo4j'));
  let stage = '';
  const timer = setInterval(() => tell(`${stage}, ${nodePeak()} MB in this process at most`), 30 * lookEvery);
  try {
    const configuration = await readConfiguration(join(facts, 'postern.yaml'));
    const progress = (message: string, state?: 'under way') => {
      stage = message;
      if (state === undefined) tell(message);
    };
    const begun = performance.now();
    const { nodes, links, stages } = await load(opened.graph, await openFacts(facts), { configuration, progress });
    const loadSeconds = (performance.now() - begun) / 1000;
    const serverPeakMegabytes = server === undefined ? undefined : await peakOf(server.pid);
    const nodePeakMegabytes = nodePeak();
    if (nodePeakMegabytes > mostNodeMegabytes)
      throw new Error(`The load took ${nodePeakMegabytes} MB; at most ${mostNodeMegabytes} MB are allowed.`);
    return { nodes, links, loadSeconds, stages, nodePeakMegabytes, serverPeakMegabytes };
  } finally {
    clearInterval(timer);
    await opened.close();
  }
}

function nodePeak(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

/** The most memory that a process had, in megabytes. */
async function peakOf(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmHWM:\s*(\d+)/m.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
}

/** The row of the table in README.md, and the seconds of each stage. */
export function millionTable(
  result: MillionMeasured & { readonly users: number; readonly rows: number; readonly machine: string },
): string {
  const n = (value: number, digits = 0) => value.toLocaleString('en', { maximumFractionDigits: digits });
  const server = result.serverPeakMegabytes === undefined ? 'not told' : `${n(result.serverPeakMegabytes)} MB`;
  const stages = Object.entries(result.stages).map(([name, seconds]) => `| ${name} | ${n(seconds, 1)} s |`);
  return [
    `${n(result.users)} users, ${n(result.rows)} rows, on ${result.machine}`,
    '',
    '| users | nodes | links | load | Node at most | server at most |',
    '|---|---|---|---|---|---|',
    `| ${n(result.users)} | ${n(result.nodes)} | ${n(result.links)} | ${n(result.loadSeconds)} s | ${n(result.nodePeakMegabytes)} MB | ${server} |`,
    '',
    '| stage | seconds |',
    '|---|---|',
    ...stages,
  ].join('\n');
}
