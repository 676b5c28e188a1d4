/** The one policy of retries, around a whole page: the clients' own repeat neither a body cut short nor every kind of refusal. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from './send.ts';

/** Longest wait that the service may ask for, and the longest that one page waits in all; milliseconds. */
export const longestWait = 15 * 60_000;
const tries = 7;
/** Tries where the service names each pause itself. */
const triesNamed = 200;
/** A portal seldom goes away by itself. */
const triesOfWebPage = 3;
const firstPause = 1_000;
const longestPause = 30_000;
const transient = new Set([408, 429, 500, 502, 503, 504, 509]);

/** The service asks to wait longer than the collector does, or is not well for too long. */
export class GaveUp extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'GaveUp';
  }
}

/** What a wait is for, so that progress can tell. */
export interface Wait {
  readonly milliseconds: number;
  readonly why: string;
}

/** Milliseconds of a Retry-After header: seconds, or a date. RFC 9110, 10.2.3. */
export function retryAfter(headers: Pick<Headers, 'get'>): number | undefined {
  const text = headers.get('retry-after');
  if (text === null || text.trim() === '') return undefined;
  const seconds = Number(text);
  const milliseconds = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(text) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}

/** The pause before a try, where the service names none: doubled each time, with jitter. */
export function backoff(attempt: number): number {
  return Math.min(longestPause, firstPause * 2 ** attempt) * (0.75 + Math.random() / 2);
}

/** True for a status that another try may mend. */
export function isTransient(status: number): boolean {
  return transient.has(status);
}

/**
 * Asks until there is an answer that no retry mends. Resets, bodies cut short, bodies that are no JSON and transient
 * statuses are asked again. Throws GaveUp, and whatever `fatal` says is fatal.
 */
export async function persist(
  ask: () => Promise<Answer>,
  options: {
    readonly signal: AbortSignal;
    /** An error that no retry mends, such as a certificate that is not trusted. */
    readonly fatal: (error: unknown) => Error | undefined;
    readonly onWait: (wait: Wait) => void;
  },
): Promise<Heard> {
  const begun = Date.now();
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await once(ask, options.fatal, options.signal);
    if (outcome.done) return outcome.answer;
    const { why, after, tries: most = tries } = outcome;
    // A Retry-After of nothing is no invitation to ask without end.
    const asked = after === undefined ? backoff(attempt) : Math.max(after, 20 * attempt);
    if (asked > longestWait)
      throw new GaveUp(`the service asks to wait ${Math.round(asked / 60_000)} minutes (${why})`);
    const isSpent = attempt + 1 >= (after === undefined ? most : triesNamed);
    if (isSpent || Date.now() - begun + asked > longestWait)
      throw new GaveUp(`${why}, after ${attempt + 1} tries in ${Math.round((Date.now() - begun) / 1000)} s`);
    options.onWait({ milliseconds: asked, why });
    await pause(asked, undefined, { signal: options.signal });
  }
}

/** An answer that came whole, and its JSON where it is some. */
export interface Heard extends Answer {
  readonly json: unknown;
}

type Outcome =
  | { readonly done: true; readonly answer: Heard }
  | { readonly done: false; readonly why: string; readonly after?: number | undefined; readonly tries?: number };

async function once(
  ask: () => Promise<Answer>,
  fatal: (error: unknown) => Error | undefined,
  signal: AbortSignal,
): Promise<Outcome> {
  let answer: Answer;
  try {
    answer = await ask();
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    const end = fatal(error);
    if (end !== undefined) throw end;
    return { done: false, why: `no whole answer: ${wordsOf(error)}` };
  }
  if (isTransient(answer.status))
    return { done: false, why: `the service answers ${answer.status}`, after: retryAfter(answer.headers) };
  const json = jsonOf(answer);
  if (answer.status < 300 && json === cutShort) return { done: false, why: 'the body of the answer was cut short' };
  if (answer.status < 300 && isWebPage(answer)) return { done: false, why: webPage, tries: triesOfWebPage };
  return { done: true, answer: { ...answer, json: json === cutShort ? undefined : json } };
}

const cutShort = Symbol('cut short');

/** A portal or a proxy answers in the service's place, with a status of success. */
const webPage = 'the answer is a web page and no data: a proxy or a sign-in portal of the network stands between';

function isWebPage({ headers, text }: Answer): boolean {
  return /html/i.test(headers.get('content-type') ?? '') || text.trimStart().startsWith('<');
}

function jsonOf({ headers, text }: Answer): unknown {
  const isDeclared = /json/i.test(headers.get('content-type') ?? 'json');
  if (!isDeclared && !text.trimStart().startsWith('{')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return cutShort;
  }
}

/** The innermost words of what `fetch` throws. */
export function wordsOf(error: unknown): string {
  const { cause, message, code } = error as { cause?: unknown; message?: string; code?: string };
  return cause instanceof Error ? wordsOf(cause) : (message || code || String(error)).slice(0, 200);
}
