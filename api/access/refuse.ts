/** How a request is refused: in the shape of an answer for tools, as a page for people. */
import type { Request, Response } from 'express';

/** A refusal. */
export interface Refusal {
  readonly status: number;
  /** For programs, in `extensions.code`. */
  readonly code: string;
  /** For people; holds nothing that the request brought. */
  readonly message: string;
}

/** Answers with the refusal: JSON where the asker takes it, else a page of one paragraph. */
export function refuse(request: Request, response: Response, { status, code, message }: Refusal): void {
  response.status(status).setHeader('cache-control', 'no-store');
  if (request.accepts(['application/json', 'text/html']) === 'text/html')
    response
      .type('html')
      .send(`<!doctype html><title>Postern</title><h1>Postern</h1><p>${message}</p><p><a href="/">Try again</a></p>\n`);
  else response.json({ errors: [{ message, extensions: { code } }] });
}
