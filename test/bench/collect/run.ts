/** `npm run bench -- collect [--users N] [--latency MS] [--large] [--json]`: our way of collecting beside the naive one, from one server in one run. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setDefaultCACertificates } from 'node:tls';
import { parseArgs } from 'node:util';
import { liveCollections } from '../../../collect/index.ts';
import { makeToken } from '../../support/tenant-service/tokens.ts';
import { machine } from '../whole/report.ts';
import { type Sizes, sizesFor } from './model.ts';
import { collectNaively } from './naive.ts';
import { asTable, type CollectBench, type Run } from './report.ts';
import type { Counters } from './service.ts';

const usage =
  'Usage: npm run bench -- collect [--users N] [--latency MILLISECONDS] [--large] [--json]; N is at least 500.';
const root = join(import.meta.dirname, '../../..');
/** What both ways read. */
const compared = [
  'graph/users',
  'graph/groups',
  'graph/group-members',
  'graph/group-owners',
  'graph/applications',
  'graph/application-owners',
  'graph/application-federated-credentials',
  'graph/service-principals',
  'graph/service-principal-owners',
  'graph/app-role-assignments',
  'graph/agent-identities',
  'graph/devices',
  'graph/directory-role-definitions',
  'graph/directory-role-assignments',
  ...liveCollections.map(({ name }) => name).filter((name) => name.startsWith('arm/')),
];
/** What the service itself slows down to a few requests in ten seconds. */
const reports = ['graph/users-sign-in-activity', 'graph/user-registration-details'];

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    users: { type: 'string', default: '10000' },
    latency: { type: 'string', default: '300' },
    large: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const [users, latency] = [Number(values.users), Number(values.latency)];
if (!Number.isInteger(users) || users < 500 || !(latency >= 0)) {
  console.error(usage);
  process.exit(2);
}

interface Service {
  readonly origin: string;
  readonly certificate: string;
  /** What was asked since the last time. */
  counted(): Promise<Counters>;
  stop(): void;
}

const heard = <T>(child: ChildProcess) =>
  new Promise<T>((resolve) => child.once('message', (message) => resolve(message as T)));

async function startService(sizes: Sizes, milliseconds: number, folder: string): Promise<Service> {
  const child = fork(join(import.meta.dirname, 'service.ts'), [JSON.stringify(sizes), String(milliseconds)]);
  const { origin, cert } = await heard<{ origin: string; cert: string }>(child);
  const certificate = join(folder, 'cert.pem');
  writeFileSync(certificate, cert);
  setDefaultCACertificates([cert]);
  return {
    origin,
    certificate,
    async counted() {
      child.send('count');
      return (await heard<{ counters: Counters }>(child)).counters;
    },
    stop: () => child.kill(),
  };
}

/** Collects by the command line, as a user does; the most memory that its process held is what the system says. */
async function collect(service: Service, out: string, only: readonly string[]): Promise<Run> {
  const tid = '11111111-0000-4000-8000-000000000001';
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    NODE_EXTRA_CA_CERTS: service.certificate,
    POSTERN_GRAPH_ENDPOINT: service.origin,
    POSTERN_ARM_ENDPOINT: service.origin,
    POSTERN_GRAPH_TOKEN: makeToken({ aud: 'https://graph.microsoft.com', tid }),
    POSTERN_ARM_TOKEN: makeToken({ aud: 'https://management.azure.com', tid }),
  };
  const args = ['collect', '--out', out, '--data', `${out}-data`, '--progress', 'none', '--json'];
  const without = liveCollections.map(({ name }) => name as string).filter((name) => !only.includes(name));
  await service.counted();
  const begun = performance.now();
  const child = spawn(process.execPath, [join(root, 'cli/main.ts'), ...args, '--without', ...without], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid ?? 0));
  }, 200);
  const [told, status] = await Promise.all([text(child.stdout), new Promise((resolve) => child.on('close', resolve))]);
  clearInterval(watch);
  if (status !== 0) throw new Error(`postern collect ended with ${status}`);
  const report = JSON.parse(told) as {
    collections: Record<string, { status: string; rows?: number; reason?: string }>;
  };
  const rows = Object.values(report.collections).reduce((sum, { rows: count = 0 }) => sum + count, 0);
  const members = report.collections['graph/group-members'];
  return {
    seconds: (performance.now() - begun) / 1000,
    ...(await service.counted()),
    megabytes: peak,
    rows,
    members: members?.rows ?? 0,
  };
}

/** Megabytes at most; none where the system does not tell. */
function peakOf(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

async function bench(folder: string): Promise<CollectBench> {
  const sizes = sizesFor(users);
  const service = await startService(sizes, latency, folder);
  const tell = (line: string) => console.error(line);
  tell(`${users.toLocaleString('en')} users, ${latency} ms an answer; ${machine()}`);
  const ours = await collect(service, join(folder, 'ours'), compared);
  tell(`ours: ${ours.seconds.toFixed(1)} s, ${ours.requests} requests`);
  const report = await collect(service, join(folder, 'reports'), reports);
  tell(`reports: ${report.seconds.toFixed(1)} s, ${report.requests} requests`);
  await service.counted();
  const begun = performance.now();
  await collectNaively(service.origin, sizes);
  const naive = { seconds: (performance.now() - begun) / 1000, ...(await service.counted()) };
  tell(`naive: ${naive.seconds.toFixed(1)} s, ${naive.requests} requests`);
  service.stop();
  return {
    users,
    latency,
    machine: machine(),
    ours,
    report,
    naive,
    ...(values.large ? { large: await large(folder) } : {}),
  };
}

/** 300,000 users with 50,000 groups and 6 million memberships, as fast as the machine is: what the collector holds at most. */
async function large(folder: string): Promise<Run> {
  const service = await startService(sizesFor(300_000, 50_000, 6_000_000), 0, folder);
  const run = await collect(service, join(folder, 'large'), [...compared, 'graph/device-owners']);
  service.stop();
  return run;
}

const folder = mkdtempSync(join(tmpdir(), 'postern-bench-collect-'));
try {
  const result = await bench(folder);
  console.log(values.json ? JSON.stringify(result) : asTable(result));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit();
