/** A loopback server that behaves like the token endpoint of Entra ID and the What-If service of Microsoft Graph. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { selfSigned } from './self-signed.ts';

/** A row of the service's answer. */
export interface ServiceRow {
  readonly id: string;
  readonly displayName: string;
  readonly state: string;
  readonly policyApplies: boolean;
  readonly analysisReasons: string;
}

/** How the service behaves, to be changed between questions. */
export interface Behaviour {
  answer(body: Record<string, never>): readonly ServiceRow[] | { readonly status: number; readonly body: unknown };
  /** Rows a page. */
  page: number;
  /** How many questions are still answered 429, whatever their time. */
  busy: number;
}

/** The server. */
export interface LiveTenant {
  readonly behaviour: Behaviour;
  /** What was asked, and when it came, in milliseconds. */
  readonly asked: { readonly body: Record<string, never>; readonly at: number }[];
  /** How many questions came too soon. */
  readonly throttled: () => number;
  /** What a process needs in its environment to speak to it. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

const tenant = '11111111-0000-4000-8000-000000000001';
const secret = 'correct-horse';
const token = 'a-token-of-the-test';

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const refusal = (code: string, message: string) => ({ error: { code, message } });

/** Starts it on a free port. https://learn.microsoft.com/graph/api/conditionalaccessroot-evaluate, https://learn.microsoft.com/graph/throttling-limits */
export async function startLiveTenant(): Promise<LiveTenant> {
  const { key, cert } = selfSigned();
  const behaviour: Behaviour = { answer: () => [], page: 100, busy: 0 };
  const asked: { body: Record<string, never>; at: number }[] = [];
  let tooSoon = 0;
  let last = 0;
  let rest: readonly ServiceRow[] = [];

  async function issueToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request));
    if (form.get('client_secret') !== secret)
      return send(response, 401, {
        error: 'invalid_client',
        error_description: 'AADSTS7000215: Invalid client secret provided.',
      });
    send(response, 200, { token_type: 'Bearer', expires_in: 3600, access_token: token });
  }

  function nextPage(response: ServerResponse): void {
    const value = rest.slice(0, behaviour.page);
    rest = rest.slice(behaviour.page);
    const more = rest.length > 0 ? { '@odata.nextLink': `${origin}/v1.0/more` } : {};
    send(response, 200, { value, ...more });
  }

  async function graph(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    if (request.headers.authorization !== `Bearer ${token}`)
      return send(response, 401, refusal('InvalidAuthenticationToken', 'Access token is empty.'));
    const now = Date.now();
    const early = now - last < 1000;
    last = now;
    if (early) tooSoon += 1;
    if (early || behaviour.busy > 0) {
      behaviour.busy -= 1;
      // No Retry-After: so the service does it.
      return send(response, 429, refusal('TooManyRequests', 'Too many requests.'));
    }
    if (request.url === '/v1.0/more') return nextPage(response);
    if (request.url !== '/v1.0/identity/conditionalAccess/evaluate' || request.method !== 'POST')
      return send(response, 404, refusal('ResourceNotFound', 'No such resource.'));
    asked.push({ body: JSON.parse(body), at: now });
    const answer = behaviour.answer(JSON.parse(body));
    if ('status' in answer) return send(response, answer.status, answer.body);
    rest = answer;
    nextPage(response);
  }

  const server = createServer({ key, cert }, (request, response) => {
    const path = request.url ?? '';
    if (path.endsWith('/.well-known/openid-configuration'))
      return send(response, 200, {
        issuer: `${origin}/${tenant}/v2.0`,
        authorization_endpoint: `${origin}/${tenant}/oauth2/v2.0/authorize`,
        token_endpoint: `${origin}/${tenant}/oauth2/v2.0/token`,
        jwks_uri: `${origin}/${tenant}/discovery/v2.0/keys`,
      });
    void (path.includes('/oauth2/v2.0/token') ? issueToken(request, response) : graph(request, response));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `https://localhost:${(server.address() as AddressInfo).port}`;
  const folder = await mkdtemp(join(tmpdir(), 'live-tenant-'));
  await writeFile(join(folder, 'cert.pem'), cert);
  return {
    behaviour,
    asked,
    throttled: () => tooSoon,
    environment: {
      NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem'),
      POSTERN_GRAPH_ENDPOINT: origin,
      AZURE_AUTHORITY_HOST: origin,
      AZURE_TENANT_ID: tenant,
      AZURE_CLIENT_ID: '22222222-0000-4000-8000-000000000002',
      AZURE_CLIENT_SECRET: secret,
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await rm(folder, { recursive: true });
    },
  };
}
