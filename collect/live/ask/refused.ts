/** An answer that is a refusal: its status, the service's own code and words. */
import type { Answer } from './send.ts';

/** The service answered, and the answer is no. */
export class Refused extends Error {
  readonly status: number;
  /** The service's code, such as `Authorization_RequestDenied`; empty where it gave none. */
  readonly code: string;
  /** The service's words. */
  readonly says: string;
  readonly headers: Headers;

  constructor(status: number, code: string, says: string, headers: Headers = new Headers()) {
    super(`${status} ${[code, says].filter(Boolean).join(': ')}`.replace(/\s+/g, ' ').slice(0, 300));
    this.name = 'Refused';
    this.status = status;
    this.code = code;
    this.says = says;
    this.headers = headers;
  }
}

/** The code and words of an error body: `{error: {code, message, innerError}}` in Graph and ARM alike. */
export function refusedOf({ status, headers, text }: Pick<Answer, 'status' | 'headers' | 'text'>): Refused {
  const { code, message } = errorOf(text);
  return new Refused(status, code, message, headers);
}

/** The code and words of an error body that was parsed or not. */
export function errorOf(body: unknown): { code: string; message: string } {
  const json = typeof body === 'string' ? parsed(body) : body;
  const error = (json as { error?: unknown } | undefined)?.error;
  if (typeof error !== 'object' || error === null) {
    const words = typeof body === 'string' && !body.trimStart().startsWith('<') ? body : '';
    return { code: typeof error === 'string' ? error : '', message: words.slice(0, 200) };
  }
  const { code, message, details } = error as { code?: unknown; message?: unknown; details?: { message?: unknown }[] };
  const more = Array.isArray(details)
    ? details.map((one) => one?.message).filter((one) => typeof one === 'string')
    : [];
  return { code: String(code ?? ''), message: [message ?? '', ...more].join(' ').trim() };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
