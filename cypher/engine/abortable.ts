/** Work that ends with a signal at the latest, whether or not what does the work can be stopped. */

/**
 * The outcome of `work`, or the signal's reason as soon as it fires, after `stop` was called. The driver clears its
 * timers when a session closes, so that a try that waits for the next one would never end by itself.
 */
export async function abortable<T>(
  signal: AbortSignal | undefined,
  stop: () => void,
  work: () => Promise<T>,
): Promise<T> {
  if (signal === undefined) return await work();
  signal.throwIfAborted();
  let abort: () => void = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => {
      stop();
      reject(signal.reason);
    };
    signal.addEventListener('abort', abort, { once: true });
  });
  try {
    const working = work();
    working.catch(() => {}); // Where the signal came first, nobody waits for it any more.
    return await Promise.race([working, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
