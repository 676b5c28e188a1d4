/** A tenant over TLS for the benchmark, in a process of its own: it answers both ways of collecting and counts what they ask. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { selfSigned } from '../../support/self-signed.ts';
import { azureAnswer, queryAnswer } from './azure.ts';
import { graphAnswer, resourceUnitsOf } from './graph.ts';
import { groupSizes, type Sizes } from './model.ts';

/** What was asked since the last time. */
export interface Counters {
  readonly requests: number;
  /** What the service throttles by: a batch counts its requests. */
  readonly operations: number;
  readonly resourceUnits: number;
}

const sizes = JSON.parse(process.argv[2] ?? '{}') as Sizes;
const latency = Number(process.argv[3] ?? 0);
const tenant = { sizes, groups: groupSizes(sizes) };
let counters = { requests: 0, operations: 0, resourceUnits: 0 };

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '', 'https://localhost');
  const body = await text(request);
  counters.requests += 1;
  const answer = answerTo(url, body, `https://${request.headers.host}`);
  const data = Buffer.from(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
  setTimeout(() => {
    response.writeHead(answer.status, { 'content-type': answer.type ?? 'application/json', ...answer.headers });
    response.end(data);
  }, latency);
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

function answerTo(url: URL, body: string, origin: string): Answer {
  if (url.pathname.endsWith('/$batch')) return { status: 200, body: batch(url, body, origin) };
  counters.operations += 1;
  if (/ResourceGraph/i.test(url.pathname)) return { status: 200, body: queryAnswer(tenant, JSON.parse(body)) };
  if (!/^\/(v1\.0|beta)\//.test(url.pathname)) return { status: 200, body: azureAnswer(tenant, url, origin) };
  const units = resourceUnitsOf(url);
  counters.resourceUnits += units;
  const answer = graphAnswer(tenant, url, origin);
  return { ...answer, headers: { 'x-ms-resource-unit': String(units) } };
}

function batch(url: URL, body: string, origin: string): object {
  const version = url.pathname.split('/')[1];
  const { requests } = JSON.parse(body) as { requests: readonly { id: string; url: string }[] };
  return {
    responses: requests.map(({ id, url: path }) => {
      const { status, body: answer, headers = {} } = answerTo(new URL(`/${version}${path}`, origin), '', origin);
      return { id, status, headers, body: answer };
    }),
  };
}

const { key, cert } = selfSigned();
const server = createServer({ key, cert }, (request, response) => void handle(request, response));
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () =>
  process.send?.({ origin: `https://localhost:${(server.address() as AddressInfo).port}`, cert }),
);
process.on('message', () => {
  process.send?.({ counters });
  counters = { requests: 0, operations: 0, resourceUnits: 0 };
});
process.on('disconnect', () => process.exit());
