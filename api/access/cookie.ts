/** The cookie that keeps a browser signed in. */
import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Authority } from './authority.ts';

/** The `__Host-` prefix binds a cookie to its host and to TLS; on loopback, where there is no TLS, the port tells two Posterns apart. */
function nameFor({ secure, port }: Authority): string {
  return secure ? '__Host-postern' : `postern-${port}`;
}

/** The cookie's value for a token: whoever steals the cookie does not hold the token. */
export function cookieValue(token: string): string {
  return createHash('sha256').update(`postern cookie ${token}`).digest('base64url');
}

/** Signs the browser in until it is closed. */
export function setCookie(response: Response, authority: Authority, token: string): void {
  response.cookie(nameFor(authority), cookieValue(token), {
    httpOnly: true,
    sameSite: 'strict',
    secure: authority.secure,
    path: '/',
  });
}

/** The value that a request brings; undefined where it brings none. */
export function readCookie(request: Request, authority: Authority): string | undefined {
  const start = `${nameFor(authority)}=`;
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(start))?.slice(start.length);
}
