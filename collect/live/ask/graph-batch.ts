/** `$batch`: up to twenty questions in one request; each is answered, throttled and asked again by itself. */
import { setTimeout as pause } from 'node:timers/promises';
import type { GraphRequest, Row } from '../collection.ts';
import type { GraphClient } from './graph-client.ts';
import { headersOf, pageOf } from './graph-pages.ts';
import { backoff, type Heard, isTransient, retryAfter } from './persist.ts';
import { errorOf, Refused } from './refused.ts';
import type { Errand } from './service.ts';

/** A question about one subject. */
export interface Question {
  readonly subject: string;
  /** Path and query within the version. */
  readonly url: string;
}

/** What hears the answers, as they come. */
export interface Listener {
  /** A page of a subject's rows; a single object is a page of one. */
  page(subject: string, rows: readonly Row[], json: unknown): void | Promise<void>;
  /** The service refused this one subject. */
  refused(subject: string, refusal: Refused): void;
}

interface Pending extends Question {
  readonly tries: number;
  readonly notBefore: number;
}

const tries = 8;
const patience = 15 * 60_000;
const batchesAtOnce = 4;

interface BatchAnswer {
  readonly id: string | number;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | null;
  readonly body?: unknown;
}

/** Asks all questions, and follows the links of each. Throws what Service.ask throws for a whole batch. */
export async function askInBatches(
  client: GraphClient,
  request: GraphRequest,
  questions: readonly Question[],
  errand: Errand,
  listener: Listener,
): Promise<void> {
  let pending: Pending[] = questions.map((one) => ({ ...one, tries: 0, notBefore: 0 }));
  const { batchSize } = errand.lane;
  while (pending.length > 0) {
    const wait = Math.min(...pending.map(({ notBefore }) => notBefore)) - Date.now();
    if (wait > 0) {
      errand.onWait({ milliseconds: wait, why: 'the service asks to wait' });
      await pause(wait, undefined, { signal: errand.signal });
    }
    const due = pending.filter(({ notBefore }) => notBefore <= Date.now()).slice(0, batchSize * batchesAtOnce);
    const batches = Array.from({ length: Math.ceil(due.length / batchSize) }, (_, index) =>
      due.slice(index * batchSize, (index + 1) * batchSize),
    );
    const again = await Promise.all(batches.map((one) => askBatch(client, request, one, errand, listener)));
    const asked = new Set(due);
    pending = [...pending.filter((one) => !asked.has(one)), ...again.flat()];
  }
}

/** One batch; gives what is to be asked again, or further. */
async function askBatch(
  client: GraphClient,
  request: GraphRequest,
  asked: readonly Pending[],
  errand: Errand,
  listener: Listener,
): Promise<Pending[]> {
  const headers = headersOf(request);
  const requests = asked.map(({ url }, index) => ({
    id: String(index + 1),
    method: 'GET',
    url,
    ...(Object.keys(headers).length > 0 ? { headers } : {}),
  }));
  const given = await answersTo(client, request.version, requests, errand);
  const answers = new Map(given.map((answer) => [String(answer.id), answer]));
  const more: Pending[] = [];
  for (const [index, question] of asked.entries()) {
    const next = await hear(client, request, question, answers.get(String(index + 1)), errand, listener);
    if (next !== undefined) more.push(next);
  }
  return more;
}

interface BatchRequest {
  readonly id: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The answers of a `$batch`; of each request by itself where the service takes no `$batch`. */
async function answersTo(
  client: GraphClient,
  version: GraphRequest['version'],
  requests: readonly BatchRequest[],
  errand: Errand,
): Promise<readonly BatchAnswer[]> {
  try {
    const { json } = await client.batch(version, requests, { ...errand, operations: requests.length });
    return (json as { responses?: BatchAnswer[] } | undefined)?.responses ?? [];
  } catch (error) {
    if (!(error instanceof Refused && takesNoBatch.has(error.status))) throw error;
    const url = (path: string) => `${client.service.endpoint}/${version}${path}`;
    return await Promise.all(
      requests.map(({ id, url: path, headers }) => answerTo(id, () => client.get(url(path), errand, headers))),
    );
  }
}

/** The service does not know `$batch`, or not this one. */
const takesNoBatch: ReadonlySet<number> = new Set([400, 404, 405, 501]);

async function answerTo(id: string, ask: () => Promise<Heard>): Promise<BatchAnswer> {
  try {
    const { status, json, text } = await ask();
    return { id, status, body: json ?? text };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { status, code, says } = error;
    return { id, status, headers: Object.fromEntries(error.headers), body: { error: { code, message: says } } };
  }
}

async function hear(
  client: GraphClient,
  request: GraphRequest,
  question: Pending,
  answer: BatchAnswer | undefined,
  errand: Errand,
  listener: Listener,
): Promise<Pending | undefined> {
  const status = answer?.status ?? 424;
  if (status < 300) {
    const { rows, next } = pageOf(answer?.body);
    await listener.page(question.subject, rows, answer?.body);
    if (next === undefined) return undefined;
    return { ...question, url: withinVersion(client, next, request.version), tries: 0, notBefore: 0 };
  }
  const headers = headersIn(answer);
  const { code, message } = errorOf(answer?.body);
  if (status === 429) client.service.tally.throttled += 1;
  const asked = retryAfter(headers);
  // A request that hung on another, or that the service left without an answer, is asked anew by itself.
  const isAgain = (isTransient(status) || status === 424) && question.tries + 1 < tries && (asked ?? 0) <= patience;
  if (!isAgain) {
    listener.refused(question.subject, new Refused(status, code, message, headers));
    return undefined;
  }
  const wait = asked ?? (status === 424 ? 0 : backoff(question.tries));
  if (status === 429) errand.lane.close(asked ?? 0);
  return { ...question, tries: question.tries + 1, notBefore: Date.now() + wait };
}

function headersIn(answer: BatchAnswer | undefined): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer?.headers ?? {})) headers.set(name, String(value));
  return headers;
}

/** The nextLink inside a batch is absolute as a rule; a batch wants paths within its version. Throws GaveUp for another host. */
function withinVersion(client: GraphClient, link: string, version: GraphRequest['version']): string {
  const url = client.service.sameHost(link, `${client.service.endpoint}/${version}/`);
  return `${url.pathname.replace(/^\/(v1\.0|beta)/, '')}${url.search}`;
}
