/** The one module that sends: every request to Microsoft Graph and Azure Resource Manager leaves here, read-only, and its whole body comes back. */
import { assertReadOnly } from './read-only.ts';

/** A request, ready to go. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

/** An answer whose body has come to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Milliseconds until the headers come, and between two parts of the body. */
export interface Patience {
  readonly headers: number;
  readonly body: number;
}

const patient: Patience = { headers: 100_000, body: 30_000 };

/**
 * Sends a question. Throws ReadOnlyError for anything but a question, and what `fetch` throws where the connection fails
 * or the body is cut short; an answer with any status is an answer. Redirects are not followed: a token goes to one host.
 */
export async function send(request: Outgoing, signal: AbortSignal, patience: Patience = patient): Promise<Answer> {
  const { method, url, headers, body } = request;
  assertReadOnly(method, new URL(url), body);
  const silence = new AbortController();
  const quiet = (milliseconds: number) =>
    setTimeout(() => silence.abort(new Error(`no answer for ${milliseconds / 1000} seconds`)), milliseconds);
  let timer = quiet(patience.headers);
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.any([signal, silence.signal]),
      ...(body === undefined ? {} : { body }),
    });
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body ?? []) {
      clearTimeout(timer);
      timer = quiet(patience.body);
      text += decoder.decode(chunk as Uint8Array, { stream: true });
    }
    return { status: response.status, headers: response.headers, text: text + decoder.decode() };
  } finally {
    clearTimeout(timer);
  }
}
