/** Finds out who asks, by the token in the request or the cookie that stands for it. */
import type { Request, RequestHandler } from 'express';
import type { AccessOptions } from './access-options.ts';
import { noteAsker } from './asker.ts';
import { authorityOf } from './authority.ts';
import { cookieValue, readCookie } from './cookie.ts';
import { isSameSecret } from './is-same-secret.ts';
import { refuse } from './refuse.ts';

const unauthenticated = {
  status: 401,
  code: 'UNAUTHENTICATED',
  message:
    'Sign in first: open the link that `postern serve` printed. Tools send the token, which the file `token` of the data folder holds, as Authorization: Bearer.',
};

/**
 * The middleware: 401 where a token is needed and the request brings none that is right. A Bearer token counts alone;
 * without one, the cookie does. https://www.rfc-editor.org/rfc/rfc6750
 */
export function authenticate({ token, behindProxy }: AccessOptions): RequestHandler {
  return (request, response, next) => {
    if (token === undefined || holdsToken(request, token, behindProxy)) {
      noteAsker(request, { id: token === undefined ? 'anybody' : 'token' });
      return next();
    }
    response.setHeader('www-authenticate', 'Bearer realm="Postern"');
    refuse(request, response, unauthenticated);
  };
}

function holdsToken(request: Request, token: string, behindProxy: boolean): boolean {
  const bearer = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return isSameSecret(bearer, token);
  const authority = authorityOf(request, behindProxy);
  const cookie = authority && readCookie(request, authority);
  return cookie !== undefined && isSameSecret(cookie, cookieValue(token));
}
