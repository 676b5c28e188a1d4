/** Runs work that Ctrl-C, a closed terminal or a vanished launcher stops in good order. */

/** Runs `work` with a signal that fires when the process is asked to end. */
export async function untilStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const end = () => stop.abort(new DOMException('Stopped.', 'AbortError'));
  for (const signal of signals) process.on(signal, end);
  process.on('disconnect', end);
  try {
    return await work(stop.signal);
  } finally {
    for (const signal of signals) process.off(signal, end);
    process.off('disconnect', end);
  }
}
