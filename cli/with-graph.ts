/** Opens the database for as long as a verb runs, and closes it whatever happens. */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type OpenGraph, type OpenOptions, openGraph } from '#cypher';
import { exitStatus } from './failure.ts';
import type { Output } from './output.ts';

/** Milliseconds that closing may take; a database that does not answer ends by itself once the lease is gone. */
const longestClose = 40_000;

/**
 * Runs `work` with the database of a data folder; Ctrl-C and a vanished parent stop it through `signal`. `open` is
 * how the database is opened.
 */
export async function withGraph<T, Opened extends OpenGraph = OpenGraph>(
  dataFolder: string,
  output: Output,
  work: (opened: Opened, signal: AbortSignal) => Promise<T>,
  open: (options: OpenOptions) => Promise<Opened> = openGraph as (options: OpenOptions) => Promise<Opened>,
): Promise<T> {
  const stop = new AbortController();
  const watch = watchForTheEnd(() => stop.abort());
  // Until the database is open there is nothing to put away, and a database that we are starting ends with us.
  const leave = () => process.exit(exitStatus.failed);
  stop.signal.addEventListener('abort', leave);
  const opened = await open({ dataFolder, progress: output.progress });
  stop.signal.removeEventListener('abort', leave);
  try {
    return await work(opened, stop.signal);
  } finally {
    output.progress('Closing the database', 'under way');
    await Promise.race([opened.close(), pause(longestClose, undefined, { ref: false })]);
    watch();
  }
}

/** Calls `stop` at a signal to end, when the launcher's channel is cut, and when the npm that started us has gone. */
function watchForTheEnd(stop: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, stop);
  process.on('disconnect', stop);
  const started = ancestors();
  const timer = setInterval(() => {
    if (process.env.npm_command !== undefined && ancestors() !== started) stop();
  }, 500);
  timer.unref();
  return () => {
    clearInterval(timer);
    for (const signal of signals) process.off(signal, stop);
    process.off('disconnect', stop);
  };
}

/** Our parent and, where the system tells, its parent: npm starts a shell, which survives it. */
function ancestors(): string {
  try {
    const status = readFileSync(`/proc/${process.ppid}/status`, 'utf8');
    return `${process.ppid} ${/^PPid:\s*(\d+)/m.exec(status)?.[1]}`;
  } catch {
    return String(process.ppid);
  }
}
