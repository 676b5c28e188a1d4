/** The door to who may ask what: checks of host, origin and token, in this order. */
import type { Express, RequestHandler } from 'express';
import type { AccessOptions } from './access-options.ts';
import { authenticate } from './authenticate.ts';
import { checkHost } from './check-host.ts';
import { checkOrigin } from './check-origin.ts';
import { signIn, signInPath } from './sign-in-link.ts';

export type { AccessOptions } from './access-options.ts';
export { limitAtOnce } from './limit-at-once.ts';
export { refuse } from './refuse.ts';
export { refusedExposure } from './refused-exposure.ts';
export { signInLink } from './sign-in-link.ts';
export { keepToken, tokenFile } from './token-file.ts';

/** What every request must pass: sent to a name of Postern's (421), and by no page of another origin (403). */
export function addressChecks(options: AccessOptions): RequestHandler[] {
  return [checkHost(options), checkOrigin(options)];
}

/** From here on, only who holds the token gets through (401); the link that signs a browser in stands before. */
export function addAuthentication(app: Express, options: AccessOptions): void {
  app.get(signInPath, signIn(options));
  app.use(authenticate(options));
}
