/** Runs `postern collect` as a process of its own, as a user does, and reads what it wrote. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

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

/** Runs it to its end. */
export async function runCollect(
  out: string,
  environment: Record<string, string>,
  args: readonly string[] = [],
): Promise<Ran> {
  return await startCollect(out, environment, args).ended;
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
