/** Whether Postern may listen where it is told to, given who may ask there. */
import type { AccessOptions } from './access-options.ts';
import { isLoopback } from './loopback.ts';

/** Why Postern may not listen on this address; undefined where it may. The words name options of the command line. */
export function refusedExposure(host: string, { token, behindProxy }: AccessOptions): string | undefined {
  const open = token === undefined;
  if (isLoopback(host)) {
    if (open && behindProxy)
      return 'With --behind-proxy others can reach Postern: it needs --auth token, not --auth none.';
    return undefined;
  }
  if (!open && behindProxy) return undefined;
  return `With --host ${host || "''"} other machines can reach Postern: it needs --auth token and, since Postern speaks no TLS itself, --behind-proxy with a proxy that does.`;
}
