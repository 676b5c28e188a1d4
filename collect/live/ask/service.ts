/** One service of the tenant: puts tokens on requests, keeps to the lanes, persists, and tells what a refusal means. */
import { randomUUID } from 'node:crypto';
import type { Cloud } from '../clouds.ts';
import { type ServiceName, serviceNames } from '../clouds.ts';
import { CollectError } from '../collect-error.ts';
import { howToGet } from '../sign-in/check-token.ts';
import type { TokenSource } from '../sign-in/tokens.ts';
import type { Lane } from './lanes.ts';
import { GaveUp, type Heard, persist, retryAfter, type Wait, wordsOf } from './persist.ts';
import { type Refused, refusedOf } from './refused.ts';
import { type Answer, type Outgoing, send } from './send.ts';

/** Where a request goes and what it costs. */
export interface Errand {
  readonly lane: Lane;
  readonly operations: number;
  readonly priority: number;
  readonly signal: AbortSignal;
  readonly onWait: (wait: Wait) => void;
}

/** What the service was asked in all. */
export interface Tally {
  requests: number;
  operations: number;
  throttled: number;
}

const refusedTokens =
  /InvalidAuthenticationToken|ExpiredAuthenticationToken|AuthenticationFailed|TokenExpired|InvalidToken/i;
const untrusted =
  /SELF_SIGNED|UNABLE_TO_(VERIFY|GET)|CERT_|ERR_TLS_CERT|DEPTH_ZERO|self-signed certificate|unable to (verify|get)/i;

/** A service. */
export class Service {
  readonly name: ServiceName;
  /** An origin, without a slash at the end. */
  readonly endpoint: string;
  readonly tokens: TokenSource;
  readonly tally: Tally = { requests: 0, operations: 0, throttled: 0 };
  readonly #cloud: Cloud;
  #accepted = false;

  constructor(name: ServiceName, endpoint: string, tokens: TokenSource, cloud: Cloud) {
    this.name = name;
    this.endpoint = endpoint;
    this.tokens = tokens;
    this.#cloud = cloud;
  }

  /** Asks. Gives an answer below 300; throws Refused, GaveUp, or CollectError where the run cannot go on. */
  async ask(request: Outgoing, errand: Errand): Promise<Heard> {
    this.sameHost(request.url);
    let answer = await this.#persist(request, errand, await this.tokens.token());
    if (answer.status === 401) {
      const token = await this.tokens.token({ fresh: true, challenge: challengeOf(answer.headers) });
      answer = await this.#persist(request, errand, token);
    }
    if (answer.status < 300) {
      this.#accepted = true;
      return answer;
    }
    const refused = refusedOf(answer);
    if (answer.status === 401 && (!this.#accepted || refusedTokens.test(refused.code) || challengeOf(answer.headers)))
      throw this.#tokenRefused(refused);
    throw refused;
  }

  async #persist(request: Outgoing, errand: Errand, token: string): Promise<Heard> {
    const headers = {
      'user-agent': 'postern',
      'x-ms-throttle-priority': 'low',
      'client-request-id': randomUUID(),
      ...request.headers,
      authorization: `Bearer ${token}`,
    };
    const { lane, signal, onWait } = errand;
    return await persist(
      () => lane.run(errand, signal, async () => this.#hear(await send({ ...request, headers }, signal), errand)),
      { signal, onWait, fatal: (error) => this.#fatal(error) },
    );
  }

  #hear(answer: Answer, { lane, operations }: Errand): Answer {
    this.tally.requests += 1;
    this.tally.operations += operations;
    if (answer.status === 429) {
      this.tally.throttled += 1;
      lane.close(retryAfter(answer.headers) ?? 0);
    }
    lane.hear(answer.headers, operations);
    return answer;
  }

  /** The URL of a link that the service gave at `base`. Throws GaveUp where it leads elsewhere: the token would go there. */
  sameHost(link: string, base = this.endpoint): URL {
    if (!URL.canParse(link, base)) throw new GaveUp('the link to the next page is no address');
    const url = new URL(link, base);
    if (url.origin !== new URL(this.endpoint).origin)
      throw new GaveUp(`the next page is on another host, ${url.host}, where the token is not sent`);
    return url;
  }

  #fatal(error: unknown): Error | undefined {
    if (error instanceof CollectError || (error instanceof Error && error.name === 'ReadOnlyError')) return error;
    const words = wordsOf(error);
    const { code } = ((error as { cause?: unknown }).cause ?? error) as { code?: string };
    if (untrusted.test(`${code} ${words}`))
      return new CollectError(
        'COLLECT_TLS',
        `The certificate of ${this.endpoint} is not trusted (${words}). Where a proxy of your own looks into TLS, name its authority: NODE_EXTRA_CA_CERTS=/path/to/authority.pem.`,
        error,
      );
    if (!this.#accepted && (code === 'ENOTFOUND' || code === 'ECONNREFUSED'))
      return new CollectError(
        'COLLECT_UNREACHABLE',
        `${this.endpoint} cannot be reached (${words}). Check the network, HTTPS_PROXY, and ${this.name === 'graph' ? 'POSTERN_GRAPH_ENDPOINT' : 'POSTERN_ARM_ENDPOINT'}.`,
        error,
      );
    return undefined;
  }

  #tokenRefused(refused: Refused): CollectError {
    const skew = skewOf(refused.headers);
    const clock =
      Math.abs(skew) > 300_000 ? ` The clock of this machine is ${Math.round(skew / 60_000)} minutes off.` : '';
    return new CollectError(
      'COLLECT_TOKEN',
      `${serviceNames[this.name]} does not take the token of ${this.tokens.source} (${refused.message}).${clock} Get a new one and run again: what was read is kept. ${howToGet({ service: this.name, cloud: this.#cloud })}`,
      refused,
    );
  }
}

/** How far this machine's clock is before the service's, in milliseconds. */
export function skewOf(headers: Headers): number {
  const date = Date.parse(headers.get('date') ?? '');
  return Number.isNaN(date) ? 0 : Date.now() - date;
}

/** The claims that the service asks a new token for, decoded. https://learn.microsoft.com/entra/identity-platform/claims-challenge */
function challengeOf(headers: Headers): string | undefined {
  const claims = /claims="([^"]+)"/.exec(headers.get('www-authenticate') ?? '')?.[1];
  return claims === undefined ? undefined : Buffer.from(claims, 'base64').toString('utf8');
}
