/** The link that signs a browser in: it trades the token for a cookie. */
import type { RequestHandler } from 'express';
import type { AccessOptions } from './access-options.ts';
import { authorityOf } from './authority.ts';
import { setCookie } from './cookie.ts';
import { isSameSecret } from './is-same-secret.ts';

/** Where the link leads. */
export const signInPath = '/sign-in';

/** The link below an address such as http://127.0.0.1:4319. */
export function signInLink(address: string, token: string): string {
  return `${address}${signInPath}?${new URLSearchParams({ token })}`;
}

/** The handler of GET /sign-in: the right token gets the cookie and the page, any other goes on and is refused like every request. */
export function signIn({ token, behindProxy }: AccessOptions): RequestHandler {
  return (request, response, next) => {
    const { token: given } = request.query;
    const authority = authorityOf(request, behindProxy);
    if (token === undefined || authority === undefined || typeof given !== 'string' || !isSameSecret(given, token))
      return next();
    setCookie(response, authority, token);
    response.setHeader('cache-control', 'no-store');
    response.redirect(303, '/');
  };
}
