/** Who asks, as far as the way in tells. */
import type { IncomingMessage } from 'node:http';

/** The asker of a request. */
export interface Asker {
  /** The same for all requests of one identity: `token` for whoever holds the token, `anybody` without authentication. */
  readonly id: string;
}

const askers = new WeakMap<IncomingMessage, Asker>();

/** Keeps who asks, for as long as the request lives. */
export function noteAsker(request: IncomingMessage, asker: Asker): void {
  askers.set(request, asker);
}

/** Who asks. Throws where the request was not authenticated yet, which is a mistake in the order of the checks. */
export function askerOf(request: IncomingMessage): Asker {
  const asker = askers.get(request);
  if (asker === undefined) throw new Error('the request was not authenticated');
  return asker;
}
