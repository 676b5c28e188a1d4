/** Microsoft's own client of Graph: it makes the requests; what it sends leaves by our one sender. */
import {
  Client,
  type Context,
  type Middleware,
  type MiddlewareOptions,
  ResponseType,
} from '@microsoft/microsoft-graph-client';
import type { GraphRequest } from '../collection.ts';
import type { Heard } from './persist.ts';
import type { Errand, Service } from './service.ts';

/** Asks Graph, one request or one page at a time. */
export class GraphClient {
  readonly service: Service;
  readonly #client: Client;
  readonly #since: string;

  constructor(service: Service, since: string) {
    this.service = service;
    this.#since = since;
    const { hostname, origin } = new URL(service.endpoint);
    this.#client = Client.initWithMiddleware({
      middleware: new Sender(service),
      baseUrl: `${origin}/`,
      customHosts: new Set([hostname]),
    });
  }

  /** One GET of a request's first page, or of a link that the service gave. Throws what Service.ask throws. */
  async get(url: string, errand: Errand, headers: Readonly<Record<string, string>> = {}): Promise<Heard> {
    const carried = new Carried(url, errand);
    return await carried.answer(
      this.#client.api(url).headers(headers).responseType(ResponseType.RAW).middlewareOptions([carried]).get(),
    );
  }

  /** One `$batch`. https://learn.microsoft.com/graph/json-batching */
  async batch(version: GraphRequest['version'], requests: readonly object[], errand: Errand): Promise<Heard> {
    const url = `${this.service.endpoint}/${version}/$batch`;
    const carried = new Carried(url, errand);
    const asked = this.#client.api(url).responseType(ResponseType.RAW).middlewareOptions([carried]);
    return await carried.answer(asked.post({ requests }));
  }

  /** The URL of a request, for one subject where its path has an `{id}`. */
  urlOf(request: GraphRequest, id?: string): string {
    return `${this.service.endpoint}/${request.version}${relativeUrl(request, id).replace('{since}', this.#since)}`;
  }
}

/** Path and query of a request within its version, as a `$batch` wants them. */
export function relativeUrl({ path, query = {} }: GraphRequest, id?: string): string {
  const options = Object.entries(query).map(([name, value]) => `${name}=${encodeOption(value)}`);
  const full = id === undefined ? path : path.replace('{id}', encodeURIComponent(id));
  const given = id === undefined ? options : options.map((one) => one.replace('{id}', encodeURIComponent(id)));
  return given.length === 0 ? full : `${full}?${given.join('&')}`;
}

/** Encodes what would end or change the query, and leaves OData's own marks readable. */
function encodeOption(value: string): string {
  return encodeURIComponent(value).replace(/%(2C|24|28|29|3D|2F|27|7B|7D|3B|3A)/g, (mark) => decodeURIComponent(mark));
}

/** What the sender needs of a request beyond what the client passes on, and what came of it. */
class Carried implements MiddlewareOptions {
  /** The URL as it was given: the client takes URLs apart and puts them together again. */
  readonly url: string;
  readonly errand: Errand;
  #heard: Heard | undefined;
  #error: unknown;

  constructor(url: string, errand: Errand) {
    this.url = url;
    this.errand = errand;
  }

  async send(
    service: Service,
    init: { method: string; body?: string; headers: Record<string, string> },
  ): Promise<void> {
    try {
      this.#heard = await service.ask({ ...init, url: this.url }, this.errand);
    } catch (error) {
      this.#error = error;
      throw error;
    }
  }

  /** The answer, or what the sender threw: the client buries it in an error of its own. */
  async answer(asked: Promise<unknown>): Promise<Heard> {
    await asked.catch((error: unknown) => {
      throw this.#error ?? error;
    });
    if (this.#heard === undefined) throw new Error('the client of Microsoft Graph sent nothing');
    return this.#heard;
  }
}

class Sender implements Middleware {
  readonly #service: Service;

  constructor(service: Service) {
    this.#service = service;
  }

  async execute(context: Context): Promise<void> {
    const carried = context.middlewareControl?.getMiddlewareOptions(Carried) as Carried | undefined;
    if (carried === undefined) throw new Error('a request without its errand');
    const { method = 'GET', body, headers } = context.options ?? {};
    await carried.send(this.#service, {
      method: String(method),
      headers: Object.fromEntries(new Headers(headers as HeadersInit | undefined)),
      ...(typeof body === 'string' ? { body } : {}),
    });
    context.response = new Response(null, { status: 200 });
  }
}
