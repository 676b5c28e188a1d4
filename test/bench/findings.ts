/**
 * `npm run bench -- findings [--users N] [--seed S] [--json]`: inventory and findings of a synthetic tenant and of one of a tenth
 * of its size. A workload identity for every ten users. The time must grow no faster than the tenant.
 */
import '../../cli/heap.ts';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openGraph } from '#cypher';
import { openFacts } from '#facts';
import { load } from '../../ingest/index.ts';
import { parametersFor } from './tenant/parameters.ts';
import { writeTenant } from './tenant/write-tenant.ts';
import { machine } from './whole/report.ts';

/** What was measured of one tenant. */
interface Measured {
  readonly users: number;
  readonly workloads: number;
  readonly loadSeconds: number;
  /** Judging every identity, and storing findings and inventory. */
  readonly findSeconds: number;
  readonly found: number;
  /** The most memory that the process had so far, the database's beside. */
  readonly peakMb: number;
}

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    users: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '977' },
    json: { type: 'boolean', default: false },
  },
});
const [users, seed] = [Number(values.users), Number(values.seed)];
if (!Number.isInteger(users) || users < 2_000 || !Number.isInteger(seed)) {
  console.error('Usage: npm run bench -- findings [--users N] [--seed S] [--json]; N is at least 2000.');
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'postern-bench-'));
try {
  const tenth = await measure('tenth', Math.round(users / 10));
  const whole = await measure('whole', users);
  const measured = { machine: machine(), seed, tenth, whole };
  console.log(values.json ? JSON.stringify(measured) : table(measured));
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
process.exit();

async function measure(place: string, count: number): Promise<Measured> {
  const path = join(folder, place);
  mkdirSync(path);
  const parameters = { ...parametersFor(count, seed), applications: Math.round(count / 10) };
  writeTenant(path, parameters);
  const tell = (line: string) => console.error(`${place}: ${line}`);
  const opened = await openGraph({ dataFolder: join(folder, `${place}-loaded`), progress: tell, environment: {} });
  try {
    const { seconds, stages, findings } = await load(opened.graph, await openFacts(path), { progress: tell });
    const workloads = parameters.applications + parameters.foreignApplications;
    const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
    const findSeconds = stages.find ?? Number.NaN;
    return { users: count, workloads, loadSeconds: seconds, findSeconds, found: findings.found, peakMb };
  } finally {
    await opened.close();
  }
}

function table({
  tenth,
  whole,
  ...of
}: {
  readonly machine: string;
  readonly tenth: Measured;
  readonly whole: Measured;
}) {
  const rows = [tenth, whole].map(
    (one) =>
      `| ${one.users.toLocaleString('en')} | ${one.workloads.toLocaleString('en')} | ${one.loadSeconds.toFixed(1)} s | ${one.findSeconds.toFixed(1)} s | ${one.found.toLocaleString('en')} | ${one.peakMb.toLocaleString('en')} MB |`,
  );
  const growth = whole.findSeconds / tenth.findSeconds;
  return [
    of.machine,
    '',
    '| users | workload identities | whole load | inventory and findings | found | most memory |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    `Ten times the tenant took ${growth.toFixed(1)} times the time.`,
  ].join('\n');
}
