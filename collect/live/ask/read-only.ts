/** What may be sent to a tenant: questions, and nothing that changes or reveals a secret. */

/** A request that would be more than a question: a fault of ours, never sent. */
export class ReadOnlyError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ReadOnlyError';
  }
}

/** The POSTs that are questions. */
export const questions = [
  '/{version}/$batch',
  '/{version}/identity/conditionalAccess/evaluate',
  '/providers/Microsoft.ResourceGraph/resources',
] as const;

const isBatch = /^\/(v1\.0|beta)\/\$batch$/;
const isQuestion =
  /^\/((v1\.0|beta)\/identity\/conditionalAccess\/evaluate|providers\/Microsoft\.ResourceGraph\/resources)$/i;

/** GETs that answer with secrets, mail, files, chats or sign-in logs of persons. */
const forbidden =
  /\/(listKeys|listSecrets|listAccountSas|listCredentials|listConnectionStrings|config\/[^/]*\/list|messages|mailFolders|drives?|chats|teamwork|signIns)(\/|$|\?)/i;

/** Lets a question pass. Throws ReadOnlyError for all else. */
export function assertReadOnly(method: string, url: URL, body: string | undefined): void {
  assertAllowed(url.pathname);
  if (method === 'GET' && body === undefined) return;
  if (method === 'POST' && isQuestion.test(url.pathname)) return;
  if (method === 'POST' && isBatch.test(url.pathname)) return assertBatchOfGets(body);
  throw new ReadOnlyError(`Postern only reads: ${method} ${url.pathname} is never sent.`);
}

function assertAllowed(path: string): void {
  if (forbidden.test(decodeURIComponent(path))) throw new ReadOnlyError(`Postern never asks for ${path}.`);
}

function assertBatchOfGets(body: string | undefined): void {
  const { requests } = JSON.parse(body ?? '{}') as { requests?: { method?: string; url?: string; body?: unknown }[] };
  for (const { method, url, body: inner } of requests ?? []) {
    if (method !== 'GET' || inner !== undefined)
      throw new ReadOnlyError(`Postern only reads: a $batch with ${method} ${url} is never sent.`);
    assertAllowed((url ?? '').split('?')[0] ?? '');
  }
}
