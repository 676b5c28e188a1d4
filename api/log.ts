/** Structured logs, one JSON object a line on stderr, each with the id of the request it belongs to. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { pino } from 'pino';
import { printableText } from './printable.ts';

/** The part of a logger that the API uses. */
export type Log = Pick<pino.Logger, 'info' | 'warn' | 'error'>;

/** The id of the request that is being answered, wherever the code is. */
export const requestIds = new AsyncLocalStorage<string>();

/** A logger on stderr, since stdout belongs to answers; quiet where a person watches a terminal. */
export function createLog(
  level = process.env.POSTERN_LOG_LEVEL ?? (process.stderr.isTTY ? 'warn' : 'info'),
  destination: pino.DestinationStream = pino.destination({ fd: 2, sync: true }),
): Log {
  const printed = { write: (line: string) => destination.write(printableText(line)) };
  return pino({ level, base: null, mixin: () => ({ requestId: requestIds.getStore() }) }, printed);
}
