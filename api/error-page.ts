/** The last resort: whatever Express throws, such as a body that is no JSON, without internals. */
import type { ErrorRequestHandler } from 'express';
import type { Log } from './log.ts';

/** The handler. Answers in GraphQL's shape, which is what clients of /graphql expect. */
export function errorPage(log: Log): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const { status = 500, message = '' } = error as { status?: number; message?: string };
    const asked = status >= 400 && status < 500;
    if (!asked) log.error({ err: error }, 'unexpected error');
    const shown = asked ? `The request is wrong: ${message}` : 'Something went wrong in Postern. Its log says what.';
    response
      .status(status)
      .json({ errors: [{ message: shown, extensions: { code: asked ? 'BAD_REQUEST' : 'INTERNAL' } }] });
  };
}
