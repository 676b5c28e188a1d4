/** The command line in a process of its own, as a terminal would run it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from '@jest/globals';

const main = join(import.meta.dirname, '..', '..', 'cli', 'main.ts');

/** How it ended. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `postern` with these arguments; the environment is added to this process's own. */
export async function runPostern(words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...words], {
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [status] = (await ended) as [number];
  return { status, stdout, stderr };
}

/** Expects a failure with this status: nothing on stdout, and one last line on stderr with these words, without a stack trace. */
export function expectFailure({ status, stdout, stderr }: Ended, wanted: number, ...says: readonly RegExp[]): void {
  expect({ status, stdout, stderr }).toEqual({ status: wanted, stdout: '', stderr: expect.any(String) });
  const last = stderr.trimEnd().split('\n').at(-1) ?? '';
  for (const one of says) expect(last).toMatch(one);
  expect(stderr).not.toMatch(/\n\s+at |node:internal|\.ts:\d+/);
}
