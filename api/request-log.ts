/** Gives each request an id, carries it through the work, and logs the outcome in one line. */
import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { type Log, requestIds } from './log.ts';

/** An id that an asker or a proxy may give; anything else is replaced. */
const sane = /^[\w.-]{8,64}$/;

/** The middleware. The id stands in the header x-request-id of the answer. */
export function requestLog(log: Log): RequestHandler {
  return (request, response, next) => {
    const given = request.get('x-request-id');
    const id = given !== undefined && sane.test(given) ? given : randomUUID();
    const begun = performance.now();
    const path = request.originalUrl.split('?')[0];
    response.setHeader('x-request-id', id);
    response.on('close', () => {
      const milliseconds = Math.round(performance.now() - begun);
      const outcome = response.writableFinished ? response.statusCode : 'gone';
      log.info({ requestId: id, method: request.method, path, outcome, milliseconds }, 'request');
    });
    requestIds.run(id, next);
  };
}
