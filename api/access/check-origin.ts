/** Refuses requests that pages of other origins send. */
import type { Request, RequestHandler } from 'express';
import type { AccessOptions } from './access-options.ts';
import { authorityOf } from './authority.ts';
import { refuse } from './refuse.ts';

const foreign = {
  status: 403,
  code: 'FOREIGN_ORIGIN',
  message: 'Pages of another origin may not ask Postern.',
};

/** The middleware: 403 for a request that a browser sends for a page of another origin. Tools send no origin. */
export function checkOrigin({ behindProxy }: AccessOptions): RequestHandler {
  return (request, response, next) => {
    const own = authorityOf(request, behindProxy)?.origin;
    const origins = request.headersDistinct.origin ?? [];
    if (origins.some((origin) => origin !== own) || isFetchedFromElsewhere(request)) refuse(request, response, foreign);
    else next();
  };
}

/**
 * Browsers leave `Origin` out of most GET requests, and say here where these come from. To follow a link from
 * elsewhere is allowed; to fetch or embed is not. https://www.w3.org/TR/fetch-metadata/
 */
function isFetchedFromElsewhere(request: Request): boolean {
  const site = request.get('sec-fetch-site');
  if (site === undefined || site === 'same-origin' || site === 'none') return false;
  return request.get('sec-fetch-mode') !== 'navigate' || request.get('sec-fetch-dest') !== 'document';
}
