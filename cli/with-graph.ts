/** Opens the database for as long as a verb runs, and closes it whatever happens. */
import { type OpenGraph, openGraph } from '#cypher';
import type { Output } from './output.ts';

/** Runs `work` with the database of a data folder; Ctrl-C and a vanished parent stop it through `signal`. */
export async function withGraph<T>(
  dataFolder: string,
  output: Output,
  work: (opened: OpenGraph, signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const watch = watchForTheEnd(() => stop.abort());
  const opened = await openGraph({ dataFolder, progress: output.progress });
  try {
    return await work(opened, stop.signal);
  } finally {
    watch();
    await opened.close();
  }
}

/** Calls `stop` at a signal to end, when the launcher's channel is cut, and when npm, having started us, has gone. */
function watchForTheEnd(stop: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, stop);
  process.on('disconnect', stop);
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.env.npm_command !== undefined && process.ppid !== parent) stop();
  }, 500);
  timer.unref();
  return () => {
    clearInterval(timer);
    for (const signal of signals) process.off(signal, stop);
    process.off('disconnect', stop);
  };
}
