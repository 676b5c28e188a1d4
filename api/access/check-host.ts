/** Refuses requests that were sent to a name that is not Postern's: a foreign name that resolves to this machine is an attack. */
import type { RequestHandler } from 'express';
import type { AccessOptions } from './access-options.ts';
import { authorityOf } from './authority.ts';
import { isLoopback } from './loopback.ts';
import { refuse } from './refuse.ts';

const malformed = {
  status: 400,
  code: 'BAD_REQUEST',
  message: 'The request needs a path, and exactly one Host header.',
};
const misdirected = {
  status: 421,
  code: 'MISDIRECTED_REQUEST',
  message: 'Postern does not answer to this host name. Use 127.0.0.1 or localhost, or start it with --allowed-host.',
};

/**
 * The middleware: 421 for any name but those of loopback and the allowed ones, whatever the port; 400 for requests
 * without one clear host. A page whose own name is made to resolve to loopback (DNS rebinding) still sends that name.
 */
export function checkHost({ allowedHosts, behindProxy }: AccessOptions): RequestHandler {
  const allowed = new Set(allowedHosts.map((name) => name.toLowerCase()));
  return (request, response, next) => {
    const authority = authorityOf(request, behindProxy);
    // A whole URL in place of the path would override the header.
    if (authority === undefined || !request.originalUrl.startsWith('/')) refuse(request, response, malformed);
    else if (isLoopback(authority.hostname) || allowed.has(authority.hostname)) next();
    else refuse(request, response, misdirected);
  };
}
