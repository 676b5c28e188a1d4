/** The address under which a request was sent, as its asker sees it. */
import type { IncomingMessage } from 'node:http';
import { isLoopback } from './loopback.ts';

/** The address. */
export interface Authority {
  /** Name or IP address, in lower case; IPv6 in brackets. */
  readonly hostname: string;
  /** The port that the asker sees. */
  readonly port: string;
  /** Scheme, name and port, as browsers write it in `Origin`. */
  readonly origin: string;
  /** Whether the asker speaks TLS, to the proxy in front. */
  readonly secure: boolean;
}

const shape = /^(?:\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i;

/**
 * The address in a request's only `Host` header; undefined where there is none, more than one, or one that is no
 * host. https://www.rfc-editor.org/rfc/rfc9112#section-3.2
 *
 * Behind a proxy, the scheme is that of X-Forwarded-Proto; a proxy that does not say is taken to speak TLS under
 * every name but those of loopback.
 */
export function authorityOf(request: IncomingMessage, behindProxy: boolean): Authority | undefined {
  const [host, ...more] = request.headersDistinct.host ?? [];
  if (host === undefined || more.length > 0 || !shape.test(host)) return undefined;
  const plain = URL.parse(`http://${host}`);
  if (plain === null) return undefined;
  const forwarded = request.headersDistinct['x-forwarded-proto']?.at(-1)?.split(',').at(-1)?.trim();
  const secure = behindProxy && (forwarded === undefined ? !isLoopback(plain.hostname) : forwarded === 'https');
  const url = secure ? new URL(`https://${host}`) : plain;
  return { hostname: url.hostname, port: url.port || (secure ? '443' : '80'), origin: url.origin, secure };
}
