/** A loopback server over TLS that holds a facts folder and behaves like Microsoft Graph, Azure Resource Manager and the token endpoint. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { openJudge } from '../published-judge.ts';
import { selfSigned } from '../self-signed.ts';
import { AzureAnswers } from './azure-answers.ts';
import { GraphAnswers, type Pages } from './graph-answers.ts';
import { moreOfGraph } from './graph-more.ts';
import { ok, type Reply, refusals, refuse } from './reply.ts';
import { type Act, Script } from './script.ts';
import { Tables } from './tables.ts';
import { Throttle } from './throttle.ts';
import { makeToken } from './tokens.ts';

/** A request that came. Those inside a batch stand by themselves, with `inBatch`. */
export interface Asked {
  readonly method: string;
  /** Path and query, decoded. */
  readonly url: string;
  readonly inBatch: boolean;
  readonly body?: unknown;
}

/** The server. */
export interface TenantService {
  readonly origin: string;
  readonly tables: Tables;
  readonly pages: Pages;
  readonly azure: AzureAnswers;
  readonly graph: GraphAnswers;
  readonly script: Script;
  readonly throttle: Throttle;
  readonly asked: Asked[];
  /** Requests that the service does not know: a test fails on any. */
  readonly unknown: string[];
  readonly tenantId: string;
  /** What a service that others built makes of an answer to `METHOD path?query`; the answer itself by default. */
  reshape: (request: string, reply: Reply) => Reply;
  /** Tokens that are taken; others are refused. */
  readonly tokens: Set<string>;
  token(service: 'graph' | 'azure', claims?: Readonly<Record<string, unknown>>): string;
  /** What a process needs in its environment. */
  environment(): Record<string, string>;
  /** Throws where a request was not known, or a line of the script was never met. */
  settle(): void;
  close(): Promise<void>;
}

const secret = 'correct-horse';
const judge = openJudge();

/** Starts it on a free port, with the rows of a facts folder. */
export async function startTenantService(folder: string): Promise<TenantService> {
  const { key, cert } = selfSigned();
  const tables = new Tables(folder);
  const pages: Pages = { page: undefined, emptyPages: false, countLag: 0 };
  let origin = '';
  const underPim = ['eligibility', 'assignment'].flatMap((kind) =>
    tables.rows(`graph/pim-group-${kind}-schedule-instances`).map(({ groupId }) => String(groupId)),
  );
  tables.set(
    'graph/groups-under-pim',
    [...new Set(underPim)].map((id) => ({ id })),
  );
  const graph = new GraphAnswers(tables, () => origin, pages, moreOfGraph(tables));
  const azure = new AzureAnswers(tables, () => origin);
  const script = new Script();
  const throttle = new Throttle();
  const asked: Asked[] = [];
  const unknown: string[] = [];
  const tokens = new Set<string>();
  const tenantId = String(tables.rows('graph/organization')[0]?.id ?? '11111111-0000-4000-8000-000000000001');

  /** What Microsoft does not publish is not known either, whatever this server makes of it. */
  const judged = (request: string): void => {
    const fault = judge?.fault(request);
    if (fault !== undefined) unknown.push(`as published: ${fault}`);
  };

  const notKnown = (request: string): Reply => {
    unknown.push(request);
    return refuse(400, 'BadRequest', `Resource not found: ${request}`);
  };

  function answer(
    method: string,
    url: URL,
    headers: IncomingMessage['headers'],
    inBatch: boolean,
    body?: unknown,
  ): Reply {
    const request = `${method} ${url.pathname}${decodeURIComponent(url.search)}`;
    asked.push({ method, url: request.slice(method.length + 1), inBatch, ...(body === undefined ? {} : { body }) });
    const busy = throttle.take(request);
    if (busy !== undefined) return busy;
    const [, version, path = ''] = /^\/(v1\.0|beta)(\/.*)$/.exec(url.pathname) ?? [];
    if (version === undefined) {
      if (method === 'POST' && /^\/providers\/Microsoft\.ResourceGraph\/resources$/i.test(url.pathname))
        return azure.query(body as Record<string, unknown>);
      return (method === 'GET' ? azure.answer(url.pathname, url.searchParams) : undefined) ?? notKnown(request);
    }
    if (method === 'POST' && path === '/$batch') return batch(version as 'v1.0' | 'beta', body);
    if (method !== 'GET') return notKnown(request);
    const plain = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
    );
    const known = graph.answer({ version: version as 'v1.0' | 'beta', path, query: url.searchParams, headers: plain });
    return known ?? notKnown(request);
  }

  function batch(version: 'v1.0' | 'beta', body: unknown): Reply {
    const { requests } = body as {
      requests: { id: string; method: string; url: string; headers?: Record<string, string> }[];
    };
    if (requests.length > 20) return refusals.bad('A batch holds 20 requests at most.');
    if (new Set(requests.map(({ id }) => id)).size !== requests.length) return refusals.bad('Ids are not unique.');
    const responses = requests.map(({ id, method, url, headers = {} }) => {
      const full = new URL(`${origin}/${version}${url}`);
      const line = `${method} ${full.pathname}${decodeURIComponent(full.search)}`;
      judged(line);
      const act = script.take(line);
      const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
      const reply = act !== undefined && 'reply' in act ? act.reply : answer(method, full, lower, true);
      return { id, status: reply.status, headers: reply.headers ?? {}, body: reply.body };
    });
    // The service answers in any order.
    return ok({ responses: responses.reverse() });
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', origin);
    const raw = await text(request);
    if (url.pathname.endsWith('/.well-known/openid-configuration'))
      return write(response, ok(openId(origin, tenantId)));
    if (url.pathname.endsWith('/oauth2/v2.0/token')) return write(response, issue(new URLSearchParams(raw)));
    const line = `${request.method} ${url.pathname}${decodeURIComponent(url.search)}`;
    judged(line);
    const act = script.take(line);
    if (act !== undefined && 'reset' in act) return void request.socket.destroy();
    if (act !== undefined && 'reply' in act) {
      asked.push({ method: request.method ?? '', url: line.slice((request.method ?? '').length + 1), inBatch: false });
      return write(response, act.reply);
    }
    const token = /^Bearer (.*)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!tokens.has(token)) return write(response, refusals.token());
    if (act !== undefined && 'before' in act) act.before();
    const body = raw === '' ? undefined : JSON.parse(raw);
    const reply = answer(request.method ?? '', url, request.headers, false, body);
    return await write(response, service.reshape(line, reply), act);
  }

  function issue(form: URLSearchParams): Reply {
    if (form.get('client_secret') !== secret)
      return {
        status: 401,
        body: {
          error: 'invalid_client',
          error_description: 'AADSTS7000222: The provided client secret keys are expired.',
        },
      };
    const isGraph = form.get('scope')?.includes('graph') ?? false;
    return ok({ token_type: 'Bearer', expires_in: 3600, access_token: service.token(isGraph ? 'graph' : 'azure') });
  }

  const server = createServer({ key, cert }, (request, response) => void handle(request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  origin = `https://localhost:${(server.address() as AddressInfo).port}`;
  const aside = await mkdtemp(join(tmpdir(), 'tenant-service-'));
  await writeFile(join(aside, 'cert.pem'), cert);

  const service: TenantService = {
    origin,
    tables,
    pages,
    azure,
    graph,
    script,
    throttle,
    asked,
    unknown,
    tenantId,
    reshape: (_request, reply) => reply,
    tokens,
    token(name, claims = {}) {
      const aud = name === 'graph' ? 'https://graph.microsoft.com' : 'https://management.azure.com';
      const made = makeToken({ aud, tid: tenantId, ...claims });
      tokens.add(made);
      return made;
    },
    environment: () => ({
      NODE_EXTRA_CA_CERTS: join(aside, 'cert.pem'),
      POSTERN_GRAPH_ENDPOINT: origin,
      POSTERN_ARM_ENDPOINT: origin,
      POSTERN_GRAPH_TOKEN: service.token('graph'),
      POSTERN_ARM_TOKEN: service.token('azure'),
    }),
    settle() {
      const wrong = [
        ...unknown.map((one) => `not known: ${one}`),
        ...script.unused().map((one) => `never met: ${one}`),
      ];
      if (wrong.length > 0) throw new Error(wrong.join('\n'));
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await rm(aside, { recursive: true });
    },
  };
  return service;
}

function openId(origin: string, tenant: string) {
  return {
    issuer: `${origin}/${tenant}/v2.0`,
    authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
    token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
    jwks_uri: `${origin}/${tenant}/discovery/v2.0/keys`,
  };
}

async function write(response: ServerResponse, { status, body, headers = {} }: Reply, act?: Act): Promise<void> {
  const data = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': data.length, ...headers });
  if (act !== undefined && 'cut' in act) {
    response.write(data.subarray(0, data.length / 2));
    await pause(20);
    return void response.destroy();
  }
  if (act !== undefined && 'slow' in act) {
    for (let at = 0; at < data.length; at += Math.ceil(data.length / 4)) {
      response.write(data.subarray(at, at + Math.ceil(data.length / 4)));
      await pause(act.slow);
    }
    return void response.end();
  }
  response.end(data);
}
