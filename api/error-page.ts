/** The last resort: paths that lead nowhere, and whatever Express throws, such as a body that is no JSON, without internals. */
import type { ErrorRequestHandler, RequestHandler } from 'express';
import { refuse } from './access/index.ts';
import type { Log } from './log.ts';

const notFound = { status: 404, code: 'NOT_FOUND', message: 'There is nothing at this address.' };

/** Answers what no handler before it has answered. */
export const notFoundPage: RequestHandler = (request, response) => refuse(request, response, notFound);

/** The handler of errors. Only what reading the body says is passed on: it tells of the body, all else tells of this machine. */
export function errorPage(log: Log): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const { status = 500, type, message } = error as { status?: number; type?: string; message?: string };
    if (status === 404) return refuse(request, response, notFound);
    const asked = status >= 400 && status < 500;
    if (!asked) log.error({ err: error }, 'unexpected error');
    const wrong = `The request is wrong${asked && type !== undefined ? `: ${message}` : '.'}`;
    const shown = asked ? wrong : 'Something went wrong in Postern. Its log says what.';
    response
      .status(status)
      .json({ errors: [{ message: shown, extensions: { code: asked ? 'BAD_REQUEST' : 'INTERNAL' } }] });
  };
}
