/** Collects from a tenant service, in this process or, as a user does, in one of its own, and reads what was written. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setDefaultCACertificates } from 'node:tls';
import { clouds, collectTenant, liveCollections, signIn } from '../../collect/live/index.ts';

/** Collections that are of every kind and need few requests. */
const few = [
  'graph/users',
  'graph/groups',
  'graph/group-members',
  'arm/management-groups',
  'arm/subscriptions',
  'arm/role-assignments',
];
const root = join(import.meta.dirname, '..', '..');

/** What a run came to. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run under way. */
export interface Running {
  readonly process: ChildProcess;
  readonly ended: Promise<Ran>;
}

/** All collections but these. */
export function allBut(names: readonly string[]): string[] {
  return liveCollections.map(({ name }) => name).filter((name) => !names.includes(name));
}

/** Starts `postern collect`; nothing of this process's environment but PATH and HOME goes with it. */
export function startCollect(out: string, environment: Record<string, string>, args: readonly string[] = []): Running {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(
    process.execPath,
    [
      join(root, 'cli/main.ts'),
      'collect',
      '--out',
      out,
      '--data',
      `${out}-data`,
      '--progress',
      'none',
      '--json',
      ...args,
    ],
    { cwd: root, env: { PATH, HOME, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]).then(([stdout, stderr, status]) => ({ status, stdout, stderr }));
  return { process: child, ended };
}

/** Runs it to its end, as a process of its own. */
export async function runAsProcess(
  out: string,
  environment: Record<string, string>,
  args: readonly string[] = [],
): Promise<Ran> {
  return await startCollect(out, environment, args).ended;
}

/** Collects in this process; few collections where no others are named. What a process would print is `stderr`. */
export async function runCollect(
  out: string,
  environment: Record<string, string>,
  { only = few, methods = 'sample' }: { readonly only?: readonly string[]; readonly methods?: 'sample' | 'all' } = {},
): Promise<Ran> {
  setDefaultCACertificates([readFileSync(environment.NODE_EXTRA_CA_CERTS ?? '', 'utf8')]);
  const cloud = clouds.public;
  try {
    const reached = signIn({ credential: 'client-secret', cloud, environment, say: () => undefined });
    const report = await collectTenant({
      out,
      cloud,
      ...reached,
      tenant: environment.AZURE_TENANT_ID,
      choices: { methods, since: '2026-11-01T00:00:00.000Z' },
      without: allBut(only),
      salt: 'salt-of-the-test',
      signal: new AbortController().signal,
      progress: { rows: () => undefined, wait: () => undefined, ended: () => undefined, message: () => undefined },
    });
    return { status: 0, stdout: JSON.stringify(report), stderr: '' };
  } catch (error) {
    if ((error as Error).name !== 'CollectError') throw error;
    return { status: 1, stdout: '', stderr: (error as Error).message };
  }
}

/** A folder that is gone after the test. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'collected-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** The rows of a file, in a fixed order; undefined where there is no file. */
export function rowsIn(folder: string, name: string): Record<string, unknown>[] | undefined {
  const path = join(folder, `${name}.ndjson`);
  if (!existsSync(path)) return undefined;
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.sort().map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** What the manifest says of a collection. */
export function entryIn(folder: string, name: string): Record<string, unknown> {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    collections: Record<string, Record<string, unknown>>;
  };
  return manifest.collections[name] ?? {};
}
